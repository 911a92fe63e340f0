package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Rejection;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.TrackingPlan;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How PostHog is told of one event, by either door. Immutable.
 *
 * @param fields what stands in its properties
 * @param groups the field that says the group, by the group's type
 * @param aliases the name that is sent, by the event's own
 * @param actor makes the distinct id; null where it is the installation's
 * @param kept which fields PostHog keeps as properties of whose the distinct id is
 */
record PostHogEvents(
    Fields fields,
    Map<String, String> groups,
    Map<String, String> aliases,
    @Nullable Function<? super Row, String> actor,
    ActorProperties kept) {

  /** As they are declared. */
  static final PostHogEvents PLAIN =
      new PostHogEvents(Fields.ALL, Map.of(), Map.of(), null, ActorProperties.NONE);

  private static final int MOST = 200; // of an event's name in letters, of an id in bytes

  private static final Set<String> ILLEGAL =
      Set.of(
          "0",
          "00000000-0000-0000-0000-000000000000",
          "[object object]",
          "anonymous",
          "anonymous-user",
          "backend",
          "distinct_id",
          "distinctid",
          "email",
          "false",
          "guest",
          "id",
          "nan",
          "none",
          "not_authenticated",
          "null",
          "system",
          "true",
          "undefined",
          "user");

  /** Names that mean something to PostHog, and that no field may give a meaning to. */
  private static final Set<String> TAKEN =
      Set.of(
          "$lib",
          "$lib_version",
          "$process_person_profile",
          "$geoip_disable",
          "$groups",
          "$set",
          "$set_once",
          "$unset",
          "$ip");

  private static final String ORIGINAL = "legacy_event_name";
  private static final Set<String> TAKEN_OF_ALIASED = and(TAKEN, ORIGINAL);

  /** Copies its maps. */
  PostHogEvents {
    groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    aliases = Map.copyOf(aliases);
  }

  private static Set<String> and(Set<String> names, String name) {
    Set<String> all = new HashSet<>(names);
    all.add(name);
    return Set.copyOf(all);
  }

  PostHogEvents with(Fields other) {
    return new PostHogEvents(other, groups, aliases, actor, kept);
  }

  PostHogEvents withGroup(String type, String field) {
    Map<String, String> all = new TreeMap<>(groups);
    all.put(type, field);
    return new PostHogEvents(fields, all, aliases, actor, kept);
  }

  PostHogEvents withAlias(String event, String sent) {
    Map<String, String> all = new TreeMap<>(aliases);
    all.put(event, sent);
    return new PostHogEvents(fields, groups, all, actor, kept);
  }

  PostHogEvents withActor(Function<? super Row, String> other) {
    return new PostHogEvents(fields, groups, aliases, other, kept);
  }

  PostHogEvents withKept(TrackingPlan plan) {
    return new PostHogEvents(fields, groups, aliases, actor, kept.and(plan));
  }

  /** What is true of all events of a run. */
  Map<String, String> context(RowHeader header) {
    Map<String, String> context = new LinkedHashMap<>();
    if (actor == null) {
      context.put(Actor.PROPERTY, Actor.kind(header));
    }
    context.put("product", header.product());
    context.put("app_version", header.version());
    context.put("plan", header.plan());
    context.put("environment", header.environment());
    context.put("os_name", header.osType());
    context.put("os_version", header.osVersion());
    context.put("host_arch", header.hostArch());
    return context;
  }

  /**
   * Adds an event.
   *
   * @param context what is true of all events of the run
   * @param options whether the door has a place for options beside the properties
   * @return why it cannot be told, in a word for the ledger; empty where it was added
   */
  String add(
      Row row, RowHeader header, Map<String, String> context, boolean options, JsonWriter out) {
    String id = actor == null ? Actor.of(header) : actor.apply(row);
    String name = aliases.getOrDefault(row.name(), row.name());
    if (id.isBlank()) {
      return Rejection.NO_IDENTITY.word();
    }
    if (isIllegal(id)) {
      return Rejection.ILLEGAL_IDENTITY.word();
    }
    if (name.codePointCount(0, name.length()) > MOST) {
      return Rejection.TOO_LARGE.word();
    }
    out.beginObject().name("event").value(name).name("uuid").value(row.id());
    out.name("distinct_id").value(id).name("timestamp").instant(row.epochMillis());
    ActorProperties.Said said = said(row, header);
    if (options) {
      out.name("options").beginObject();
      out.name("process_person_profile").value(!said.isEmpty()).endObject();
    }
    properties(row, name, said, context, out);
    out.endObject();
    return "";
  }

  /** A run is nobody, of whom nothing is kept; nor is what means something to PostHog itself. */
  private ActorProperties.Said said(Row row, RowHeader header) {
    return actor == null && header.installation() == null
        ? ActorProperties.Said.NOTHING
        : kept.of(row, header, name -> TAKEN.contains(name) || fields.without().contains(name));
  }

  private static boolean isIllegal(String id) {
    return id.getBytes(UTF_8).length > MOST
        || ILLEGAL.contains(id.strip().toLowerCase(Locale.ROOT));
  }

  private void properties(
      Row row,
      String name,
      ActorProperties.Said said,
      Map<String, String> context,
      JsonWriter out) {
    out.name("properties").beginObject();
    out.name("$lib").value(Library.NAME).name("$lib_version").value(Library.VERSION);
    out.name("$process_person_profile").value(!said.isEmpty()).name("$geoip_disable").value(true);
    groups(row, out);
    kept("$set", said.latest(), out);
    kept("$set_once", said.first(), out);
    boolean aliased = !name.equals(row.name());
    if (aliased) {
      out.name(ORIGINAL).value(row.name());
    }
    fields.write(row, aliased ? TAKEN_OF_ALIASED : TAKEN, context, UnaryOperator.identity(), out);
    out.endObject();
  }

  private static void kept(String operation, Map<String, Json> values, JsonWriter out) {
    if (!values.isEmpty()) {
      new Json.Members(values).write(out.name(operation));
    }
  }

  private void groups(Row row, JsonWriter out) {
    boolean begun = false;
    for (Map.Entry<String, String> group : groups.entrySet()) {
      String key = Fields.text(row, group.getValue());
      if (!key.isEmpty()) {
        if (!begun) {
          out.name("$groups").beginObject();
          begun = true;
        }
        out.name(group.getKey()).value(key);
      }
    }
    if (begun) {
      out.endObject();
    }
  }
}
