package dev.candor.reference;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A contract's events and properties, one event a line, to be held against a compiled plan: {@code
 * session_end: total_cost:d tool_calls:u outcome=completed|error}. How a property is written says
 * {@link ContractProperty}.
 */
public final class ContractTable {

  private final Map<String, Map<String, ContractProperty>> events = new TreeMap<>();

  /** Reads lines. */
  public ContractTable(String lines) {
    lines
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              int colon = line.indexOf(": ") < 0 ? line.lastIndexOf(':') : line.indexOf(": ");
              with(line.substring(0, colon).strip(), line.substring(colon + 1));
            });
  }

  /** Each property under the name that it leaves as. */
  public ContractTable renamed(UnaryOperator<String> names) {
    events.replaceAll(
        (event, properties) ->
            properties.values().stream()
                .map(each -> each.renamed(names.apply(each.name())))
                .collect(
                    Collectors.toMap(
                        ContractProperty::name, each -> each, (one, same) -> one, TreeMap::new)));
    return this;
  }

  /** With these properties in every event. */
  public ContractTable with(String properties) {
    List.copyOf(events.keySet()).forEach(event -> with(event, properties));
    return this;
  }

  /** With these properties in one event. */
  public ContractTable with(String event, String properties) {
    Map<String, ContractProperty> all = events.computeIfAbsent(event, name -> new TreeMap<>());
    for (ContractProperty each : ContractProperty.parse(properties)) {
      all.put(each.name(), each);
    }
    return this;
  }

  /** Without these properties in one event. */
  public ContractTable without(String event, String properties) {
    Map<String, ContractProperty> all = events.computeIfAbsent(event, name -> new TreeMap<>());
    all.keySet().removeAll(List.of(properties.strip().split("\\s+", -1)));
    return this;
  }

  /** With the events of another table. */
  public ContractTable and(ContractTable other) {
    events.putAll(other.events);
    return this;
  }

  /** The names of the events, sorted. */
  public Set<String> events() {
    return events.keySet();
  }

  /** Where a plan has another of these events than the contract, in sentences; empty nowhere. */
  public List<String> differences(TrackingPlan plan) {
    List<String> differences = new ArrayList<>();
    events.forEach(
        (name, properties) -> {
          Map<String, FieldPlan> fields = fields(plan, name);
          Set<String> all = new TreeSet<>(properties.keySet());
          all.addAll(fields.keySet());
          for (String each : all) {
            ContractProperty said = properties.get(each);
            FieldPlan field = fields.get(each);
            String wrong =
                said == null
                    ? "is none of the contract's"
                    : field == null ? "is missing" : said.difference(field);
            if (!wrong.isEmpty()) {
              differences.add(name + "." + each + " " + wrong);
            }
          }
        });
    return differences;
  }

  /** The properties that the contract measures, as {@code event.property}. */
  public Set<String> measurements() {
    Set<String> measured = new TreeSet<>();
    events.forEach(
        (event, properties) ->
            properties.values().stream()
                .filter(ContractProperty::measured)
                .forEach(each -> measured.add(event + "." + each.name())));
    return measured;
  }

  /** Those that a plan measures or counts. */
  public static Set<String> measurementsOf(TrackingPlan plan) {
    Set<String> measured = new TreeSet<>();
    for (EventPlan event : plan.events()) {
      event.fields().stream()
          .filter(field -> field.unit() != null)
          .forEach(field -> measured.add(event.name() + "." + field.name()));
    }
    return measured;
  }

  /** The names of a plan's events, sorted. */
  public static Set<String> eventsOf(TrackingPlan plan) {
    return plan.events().stream()
        .map(EventPlan::name)
        .collect(Collectors.toCollection(TreeSet::new));
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
    FieldPlan found = fields(plan, event).get(field);
    if (found == null) {
      throw new AssertionError("no '" + field + "' in '" + event + "'");
    }
    return found;
  }

  private static Map<String, FieldPlan> fields(TrackingPlan plan, String event) {
    return plan.events().stream()
        .filter(each -> each.name().equals(event))
        .flatMap(each -> each.fields().stream())
        .collect(Collectors.toMap(FieldPlan::name, each -> each, (one, same) -> one, TreeMap::new));
  }
}
