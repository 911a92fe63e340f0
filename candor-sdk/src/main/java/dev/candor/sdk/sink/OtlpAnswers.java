package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Rejection;
import dev.candor.sdk.Response;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What the answers of OTLP/HTTP mean. */
final class OtlpAnswers {

  private static final int MOST = 4 * 1024 * 1024;

  /** How many of a request's log records, spans or points were not taken. */
  private static final List<String> REJECTED =
      List.of("rejectedLogRecords", "rejectedSpans", "rejectedDataPoints");

  private static final Json.Members NOTHING = new Json.Members(Map.of());

  private OtlpAnswers() {}

  /**
   * By the status: only what OTLP names as transient comes again, and in parts what is too large.
   */
  static Fate fate(int status) {
    if (status >= 200 && status < 300) {
      return Fate.READ;
    }
    return switch (status) {
      case 413 -> Fate.SPLIT;
      case 429, 502, 503, 504 -> Fate.RETRY;
      default -> Fate.REJECT;
    };
  }

  /**
   * What a success means for the events of a request. It is never sent again, whatever the answer
   * says, or whether it can be read. Which part was not taken, it does not say: the last ones are
   * taken for it.
   *
   * @param elements how many log records, spans or points each event became
   */
  static Delivery read(List<Integer> elements, Message message, Response response) {
    int events = elements.size();
    byte[] body = response.bytes();
    if (body.length > MOST) {
      return tooLong(events);
    }
    Json.Members partial;
    long rejected;
    try {
      partial = partial(body);
      rejected = rejected(partial);
    } catch (MalformedException e) {
      return Delivery.rejected(events, Rejection.UNREADABLE_ANSWER.word());
    }
    List<Delivery.Outcome> outcomes =
        new ArrayList<>(Collections.nCopies(events, Delivery.Outcome.ACCEPTED));
    for (int i = events - 1; i >= 0 && rejected > 0; i--) {
      outcomes.set(i, Delivery.Outcome.rejected(Rejection.PARTIAL_SUCCESS.word()));
      rejected -= elements.get(i);
    }
    Delivery delivery = Delivery.of(outcomes);
    return partial.members().get("errorMessage") instanceof Json.Text said
            && !said.value().isEmpty()
        ? delivery.after(Duration.ZERO, message.to() + " warns: " + response.shown())
        : delivery;
  }

  /** What an answer means that is longer than OTLP lets a client read. */
  static Delivery tooLong(int events) {
    return Delivery.rejected(events, Rejection.ANSWER_TOO_LARGE.word());
  }

  /** What was not taken; nothing where that is absent or null, which OTLP does not tell apart. */
  private static Json.Members partial(byte[] body) {
    Json.Members answer = body.length == 0 ? NOTHING : Json.parse(body).object();
    return answer.members().get("partialSuccess") instanceof Json.Null
        ? NOTHING
        : answer.object("partialSuccess");
  }

  private static long rejected(Json.Members partial) {
    long rejected = 0;
    for (String name : REJECTED) {
      Json value = partial.members().getOrDefault(name, new Json.Null());
      rejected = Math.max(rejected, value instanceof Json.Null ? 0 : whole(name, value));
    }
    return rejected;
  }

  /** A whole number of 64 bits, which OTLP writes as a text, and some receivers do not. */
  private static long whole(String name, Json value) {
    if (value instanceof Json.Whole whole) {
      return whole.value();
    }
    if (value instanceof Json.Text text && text.value().matches("\\d{1,18}")) {
      return Long.parseLong(text.value());
    }
    throw new MalformedException("'%s' must be a whole number".formatted(name));
  }
}
