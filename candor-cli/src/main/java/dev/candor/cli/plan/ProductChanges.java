package dev.candor.cli.plan;

import dev.candor.cli.plan.Change.Effect;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.ProductPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of the terms that hold for all events, and of the insights. */
final class ProductChanges {

  /** Each is farther from the person than the one before it. */
  private static final List<String> TRUST = List.of("local", "own", "vendor");

  private static final List<String> LEVELS = List.of("off", "local", "on");

  private final Notes notes = new Notes();

  private ProductChanges() {}

  /** The change of the terms and that of the insights, where there are any. */
  static List<Change> between(TrackingPlan before, TrackingPlan after) {
    ProductChanges terms = new ProductChanges();
    terms.terms(before.product(), after.product());
    terms.destinations(before.product(), after.product());
    terms.identity(before.product().identity(), after.product().identity());
    SwitchChanges.note(before.product().switches(), after.product().switches(), terms.notes);
    ProductChanges insights = new ProductChanges();
    insights.insights(before.insights(), after.insights());
    List<Change> changes = new ArrayList<>();
    terms.addTo(changes, "terms for all events");
    insights.addTo(changes, "insights");
    return changes;
  }

  private void addTo(List<Change> changes, String type) {
    if (!notes.all().isEmpty()) {
      changes.add(new Change(Change.Kind.CHANGED, "", "", type, "", notes.all()));
    }
  }

  private void terms(ProductPlan before, ProductPlan after) {
    if (!before.variables().equals(after.variables())) {
      notes.add(
          "variables: %s → %s; whoever set %s_TELEMETRY=off is no longer heard"
              .formatted(before.variables(), after.variables(), before.variables()),
          Effect.WIDENING,
          Effect.BREAKING);
    }
    notes.rank(LEVELS, "default level", before.defaultLevel(), after.defaultLevel());
    boolean longer = after.retentionDays() > before.retentionDays();
    notes.differ(
        "retention in days",
        before.retentionDays(),
        after.retentionDays(),
        longer ? new Effect[] {Effect.WIDENING} : new Effect[0]);
    notes.differ("metrics prefix", before.metrics(), after.metrics(), Effect.BREAKING);
    for (String name : Notes.without(after.ownPackages(), before.ownPackages())) {
      notes.add("own package added, whose frames a crash shows: " + name, Effect.WIDENING);
    }
    for (String name : Notes.without(before.ownPackages(), after.ownPackages())) {
      notes.add("own package removed: " + name);
    }
  }

  private void destinations(ProductPlan before, ProductPlan after) {
    Map<String, DestinationPlan> old = byName(before.destinations(), DestinationPlan::name);
    Map<String, DestinationPlan> now = byName(after.destinations(), DestinationPlan::name);
    now.forEach((name, destination) -> destination(old.get(name), destination));
    for (String name : Notes.without(old.keySet(), now.keySet())) {
      notes.add("destination '%s' removed".formatted(name), Effect.BREAKING);
    }
  }

  private void destination(@Nullable DestinationPlan before, DestinationPlan after) {
    String what = "destination '%s'".formatted(after.name());
    if (before == null) {
      notes.add("new %s: %s".formatted(what, Phrases.destination(after)), Effect.WIDENING);
      return;
    }
    notes.rank(TRUST, what + " trust", before.trust(), after.trust());
    for (String more : Notes.without(after.takes(), before.takes())) {
      notes.add("%s takes %s too".formatted(what, more), Effect.WIDENING);
    }
    for (String less : Notes.without(before.takes(), after.takes())) {
      notes.add("%s no longer takes %s".formatted(what, less), Effect.BREAKING);
    }
  }

  /** By another id everybody is somebody else; only a random one tells less. */
  private void identity(@Nullable SchemePlan before, @Nullable SchemePlan after) {
    if (!name(before).equals(name(after))) {
      notes.differ(
          "installations are told apart by",
          name(before),
          name(after),
          after == null
              ? new Effect[] {Effect.BREAKING}
              : new Effect[] {Effect.WIDENING, Effect.BREAKING});
    } else if (before != null && after != null) {
      notes.differ(
          "identity '%s' is made of".formatted(after.name()),
          before.madeOf(),
          after.madeOf(),
          Effect.WIDENING);
    }
  }

  private static String name(@Nullable SchemePlan identity) {
    return identity == null ? "a random id" : "'%s'".formatted(identity.name());
  }

  private void insights(List<InsightPlan> before, List<InsightPlan> after) {
    Map<String, InsightPlan> old = byName(before, InsightPlan::name);
    Map<String, InsightPlan> now = byName(after, InsightPlan::name);
    now.forEach(
        (name, insight) -> {
          InsightPlan other = old.get(name);
          String what = "insight '%s'".formatted(name);
          if (other == null) {
            notes.add("new %s: %s".formatted(what, Phrases.insight(insight)), Effect.PROSE);
          } else {
            notes.differ(what, Phrases.insight(other), Phrases.insight(insight), Effect.PROSE);
          }
        });
    for (String name : Notes.without(old.keySet(), now.keySet())) {
      notes.add("insight '%s' removed".formatted(name), Effect.PROSE);
    }
  }

  /** A file made by hand may hold a name twice: its first counts. */
  static <T> Map<String, T> byName(List<T> things, Function<T, String> name) {
    return things.stream()
        .collect(
            Collectors.toMap(name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }
}
