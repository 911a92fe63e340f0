package dev.candor.reference;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A contract's events and properties, one event a line, to be held against a compiled plan. */
public final class ContractTable {

  private final Map<String, Set<String>> events = new TreeMap<>();

  /** Reads lines such as {@code session_end: total_cost total_tokens}. */
  public ContractTable(String lines) {
    lines
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              events.put(line.substring(0, colon).strip(), words(line.substring(colon + 1)));
            });
  }

  /** Each property under the name that it leaves as. */
  public ContractTable renamed(UnaryOperator<String> names) {
    events.replaceAll(
        (event, properties) ->
            properties.stream().map(names).collect(Collectors.toCollection(TreeSet::new)));
    return this;
  }

  /** With these properties in every event. */
  public ContractTable with(String properties) {
    events.values().forEach(each -> each.addAll(words(properties)));
    return this;
  }

  /** With these properties in one event. */
  public ContractTable with(String event, String properties) {
    events.computeIfAbsent(event, name -> new TreeSet<>()).addAll(words(properties));
    return this;
  }

  /** Without these properties in one event. */
  public ContractTable without(String event, String properties) {
    events.computeIfAbsent(event, name -> new TreeSet<>()).removeAll(words(properties));
    return this;
  }

  /** With the events of another table. */
  public ContractTable and(ContractTable other) {
    events.putAll(other.events);
    return this;
  }

  /** The names of the properties, by event, sorted. */
  public Map<String, Set<String>> properties() {
    return events;
  }

  /** What a compiled plan has of the same. */
  public static Map<String, Set<String>> of(TrackingPlan plan) {
    Map<String, Set<String>> compiled = new TreeMap<>();
    for (EventPlan event : plan.events()) {
      compiled.put(
          event.name(),
          event.fields().stream()
              .map(FieldPlan::name)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return compiled;
  }

  /** The compiled plan of a product. */
  public static TrackingPlan plan(String product) {
    String resource = TrackingPlan.resource(product);
    try (InputStream file = ContractTable.class.getResourceAsStream("/" + resource)) {
      if (file == null) {
        throw new AssertionError("no '" + resource + "' on the class path; compile the plan first");
      }
      return TrackingPlan.parse(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field of a plan's event. */
  public static FieldPlan field(TrackingPlan plan, String event, String field) {
    return plan.events().stream()
        .filter(each -> each.name().equals(event))
        .flatMap(each -> each.fields().stream())
        .filter(each -> each.name().equals(field))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no '" + field + "' in '" + event + "'"));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
