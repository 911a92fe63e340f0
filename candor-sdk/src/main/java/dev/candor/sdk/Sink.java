package dev.candor.sdk;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A remote destination for parcels of events. Made with a {@link Permit}, which only {@link
 * Consent} gives. What speaks HTTP is a {@link Protocol} in a {@link HttpSink}.
 *
 * <p><b>Threads.</b> Calls to {@link #deliver} never overlap, but may come from a thread each.
 * {@link #address}, {@link #oldest} and {@link #most} are asked once, when the sink has been made,
 * in the thread that made it. {@link #close} is called once: after the last {@code deliver} has
 * returned, or while it goes on beyond its deadline.
 *
 * <p><b>Repeats.</b> Delivery is at least once: after a crash the same events come again, in the
 * same parcel or in another, and always with the same run and numbers. Counts come again under the
 * same {@link Parcel#id}, with the same others, and by it only can be told from new ones.
 *
 * <p><b>Failure.</b> One that throws, or is not back at its deadline, is left to itself, and
 * another is made. It is asked again, then with fewer events, until the one is found that it cannot
 * take. Of two that never come back the threads are let be; then none is called in this process
 * until one is back.
 */
public interface Sink extends AutoCloseable {

  /**
   * The address that every parcel goes to, or null where there is no such one: then no identity
   * leaves raw through this sink.
   */
  default @Nullable URI address() {
    return null;
  }

  /**
   * How its destination is told of events, of which the body of a request can be made again; null
   * where no {@link Protocol} says it, and then receipts' bodies cannot be checked.
   */
  default @Nullable Protocol protocol() {
    return null;
  }

  /** How old an event may be when it is sent. */
  default Duration oldest() {
    return Duration.ofDays(28);
  }

  /**
   * How many events a parcel may have, 1 and more: what one request carries. What a request costs
   * is shared by them; but where one fails, all of them come again.
   */
  default int most() {
    return 1_000;
  }

  /**
   * Hands over one parcel.
   *
   * @param deadline when to give up, at the latest
   * @return what became of it, event by event and count by count; a network failure defers
   * @throws InterruptedException if the tool is exiting; the parcel stays in the spool
   */
  Delivery deliver(Parcel parcel, Instant deadline) throws InterruptedException;

  /** Releases what the sink holds. Does not deliver anything. */
  @Override
  default void close() {}
}
