package dev.candor.wire;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a collector wants less of. It says nothing but less: there is no word for more.
 *
 * <pre>
 * {"events": ["hello.run", "hello.debug.*"], "destinations": ["posthog"]}
 * </pre>
 *
 * @param events names of events that are not sent any more, or how they begin, with an asterisk
 * @param destinations names of the plan's destinations to which nothing is sent any more
 */
public record Narrowing(Set<String> events, Set<String> destinations) {

  /** Nothing less. */
  public static final Narrowing NONE = new Narrowing(Set.of(), Set.of());

  /** Copies its sets. */
  public Narrowing {
    events = Set.copyOf(events);
    destinations = Set.copyOf(destinations);
  }

  /** Whether it says nothing. */
  public boolean isNone() {
    return events.isEmpty() && destinations.isEmpty();
  }

  /** This and another together. */
  public Narrowing and(Narrowing other) {
    Set<String> allEvents = new TreeSet<>(events);
    allEvents.addAll(other.events);
    Set<String> all = new TreeSet<>(destinations);
    all.addAll(other.destinations);
    return new Narrowing(allEvents, all);
  }

  /**
   * Reads one; what it does not know, it leaves.
   *
   * @throws MalformedException if it is none
   */
  public static Narrowing parse(Json.Members json) {
    return new Narrowing(names(json, "events"), names(json, "destinations"));
  }

  private static Set<String> names(Json.Members json, String name) {
    Set<String> names = new TreeSet<>();
    List<Json> written = json.members().containsKey(name) ? json.array(name) : List.of();
    for (Json each : written) {
      if (!(each instanceof Json.Text text)) {
        throw new MalformedException("'" + name + "' must be a list of names");
      }
      names.add(text.value());
    }
    return names;
  }

  /** Writes one, in the order of the alphabet. */
  public void write(JsonWriter json) {
    json.beginObject().name("events").beginArray();
    new TreeSet<>(events).forEach(json::value);
    json.endArray().name("destinations").beginArray();
    new TreeSet<>(destinations).forEach(json::value);
    json.endArray().endObject();
  }
}
