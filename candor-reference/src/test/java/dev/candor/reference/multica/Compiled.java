package dev.candor.reference.multica;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.MetricFamily;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The plan as the compiler wrote it, and what a test asks of it. */
final class Compiled {

  static final TrackingPlan PLAN = read();

  private Compiled() {}

  static EventPlan event(String name) {
    return PLAN.events().stream()
        .filter(event -> event.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no event '" + name + "'"));
  }

  static FieldPlan field(String event, String name) {
    return event(event).fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field '" + name + "' of '" + event + "'"));
  }

  static List<String> names(String event) {
    return event(event).fields().stream().map(FieldPlan::name).sorted().toList();
  }

  static List<String> values(String event, String field) {
    return field(event, field).texts().values();
  }

  /** Every family once, by its name: events that share one agree on it. */
  static Map<String, MetricFamily> families() {
    return PLAN.events().stream()
        .flatMap(event -> MetricFamily.of(PLAN.product(), event).stream())
        .collect(
            Collectors.toMap(MetricFamily::name, each -> each, (one, same) -> one, TreeMap::new));
  }

  private static TrackingPlan read() {
    try (InputStream in =
        Compiled.class.getResourceAsStream("/" + TrackingPlan.resource("multica"))) {
      return TrackingPlan.parse(Objects.requireNonNull(in, "the plan").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
