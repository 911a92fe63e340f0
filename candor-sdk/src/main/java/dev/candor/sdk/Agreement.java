package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Route;
import dev.candor.Tier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a run may leave: in which tiers, which content and crashes, what of the plan is withheld,
 * the packages whose frames a crash may show, and who may have identities raw.
 *
 * @param tiers the tiers that the person agreed to and the destination takes
 * @param content names, each {@code <event>.<field>}
 * @param crashes whether the shapes of all crashes may leave
 * @param withheld by event, the fields that nobody agreed to yet; of an event that is withheld
 *     whole, the empty name; all events stand under the empty name
 * @param ownPackages the product's own packages; those below them are its own, too
 * @param raw the collector that may have raw what the plan lets it, if the run's destination is
 *     that one; null where none may
 */
record Agreement(
    Set<Tier> tiers,
    Set<String> content,
    boolean crashes,
    Map<String, Set<String>> withheld,
    List<String> ownPackages,
    @Nullable NamedCollector raw) {

  private static final String ALL = "";

  /** Nobody agreed to any content, or to a crash; nothing else is withheld. */
  static final Agreement NONE =
      new Agreement(Set.of(Tier.METRICS, Tier.EVENTS), Set.of(), false, Map.of(), List.of(), null);

  Agreement {
    tiers = Set.copyOf(tiers);
    content = Set.copyOf(content);
    withheld = Map.copyOf(withheld);
    ownPackages = List.copyOf(ownPackages);
  }

  /**
   * What a decision says for a destination.
   *
   * @param destination its name in the plan
   * @param raw the collector that may have raw what the plan lets it; null where none may
   */
  static Agreement of(
      Consent.Decision decision, Plan plan, String destination, @Nullable NamedCollector raw) {
    Map<String, Set<String>> withheld = new HashMap<>();
    for (Withheld each : decision.withheld()) {
      if (each.destination().isEmpty() || each.destination().equals(destination)) {
        withheld.computeIfAbsent(each.event(), event -> new HashSet<>()).add(each.field());
      }
    }
    return new Agreement(
        tiers(decision, plan, destination),
        decision.content(),
        decision.crashes(),
        withheld,
        plan.ownPackages(),
        raw);
  }

  /** What was agreed to of what a destination takes; nothing where the plan does not list it. */
  static Set<Tier> tiers(Consent.Decision decision, Plan plan, String destination) {
    PlanDestination to = destination(plan, destination);
    Set<Tier> tiers = new TreeSet<>();
    if (to != null) {
      tiers.addAll(to.takes());
    }
    tiers.retainAll(decision.tiers());
    return tiers;
  }

  /** A destination of a plan; null where it does not list it. */
  static @Nullable PlanDestination destination(Plan plan, String name) {
    for (PlanDestination each : plan.destinations()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  /** Whether what leaves goes to the collector that may have raw what the plan lets it. */
  boolean coversRaw() {
    return raw != null && raw.isThere();
  }

  /** Whether anything leaves in a tier. */
  boolean covers(Tier tier) {
    return tiers.contains(tier);
  }

  /** As what an event leaves, a row or a count and never both; null where nothing of it does. */
  @Nullable Tier leavesAs(EventCodec<?> codec) {
    boolean row = codec.tier() == Tier.EVENTS && codec.route() == Route.PRODUCT;
    if (withholds(codec.name())) {
      return null;
    }
    if (row && covers(Tier.EVENTS)) {
      return Tier.EVENTS;
    }
    return covers(Tier.METRICS) ? Tier.METRICS : null;
  }

  /** Whether the person agreed to the content of a field. */
  boolean covers(String event, String field) {
    return !content.isEmpty() && content.contains(event + "." + field);
  }

  /** Whether the person agreed that the shape of a crash leaves. */
  boolean coversCrash(String event, String field) {
    return crashes || covers(event, field);
  }

  /** Whether nothing of an event may leave. */
  boolean withholds(String event) {
    return !withheld.isEmpty()
        && (withheld.containsKey(ALL) || withheld.getOrDefault(event, Set.of()).contains(ALL));
  }

  /** The fields of an event that may not leave, by the names that they would leave by. */
  Set<String> withheldOf(String event) {
    return withheld.isEmpty() ? Set.of() : withheld.getOrDefault(event, Set.of());
  }

  /** Whether a class is of one of the product's own packages. */
  boolean isOwn(String className) {
    for (String own : ownPackages) {
      if (className.length() > own.length()
          && className.charAt(own.length()) == '.'
          && className.startsWith(own)) {
        return true;
      }
    }
    return false;
  }
}
