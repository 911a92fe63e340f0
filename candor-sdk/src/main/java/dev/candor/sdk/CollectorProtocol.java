package dev.candor.sdk;

import dev.candor.wire.Answer;
import dev.candor.wire.Batch;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A Candor collector's own protocol: {@code POST /candor/v1/events}, gzip, with a length. It
 * answers event by event, and takes an event once for ever, by its run and number.
 */
public final class CollectorProtocol implements Protocol {

  private static final Duration OLDEST = Duration.ofDays(28);
  private static final int MOST = 10_000; // it takes no more in a request
  private static final int USUAL_LENGTH = 256; // of an event: a body that grows is copied each time
  private static final int SURELY_SMALL = 1024;
  private static final Duration UNTIL_KEY_CHANGES = Duration.ofHours(1);

  private final URI collector;
  private final URI events;
  private final String key;

  /**
   * Of a collector.
   *
   * @param collector its address, such as {@code http://127.0.0.1:4318}
   * @param key a key that may write
   * @throws IllegalArgumentException if the address is not one of http or https, or has something
   *     behind its path, or if the key is none
   */
  public CollectorProtocol(URI collector, String key) {
    if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "the write key must be of letters, digits and signs without blanks");
    }
    this.collector = HttpSink.base(collector);
    this.events = URI.create(collector.toString().replaceAll("/+$", "") + "/candor/v1/events");
    this.key = key;
  }

  @Override
  public URI address() {
    return collector;
  }

  @Override
  public Duration oldest() {
    return OLDEST;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public Translation translate(Parcel parcel, Instant at) {
    Batch batch =
        parcel.rows().isEmpty()
            ? Batch.ofCounts(parcel.header(), parcel.lost(), parcel.number(), parcel.counts())
            : Batch.of(parcel.header(), parcel.lost(), parcel.rows());
    return Translation.of(message(batch, Message.all(parcel), parcel.attempt(), at));
  }

  private Message message(Batch batch, List<Integer> of, int attempt, Instant at) {
    JsonWriter json = new JsonWriter(SURELY_SMALL + batch.size() * USUAL_LENGTH);
    batch.write(json);
    return Message.json(events, json, of)
        .secret("Authorization", "Bearer " + key)
        .header("Candor-Request", batch.request().toString())
        .header("Candor-Attempt", Integer.toString(attempt))
        .header("Candor-Sent-At", at.toString())
        .gzip();
  }

  /** A batch of events that were not recorded by this process, such as an import's. */
  public Message message(Batch batch, int attempt, Instant at) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      all.add(i);
    }
    return message(batch, all, attempt, at);
  }

  @Override
  public Fate fate(int status) {
    return switch (status) {
      case 200, 401, 403 -> Fate.READ;
      case 410 -> Fate.STOP;
      case 413 -> Fate.SPLIT;
      case 400, 415, 422 -> Fate.REJECT;
      default -> Fate.RETRY;
    };
  }

  @Override
  public Delivery read(Parcel parcel, Message message, Response response) {
    return read(message.size(), response);
  }

  /** What an answer means for so many events and counts. */
  Delivery read(int count, Response response) {
    if (response.status() != 200) { // a key is changed within the hour, and no event is lost for it
      return Delivery.deferred(
          count,
          UNTIL_KEY_CHANGES,
          "the collector answered %d: %s".formatted(response.status(), why(response)));
    }
    Answer answer = Answer.parse(response.bytes());
    List<Answer.Result> results = new ArrayList<>(answer.results());
    results.addAll(answer.counts());
    List<Delivery.Outcome> outcomes = new ArrayList<>(results.size());
    boolean again = false;
    for (Answer.Result result : results) {
      outcomes.add(outcome(result));
      again |= result.outcome() == Answer.Outcome.RETRY;
    }
    Delivery delivery = Delivery.of(outcomes).with(answer.narrow());
    if (again) {
      return delivery.after(Duration.ZERO, "the collector asked for a retry");
    }
    return answer.unread().isEmpty()
        ? delivery
        : delivery.after(
            Duration.ZERO,
            "the collector's narrowing makes no sense and is left out: "
                + Response.shown(answer.unread()));
  }

  /** What the collector says to do, as one plain line. */
  private static String why(Response response) {
    try {
      return Response.shown(response.json().text("message"));
    } catch (MalformedException e) {
      return "this key may not write there";
    }
  }

  private static Delivery.Outcome outcome(Answer.Result result) {
    String reason = result.reason() == null ? "" : result.reason();
    return switch (result.outcome()) {
      case STORED -> Delivery.Outcome.ACCEPTED;
      case DUPLICATE -> Delivery.Outcome.DUPLICATE;
      case RETRY -> Delivery.Outcome.DEFERRED;
      case QUARANTINED, DROPPED -> Delivery.Outcome.rejected(result.outcome().word(), reason);
    };
  }
}
