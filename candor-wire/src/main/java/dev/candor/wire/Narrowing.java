package dev.candor.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a collector wants less of. It says nothing but less: there is no word for more.
 *
 * <pre>
 * {"events": ["hello.run", "hello.debug.*"], "destinations": ["posthog"],
 *  "sampling": {"hello.poll": 0.1}}
 * </pre>
 *
 * @param events names of events that are not sent any more, or how they begin, with an asterisk
 * @param destinations names of the plan's destinations to which nothing is sent any more
 * @param sampling which share of an event is sent from now on, by such a name: above 0, below 1
 */
public record Narrowing(
    Set<String> events, Set<String> destinations, Map<String, Double> sampling) {

  /** Nothing less. */
  public static final Narrowing NONE = new Narrowing(Set.of(), Set.of());

  /**
   * Copies its collections.
   *
   * @throws IllegalArgumentException if a share is not above 0 and below 1
   */
  public Narrowing {
    events = Set.copyOf(events);
    destinations = Set.copyOf(destinations);
    sampling = Map.copyOf(sampling);
    for (double share : sampling.values()) {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException("a share of " + share + " is not above 0 and below 1");
      }
    }
  }

  /** With events and destinations that are switched off. */
  public Narrowing(Set<String> events, Set<String> destinations) {
    this(events, destinations, Map.of());
  }

  /** Whether it says nothing. */
  public boolean isNone() {
    return events.isEmpty() && destinations.isEmpty() && sampling.isEmpty();
  }

  /** This and another together: of two shares the lower. */
  public Narrowing and(Narrowing other) {
    Set<String> allEvents = new TreeSet<>(events);
    allEvents.addAll(other.events);
    Set<String> all = new TreeSet<>(destinations);
    all.addAll(other.destinations);
    Map<String, Double> shares = new TreeMap<>(sampling);
    other.sampling.forEach((name, share) -> shares.merge(name, share, Math::min));
    return new Narrowing(allEvents, all, shares);
  }

  /**
   * Reads one; what it does not know, it leaves. A share of 0 switches off, and one of 1 says
   * nothing.
   *
   * @throws MalformedException if it is none
   */
  public static Narrowing parse(Json.Members json) {
    Set<String> events = names(json, "events");
    Map<String, Double> sampling = new TreeMap<>();
    json.object("sampling")
        .members()
        .forEach(
            (name, value) -> {
              double share = share(name, value);
              if (share == 0) {
                events.add(name);
              } else if (share < 1) {
                sampling.put(name, share);
              }
            });
    return new Narrowing(events, names(json, "destinations"), sampling);
  }

  private static double share(String name, Json value) {
    double share = -1;
    if (value instanceof Json.Decimal decimal) {
      share = decimal.value();
    } else if (value instanceof Json.Whole whole) {
      share = whole.value();
    }
    if (!(share >= 0 && share <= 1)) {
      throw new MalformedException("the share of '" + name + "' must be a number from 0 to 1");
    }
    return share;
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
    json.endArray();
    if (!sampling.isEmpty()) {
      json.name("sampling").beginObject();
      new TreeMap<>(sampling).forEach((name, share) -> json.name(name).value(share.doubleValue()));
      json.endObject();
    }
    json.endObject();
  }
}
