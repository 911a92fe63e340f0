package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Rejection;
import dev.candor.sdk.Response;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The newer door, {@code POST /i/v1/analytics/events}: an answer for each event, and the key in a
 * header.
 */
final class PostHogCaptureDoor implements PostHogDoor {

  @Override
  public boolean hasOptions() {
    return true;
  }

  /** The batch is as old as its run: that is the same on each attempt, whatever is left of it. */
  @Override
  public void begin(Project project, Parcel parcel, Instant at, JsonWriter body) {
    body.name("created_at").instant(parcel.header().startedMillis()).name("batch");
  }

  @Override
  public Message message(
      Project project, Parcel parcel, UUID id, Instant at, JsonWriter body, List<Integer> of) {
    return Message.json(project.at("/i/v1/analytics/events"), body, of)
        .secret("Authorization", "Bearer " + project.key())
        .header("User-Agent", Library.AGENT)
        .header("PostHog-Sdk-Info", Library.AGENT)
        .header("PostHog-Attempt", Integer.toString(parcel.attempt()))
        .header("PostHog-Request-Id", id.toString())
        .header("PostHog-Request-Timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString())
        .gzip();
  }

  @Override
  public Fate fate(int status) {
    return switch (status) {
      case 401, 403 -> Fate.CLOSE;
      case 402, 429 -> Fate.READ;
      case 408 -> Fate.RETRY;
      case 413 -> Fate.SPLIT;
      default -> status < 300 ? Fate.READ : status < 500 ? Fate.REJECT : Fate.RETRY;
    };
  }

  @Override
  public boolean endsUnread() {
    return true;
  }

  /**
   * What was taken for good and answered with something else is not sent again: it may have been
   * counted. Of an event that the answer leaves out, or says an unknown word of, the same is true.
   */
  @Override
  public Delivery read(Parcel parcel, Message message, Response response) {
    if (response.status() >= 300) {
      return PostHogProtocol.overQuota(message.size());
    }
    Json results;
    try {
      results = response.json().members().get("results");
    } catch (MalformedException e) {
      results = null;
    }
    if (!(results instanceof Json.Members all)) {
      return Delivery.rejected(message.size(), Rejection.UNREADABLE_ANSWER.word());
    }
    List<Delivery.Outcome> outcomes = new ArrayList<>(message.size());
    for (int place : message.of()) {
      Json result = all.members().get(parcel.rows().get(place).id().toString());
      outcomes.add(result instanceof Json.Members said ? outcome(said) : Delivery.Outcome.ACCEPTED);
    }
    Delivery delivery = Delivery.of(outcomes);
    return outcomes.contains(Delivery.Outcome.DEFERRED)
        ? delivery.after(Duration.ZERO, "PostHog asked for a retry of some events")
        : delivery;
  }

  private static Delivery.Outcome outcome(Json.Members said) {
    Json result = said.members().get("result");
    if (new Json.Text("retry").equals(result)) {
      return Delivery.Outcome.DEFERRED;
    }
    if (!new Json.Text("drop").equals(result)) {
      return Delivery.Outcome.ACCEPTED;
    }
    Json details = said.members().get("details");
    return Delivery.Outcome.rejected(
        Rejection.DROPPED.word(), details instanceof Json.Text text ? text.value() : "");
  }
}
