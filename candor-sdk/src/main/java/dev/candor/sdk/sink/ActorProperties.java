package dev.candor.sdk.sink;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.TrackingPlan;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which fields also describe the one who is counted, as plans declare it. Of an event that was
 * recorded under another plan nothing is: whoever agreed to that one was told nothing of it.
 * Immutable.
 *
 * @param plans by the hash of a plan and the name of an event, what is kept of its fields
 */
record ActorProperties(Map<String, Map<String, Map<String, FieldPlan.ActorProperty>>> plans) {

  /** No plan says anything. */
  static final ActorProperties NONE = new ActorProperties(Map.of());

  /** Copies its map; those within it are copies already. */
  ActorProperties {
    plans = Map.copyOf(plans);
  }

  /**
   * What an event says of its actor.
   *
   * @param latest what takes the place of what was said before
   * @param first what stands only where nothing was said before
   */
  record Said(Map<String, Json> latest, Map<String, Json> first) {

    /** Nothing. */
    static final Said NOTHING = new Said(Map.of(), Map.of());

    /** Keeps the order. */
    Said {
      latest = Collections.unmodifiableMap(latest);
      first = Collections.unmodifiableMap(first);
    }

    boolean isEmpty() {
      return latest.isEmpty() && first.isEmpty();
    }
  }

  ActorProperties and(TrackingPlan plan) {
    Map<String, Map<String, FieldPlan.ActorProperty>> events = new HashMap<>();
    for (EventPlan event : plan.events()) {
      Map<String, FieldPlan.ActorProperty> fields = new HashMap<>();
      for (FieldPlan field : event.fields()) {
        if (field.actorProperty() != null) {
          fields.put(field.name(), field.actorProperty());
        }
      }
      if (!fields.isEmpty()) {
        events.put(event.name(), Map.copyOf(fields));
      }
    }
    Map<String, Map<String, Map<String, FieldPlan.ActorProperty>>> all = new HashMap<>(plans);
    all.put(plan.hash(), Map.copyOf(events));
    return new ActorProperties(all);
  }

  /**
   * What an event says of its actor.
   *
   * @param untold whether a name is not told
   */
  Said of(Row row, RowHeader header, Predicate<String> untold) {
    Map<String, FieldPlan.ActorProperty> kept =
        plans.getOrDefault(header.plan(), Map.of()).getOrDefault(row.name(), Map.of());
    if (kept.isEmpty()) {
      return Said.NOTHING;
    }
    Map<String, Json> latest = new LinkedHashMap<>();
    Map<String, Json> first = new LinkedHashMap<>();
    for (Json.Members fields : new Json.Members[] {row.properties(), row.measurements()}) {
      fields
          .members()
          .forEach(
              (name, value) -> {
                FieldPlan.ActorProperty which = untold.test(name) ? null : kept.get(name);
                if (which == FieldPlan.ActorProperty.LATEST) {
                  latest.put(name, value);
                } else if (which == FieldPlan.ActorProperty.FIRST) {
                  first.put(name, value);
                }
              });
    }
    return new Said(latest, first);
  }
}
