package dev.candor.cli.plan;

import dev.candor.wire.EventPlan;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.SwitchPlan;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The plans of several modules as their product's: events, insights, own packages, destinations,
 * switches and the scheme of identity united, where the modules agree on everything that they both
 * say.
 *
 * @param plan the product's; what stands first where they do not agree
 * @param conflicts in what they do not agree, with both files and both values; empty where they do
 */
public record PlanMerge(TrackingPlan plan, List<String> conflicts) {

  /**
   * A module's plan.
   *
   * @param file where it was read, for messages
   */
  public record Part(String file, TrackingPlan plan) {}

  /** Copies its list. */
  public PlanMerge {
    conflicts = List.copyOf(conflicts);
  }

  /** Merges at least one part. */
  public static PlanMerge of(List<Part> parts) {
    Part first = parts.getFirst();
    ProductPlan header = first.plan().product();
    Conflicts conflicts = new Conflicts();
    parts.stream().skip(1).forEach(part -> headers(first, part, conflicts));
    Set<String> packages = new LinkedHashSet<>();
    Union<DestinationPlan> destinations = new Union<>(conflicts::destination);
    Union<SwitchPlan> switches = new Union<>(conflicts::planSwitch);
    Union<SchemePlan> identities = new Union<>(conflicts::identity);
    Union<EventPlan> events = new Union<>(conflicts::event);
    Union<InsightPlan> insights = new Union<>(conflicts::insight);
    for (Part part : parts) {
      packages.addAll(part.plan().product().ownPackages());
      part.plan().product().destinations().forEach(it -> destinations.add(it.name(), part, it));
      part.plan().product().switches().forEach(it -> switches.add(switchName(it), part, it));
      Stream.ofNullable(part.plan().product().identity())
          .forEach(it -> identities.add("", part, it));
      part.plan().events().forEach(it -> events.add(it.name(), part, it));
      part.plan().insights().forEach(it -> insights.add(it.name(), part, it));
    }
    ProductPlan product =
        new ProductPlan(
            header.name(),
            header.variables(),
            header.defaultLevel(),
            header.retentionDays(),
            header.metrics(),
            List.copyOf(packages),
            destinations.all(),
            switches.all(),
            identities.all().stream().findFirst().orElse(null));
    return new PlanMerge(
        new TrackingPlan(product, events.all(), insights.all()), conflicts.sentences);
  }

  private static String switchName(SwitchPlan each) {
    return each.source() + " " + String.join(", ", each.names());
  }

  private static void headers(Part first, Part part, Conflicts conflicts) {
    ProductPlan one = first.plan().product();
    ProductPlan other = part.plan().product();
    conflicts.unlessSame("product", first, one.name(), part, other.name());
    conflicts.unlessSame("variables", first, one.variables(), part, other.variables());
    conflicts.unlessSame("default level", first, one.defaultLevel(), part, other.defaultLevel());
    conflicts.unlessSame(
        "retention in days", first, one.retentionDays(), part, other.retentionDays());
    conflicts.unlessSame("metrics prefix", first, one.metrics(), part, other.metrics());
  }

  /** Things by name, in the order in which they came. */
  private static final class Union<T> {

    private final Map<String, Named<T>> byName = new LinkedHashMap<>();
    private final BinaryOperator<Named<T>> twice;

    Union(BinaryOperator<Named<T>> twice) {
      this.twice = twice;
    }

    void add(String name, Part part, T thing) {
      byName.merge(name, new Named<>(part.file(), thing), twice);
    }

    List<T> all() {
      return byName.values().stream().map(Named::thing).toList();
    }
  }

  private record Named<T>(String file, T thing) {}

  /** Collects what is not the same, and keeps what came first. */
  private static final class Conflicts {

    private final List<String> sentences = new ArrayList<>();

    void unlessSame(String what, Part first, Object one, Part part, Object other) {
      if (!one.equals(other)) {
        differ(what, first.file(), one, part.file(), other);
      }
    }

    private void differ(String what, String file, Object one, String otherFile, Object other) {
      sentences.add(
          "%s: '%s' in %s, '%s' in %s; make them the same"
              .formatted(what, one, file, other, otherFile));
    }

    Named<EventPlan> event(Named<EventPlan> one, Named<EventPlan> other) {
      sentences.add(
          "event '%s' is in %s and in %s; rename one, or declare it once"
              .formatted(one.thing().name(), one.file(), other.file()));
      return one;
    }

    Named<DestinationPlan> destination(Named<DestinationPlan> one, Named<DestinationPlan> other) {
      String what = "destination '%s'".formatted(one.thing().name());
      return same(what, Phrases::destination, one, other);
    }

    Named<SwitchPlan> planSwitch(Named<SwitchPlan> one, Named<SwitchPlan> other) {
      String what = "switch '%s'".formatted(switchName(one.thing()));
      return same(what, SwitchWords::says, one, other);
    }

    Named<SchemePlan> identity(Named<SchemePlan> one, Named<SchemePlan> other) {
      return same("identity", it -> it.name() + ", made of " + it.madeOf(), one, other);
    }

    Named<InsightPlan> insight(Named<InsightPlan> one, Named<InsightPlan> other) {
      String what = "insight '%s'".formatted(one.thing().name());
      return same(what, Phrases::insight, one, other);
    }

    private <T> Named<T> same(
        String what, Function<T, String> words, Named<T> one, Named<T> other) {
      if (!one.thing().equals(other.thing())) {
        differ(
            what, one.file(), words.apply(one.thing()), other.file(), words.apply(other.thing()));
      }
      return one;
    }
  }
}
