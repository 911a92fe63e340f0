package dev.candor.sdk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a destination that speaks HTTP is told of events, and what it means by its answers: a pure
 * translation, of which {@link HttpSink} makes a sink.
 *
 * <p><b>The same again.</b> The same parcel, at the same time and attempt, gives the same bytes, in
 * any process: from a receipt the body is made again. On each attempt an event has the same id and
 * the same time. A message is the same whether its parcel holds other events or not.
 *
 * <p>Holds no state: safe for use by several threads.
 */
public interface Protocol {

  /** The address that the requests begin with. */
  URI address();

  /**
   * How old an event may be when it is sent: where a destination forgets the ids that it has seen,
   * a repeat would count twice.
   */
  Duration oldest();

  /** How many events a parcel may have: see {@link Sink#most}. */
  default int most() {
    return 1_000;
  }

  /** Translates a parcel, to be sent at a time. */
  Translation translate(Parcel parcel, Instant at);

  /** What a status means; {@link Fate#READ} where {@link #read} is to be asked. */
  Fate fate(int status);

  /**
   * What an answer means for the events of a message.
   *
   * @return one outcome an event of the message, in its order
   * @throws dev.candor.wire.MalformedException if the answer is not one of this protocol's
   */
  Delivery read(Parcel parcel, Message message, Response response);

  /**
   * What a success means whose answer is so long that its end was not read: more than 8 MiB. The
   * events come again, unless a protocol says otherwise.
   *
   * @return one outcome an event of the message, in its order
   */
  default Delivery readTooLong(Message message) {
    return Delivery.deferred(
        message.size(),
        Duration.ZERO,
        "%s gave an answer longer than %d bytes".formatted(message.to(), Exchange.MAX_ANSWER));
  }

  /**
   * A parcel, translated.
   *
   * @param messages its requests; they are sent one after the other
   * @param refused the places of the events that cannot be told to this destination, with why, in a
   *     word for the ledger
   */
  record Translation(List<Message> messages, Map<Integer, String> refused) {

    /** Copies its collections. */
    public Translation {
      messages = List.copyOf(messages);
      refused = Map.copyOf(refused);
    }

    /** Of one request, which carries all. */
    public static Translation of(Message message) {
      return new Translation(List.of(message), Map.of());
    }
  }
}
