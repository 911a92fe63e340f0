package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Rejection;
import dev.candor.sdk.Response;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Amplitude says of the events of one request: it takes all or none, and names by their places
 * those that stand in the way. They are rejected or held back, and the rest come again at once.
 */
final class AmplitudeAnswer {

  private static final Duration THROTTLED = Duration.ofSeconds(30);
  private static final Duration KEY_REST = Duration.ofDays(1);
  private static final Duration QUOTA_REST = Duration.ofHours(1);
  private static final int OK = 200;
  private static final int TOO_MANY = 429;

  private final int events;
  private final String device;
  private final Json.Members said;
  private final Map<Integer, Delivery.Outcome> named = new TreeMap<>();

  private AmplitudeAnswer(int events, String device, Json.Members said) {
    this.events = events;
    this.device = device;
    this.said = said;
  }

  /**
   * What an answer with status 2xx, 400 or 429 means.
   *
   * @param events how many the request had
   * @param device whose they all were
   * @throws MalformedException if it says that all is well, but not as Amplitude does
   */
  static Delivery read(int events, String device, Response response) {
    if (response.status() < 300) {
      if (response.json().whole("code") != OK) {
        throw new MalformedException("code " + response.json().whole("code"));
      }
      return Delivery.accepted(events);
    }
    AmplitudeAnswer answer = new AmplitudeAnswer(events, device, body(response));
    return response.status() == TOO_MANY ? answer.throttled() : answer.refused();
  }

  /** What stands between us and Amplitude may answer in its place, with no JSON at all. */
  private static Json.Members body(Response response) {
    try {
      return response.json();
    } catch (MalformedException e) {
      return new Json.Members(Map.of());
    }
  }

  private Delivery refused() {
    Json error = said.members().get("error");
    if (error instanceof Json.Text text
        && text.value().toLowerCase(Locale.ROOT).contains("invalid api key")) {
      return Delivery.rejected(events, Rejection.INVALID_KEY.word())
          .after(KEY_REST, "Amplitude does not know the key: set the project's own");
    }
    Json missing = said.members().get("missing_field");
    if (missing instanceof Json.Text) {
      return Delivery.rejected(events, Rejection.MISSING_FIELD.word());
    }
    each("throttled_events", Delivery.Outcome.held(THROTTLED));
    each("silenced_events", Delivery.Outcome.rejected(Rejection.SILENCED.word()));
    if (list("silenced_devices").contains(new Json.Text(device))) {
      all(Delivery.Outcome.rejected(Rejection.SILENCED.word()));
    }
    byField("events_with_missing_fields", Rejection.MISSING_FIELD.word());
    byField("events_with_invalid_fields", Rejection.INVALID_FIELD.word());
    byField("events_with_invalid_id_lengths", Rejection.ILLEGAL_IDENTITY.word());
    return named.isEmpty() ? Delivery.rejected(events, "refused_400") : delivery();
  }

  private Delivery throttled() {
    if (members("exceeded_daily_quota_devices").containsKey(device)) {
      return Delivery.rejected(events, Rejection.QUOTA.word())
          .after(QUOTA_REST, "Amplitude takes no more from this installation today");
    }
    each("throttled_events", Delivery.Outcome.held(THROTTLED));
    if (named.isEmpty() && members("throttled_devices").containsKey(device)) {
      all(Delivery.Outcome.held(THROTTLED));
    }
    return named.isEmpty()
        ? Delivery.deferred(events, THROTTLED, "Amplitude answered 429: too many at a time")
        : delivery();
  }

  private Delivery delivery() {
    List<Delivery.Outcome> outcomes =
        new ArrayList<>(Collections.nCopies(events, Delivery.Outcome.DEFERRED));
    named.forEach(outcomes::set);
    return Delivery.of(outcomes);
  }

  private void byField(String member, String why) {
    members(member)
        .forEach(
            (field, places) -> {
              if (places instanceof Json.Array array) {
                each(array.values(), Delivery.Outcome.rejected(why));
              }
            });
  }

  private void each(String member, Delivery.Outcome outcome) {
    each(list(member), outcome);
  }

  /** A place that the request did not have names nobody. */
  private void each(List<Json> places, Delivery.Outcome outcome) {
    for (Json place : places) {
      if (place instanceof Json.Whole whole && whole.value() >= 0 && whole.value() < events) {
        named.put((int) whole.value(), outcome);
      }
    }
  }

  private void all(Delivery.Outcome outcome) {
    for (int i = 0; i < events; i++) {
      named.put(i, outcome);
    }
  }

  private List<Json> list(String member) {
    return said.members().get(member) instanceof Json.Array array ? array.values() : List.of();
  }

  private Map<String, Json> members(String member) {
    return said.members().get(member) instanceof Json.Members members
        ? members.members()
        : Map.of();
  }
}
