package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Response;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the answers of OTLP/HTTP mean. */
final class OtlpAnswers {

  private static final int MOST = 4 * 1024 * 1024;

  /** How many of a request's log records, spans or points were not taken. */
  private static final List<String> REJECTED =
      List.of("rejectedLogRecords", "rejectedSpans", "rejectedDataPoints");

  private OtlpAnswers() {}

  /** By the status: only what OTLP names as transient comes again. */
  static Fate fate(int status) {
    if (status >= 200 && status < 300) {
      return Fate.READ;
    }
    return switch (status) {
      case 429, 502, 503, 504 -> Fate.RETRY;
      default -> Fate.REJECT;
    };
  }

  /**
   * What a success means for the events of a request. It is never sent again, whatever the answer
   * says of a part of it. Which part that is, it does not say: the last ones are taken for it.
   *
   * @param elements how many log records, spans or points each event became
   */
  static Delivery read(List<Integer> elements, Response response) {
    int events = elements.size();
    byte[] body = response.bytes();
    if (body.length > MOST) {
      return Delivery.rejected(events, "answer_too_large");
    }
    long rejected = body.length == 0 ? 0 : rejected(response.json());
    List<Delivery.Outcome> outcomes =
        new ArrayList<>(Collections.nCopies(events, Delivery.Outcome.ACCEPTED));
    for (int i = events - 1; i >= 0 && rejected > 0; i--) {
      outcomes.set(i, Delivery.Outcome.rejected("partial_success"));
      rejected -= elements.get(i);
    }
    return Delivery.of(outcomes);
  }

  private static long rejected(Json.Members answer) {
    Json.Members partial = answer.object("partialSuccess");
    long rejected = 0;
    for (String name : REJECTED) {
      Json value = partial.members().get(name);
      rejected = Math.max(rejected, value == null ? 0 : whole(name, value));
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
