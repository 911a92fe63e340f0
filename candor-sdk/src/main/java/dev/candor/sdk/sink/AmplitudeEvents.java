package dev.candor.sdk.sink;

import dev.candor.sdk.Rejection;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.TrackingPlan;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How Amplitude is told of one event. Immutable.
 *
 * @param fields what stands in its properties
 * @param kept which fields describe the user
 * @param members the field that says a member of the event, by the member
 * @param fixed a member's text where no field says it
 * @param shortest how many letters a device's id has at least
 */
record AmplitudeEvents(
    Fields fields,
    ActorProperties kept,
    Map<String, String> members,
    Map<String, String> fixed,
    int shortest) {

  /** As they are declared. */
  static final AmplitudeEvents PLAIN =
      new AmplitudeEvents(Fields.ALL, ActorProperties.NONE, Map.of(), Map.of(), 5);

  /** What of an event may be said in a member: nothing of where somebody is. */
  static final Set<String> MEMBERS =
      Set.of("app_version", "language", "os_name", "os_version", "platform");

  private static final Set<String> ILLEGAL =
      Set.of(
          "",
          "-1",
          "0",
          "00000000-0000-0000-0000-000000000000",
          "anonymous",
          "empty",
          "lmy47d",
          "n/a",
          "na",
          "nil",
          "none",
          "null",
          "undefined",
          "unknown",
          "{}");

  /** Copies its collections. */
  AmplitudeEvents {
    members = Map.copyOf(members);
    fixed = Map.copyOf(fixed);
  }

  AmplitudeEvents with(Fields other) {
    return new AmplitudeEvents(other, kept, members, fixed, shortest);
  }

  AmplitudeEvents withKept(TrackingPlan plan) {
    return new AmplitudeEvents(fields, kept.and(plan), members, fixed, shortest);
  }

  AmplitudeEvents withMember(String member, String field) {
    return new AmplitudeEvents(fields, kept, and(members, member, field), fixed, shortest);
  }

  AmplitudeEvents withFixed(String member, String text) {
    return new AmplitudeEvents(fields, kept, members, and(fixed, member, text), shortest);
  }

  AmplitudeEvents withShortest(int letters) {
    return new AmplitudeEvents(fields, kept, members, fixed, letters);
  }

  private static Map<String, String> and(Map<String, String> all, String name, String value) {
    if (!MEMBERS.contains(name)) {
      throw new IllegalArgumentException(
          "'%s' is no member of an event that may be set: choose one of %s"
              .formatted(name, MEMBERS.stream().sorted().toList()));
    }
    Map<String, String> more = new TreeMap<>(all);
    more.put(name, value);
    return more;
  }

  /** What is true of all events of a run, and has no member of its own. */
  static Map<String, String> context(RowHeader header) {
    Map<String, String> context = new LinkedHashMap<>();
    context.put(Actor.PROPERTY, Actor.kind(header));
    context.put("environment", header.environment());
    context.put("host_arch", header.hostArch());
    return context;
  }

  /**
   * Adds an event.
   *
   * @param context as {@link #context} says
   * @return why it cannot be told, in a word for the ledger; empty where it was added
   */
  String add(Row row, RowHeader header, Map<String, String> context, JsonWriter out) {
    String device = Actor.of(header);
    if (device.length() < shortest || ILLEGAL.contains(device.strip().toLowerCase(Locale.ROOT))) {
      return Rejection.ILLEGAL_IDENTITY.word();
    }
    AmplitudeValues values = new AmplitudeValues();
    out.beginObject().name("device_id").value(device).name("event_type").value(row.name());
    out.name("time").value(row.epochMillis()).name("insert_id").value(row.id());
    out.name("event_id").value(row.n());
    members(row, header, values, out);
    out.name("library").value(Library.AGENT).name("plan").beginObject();
    out.name("source").value(header.product()).name("version").value(header.plan()).endObject();
    out.name("event_properties").beginObject();
    ActorProperties.Said said = said(row, header);
    values.see(fields.write(row, elsewhere(row, said), context, values, out));
    out.endObject();
    user(said, values, out);
    out.endObject();
    return values.fit() ? "" : Rejection.TOO_LARGE.word();
  }

  private void members(Row row, RowHeader header, AmplitudeValues values, JsonWriter out) {
    Map<String, String> texts = new TreeMap<>();
    texts.put("app_version", header.version());
    texts.put("os_name", header.osType());
    texts.put("os_version", header.osVersion());
    texts.putAll(fixed);
    members.forEach(
        (member, field) -> {
          String text = Fields.text(row, field);
          if (!text.isEmpty()) {
            texts.put(member, text);
          }
        });
    texts.forEach((member, text) -> values.apply(new Json.Text(text)).write(out.name(member)));
  }

  /** A run is nobody, of whom nothing is kept. */
  private ActorProperties.Said said(Row row, RowHeader header) {
    return header.installation() == null
        ? ActorProperties.Said.NOTHING
        : kept.of(row, header, fields.without()::contains);
  }

  /**
   * The names of fields that are not told among an event's properties. Amplitude shows the latest
   * value of the user's with the event; the first one may be another than the event's.
   */
  private Set<String> elsewhere(Row row, ActorProperties.Said said) {
    Set<String> all = new HashSet<>(said.latest().keySet());
    for (String field : members.values()) {
      if (!Fields.text(row, field).isEmpty()) {
        all.add(field);
      }
    }
    return all;
  }

  /**
   * Where nothing is said of the user, Amplitude need not look up what it knows of them. It takes
   * plain properties or operations, and never both.
   */
  private static void user(ActorProperties.Said said, AmplitudeValues values, JsonWriter out) {
    out.name("user_properties");
    if (said.first().isEmpty()) {
      sorted(said.latest(), values).write(out);
    } else {
      out.beginObject();
      if (!said.latest().isEmpty()) {
        sorted(said.latest(), values).write(out.name("$set"));
      }
      sorted(said.first(), values).write(out.name("$setOnce"));
      out.endObject();
    }
    if (said.isEmpty()) {
      out.name("$skip_user_properties_sync").value(true);
    }
  }

  private static Json.Members sorted(Map<String, Json> members, AmplitudeValues values) {
    return values.object(new TreeMap<>(members));
  }
}
