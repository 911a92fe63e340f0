package dev.candor.processor;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.PlanProblem;
import dev.candor.wire.PlanRules;
import dev.candor.wire.TrackingPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All that one compilation declares. */
final class Declarations {

  private final List<ProductDeclaration> products;
  private final List<EventDeclaration> events;
  private final Predicate<String> hasProduct;

  /** The events of each product, by the package that it stands in. */
  private final Map<String, List<EventDeclaration>> own = new HashMap<>();

  private final Map<String, TrackingPlan> plans = new HashMap<>();

  /**
   * Of what is compiled.
   *
   * @param hasProduct whether a package is a product's, be it compiled here or only known
   */
  Declarations(
      List<ProductDeclaration> products,
      List<EventDeclaration> events,
      Predicate<String> hasProduct) {
    this.products = List.copyOf(products);
    this.events = List.copyOf(events);
    this.hasProduct = hasProduct;
    for (EventDeclaration event : events) {
      productOf(event)
          .ifPresent(
              home ->
                  own.computeIfAbsent(home.packageName(), each -> new ArrayList<>()).add(event));
    }
    own.values()
        .forEach(each -> each.sort(Comparator.comparing(event -> event.terms().wireName())));
  }

  List<ProductDeclaration> products() {
    return products;
  }

  /** Whether the compiler does not know all that is named, or not yet. */
  boolean unfinished() {
    return events.stream().anyMatch(EventDeclaration::unfinished)
        || products.stream().anyMatch(ProductDeclaration::unfinished);
  }

  /** The product of an event: that of its package, or of the nearest package around it. */
  Optional<ProductDeclaration> productOf(EventDeclaration event) {
    return products.stream()
        .filter(product -> product.encloses(event.type().packageName()))
        .max(Comparator.comparingInt(product -> product.packageName().length()));
  }

  /** A product's events, by name. */
  List<EventDeclaration> eventsOf(ProductDeclaration product) {
    return List.copyOf(own.getOrDefault(product.packageName(), List.of()));
  }

  /** The plan that people and collectors read. */
  TrackingPlan plan(ProductDeclaration product) {
    return plans.computeIfAbsent(product.packageName(), each -> newPlan(product));
  }

  private TrackingPlan newPlan(ProductDeclaration product) {
    List<EventPlan> all = new ArrayList<>();
    List<InsightPlan> insights = new ArrayList<>(product.insights());
    eventsOf(product).forEach(event -> all.add(event.plan()));
    for (ProductDeclaration.Module module : Set.copyOf(product.modules())) {
      TrackingPlan plan = module.plan();
      if (plan != null) {
        all.addAll(plan.events());
        insights.addAll(plan.insights());
      }
    }
    return new TrackingPlan(product.plan(), all, insights);
  }

  /** Every problem of every declaration; one that many events share, once. */
  List<Problem> problems(LocalDate today) {
    List<Problem> problems = new ArrayList<>();
    products.forEach(product -> problems.addAll(product.problems()));
    events.forEach(event -> problems.addAll(event.problems()));
    judgeProductNames(problems);
    judgeHomes(problems);
    judgeEventNames(problems);
    products.forEach(product -> judgePlan(product, today, problems));
    judgeAlone(today, problems);
    return problems.stream().distinct().toList();
  }

  /** What the rules of all plans say, at the declarations that the plan was made from. */
  private void judgePlan(ProductDeclaration product, LocalDate today, List<Problem> problems) {
    Map<String, EventDeclaration> declared = new HashMap<>();
    eventsOf(product).forEach(event -> declared.putIfAbsent(event.terms().wireName(), event));
    for (PlanProblem problem : PlanRules.problems(withoutTwins(plan(product)), today)) {
      EventDeclaration event = declared.get(problem.event());
      if (event != null) {
        add(event, problem, problems);
      } else {
        Place place =
            product.place().element(problem.event().isEmpty() ? problem.element() : "modules");
        String where =
            problem.event().isEmpty()
                ? ""
                : "in a module's event '%s': ".formatted(problem.where());
        problems.add(new Problem(place, where + problem.message()));
      }
    }
  }

  /**
   * What the rules say of the events that no plan is judged with: twins, and those without home.
   */
  private void judgeAlone(LocalDate today, List<Problem> problems) {
    Set<List<Object>> seen = new HashSet<>();
    for (EventDeclaration event : events) {
      Optional<ProductDeclaration> product = productOf(event);
      if (product.isEmpty()
          || !seen.add(List.of(product.get().resource(), event.terms().wireName()))) {
        PlanRules.problems(withoutTwins(event.plan()), today)
            .forEach(problem -> add(event, problem, problems));
      }
    }
  }

  /** But for names, of which the source's own rules say more. */
  private static void add(EventDeclaration event, PlanProblem problem, List<Problem> problems) {
    if (!problem.element().equals("name")) {
      problems.add(event.problem(problem));
    }
  }

  /** The plan with one event a name, so that twins are not said to share all that they have. */
  private static TrackingPlan withoutTwins(TrackingPlan plan) {
    Map<String, EventPlan> events = new LinkedHashMap<>();
    plan.events().forEach(event -> events.putIfAbsent(event.name(), withoutTwins(event)));
    return new TrackingPlan(plan.product(), List.copyOf(events.values()), plan.insights());
  }

  private static EventPlan withoutTwins(EventPlan event) {
    Map<String, FieldPlan> fields = new LinkedHashMap<>();
    event.fields().forEach(field -> fields.putIfAbsent(field.name(), field));
    return fields.size() == event.fields().size()
        ? event
        : new EventPlan(
            event.name(),
            event.purpose(),
            event.owner(),
            event.terms(),
            event.counter(),
            event.expires(),
            event.prose(),
            List.copyOf(fields.values()));
  }

  private void judgeProductNames(List<Problem> problems) {
    Map<String, String> seen = new HashMap<>();
    for (ProductDeclaration product : products) {
      String other = seen.putIfAbsent(product.resource(), product.packageName());
      if (other != null) {
        problems.add(
            new Problem(
                product.place().element("name"),
                "product name '%s' is that of package '%s' too; rename one"
                    .formatted(product.name(), other)));
      }
    }
  }

  private void judgeHomes(List<Problem> problems) {
    for (EventDeclaration event : events) {
      if (productOf(event).isEmpty()) {
        String homeless = "event '%s' belongs to no product".formatted(event.terms().wireName());
        problems.add(new Problem(event.place(), homeless + home(event.type().packageName())));
      }
    }
  }

  /** Where the product of such an event is, or is to be. */
  private String home(String name) {
    if (name.isEmpty()) {
      return "; move it to a package, and put @Product(name = \"…\") on the package-info.java there";
    }
    for (String each = name; !each.isEmpty(); each = around(each)) {
      if (hasProduct.test(each)) {
        return (" that is compiled with it; compile the package-info.java of '%s' and all its events"
                + " together, or, if they are of another module, put @Product(name = \"…\", module ="
                + " \"…\") on that of '%s'")
            .formatted(each, name);
      }
    }
    return "; put @Product(name = \"…\") on the package-info.java of '%s' or of a package above it"
        .formatted(name);
  }

  /** The package around one; empty where there is none. */
  private static String around(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private void judgeEventNames(List<Problem> problems) {
    for (ProductDeclaration product : products) {
      Map<String, String> seen = new HashMap<>();
      for (ProductDeclaration.Module module : product.modules()) {
        TrackingPlan plan = module.plan();
        if (plan != null) {
          String holder = module.type().nested();
          plan.events().forEach(event -> judgeModule(product, event, holder, seen, problems));
        }
      }
      for (EventDeclaration event : eventsOf(product)) {
        String name = event.terms().wireName();
        String other = seen.putIfAbsent(name, event.type().qualified());
        if (other != null) {
          problems.add(
              new Problem(
                  event.place().element("name"),
                  "event name '%s' is that of '%s' too; rename one".formatted(name, other)));
        }
      }
    }
  }

  private static void judgeModule(
      ProductDeclaration product,
      EventPlan event,
      String module,
      Map<String, String> seen,
      List<Problem> problems) {
    String other = seen.putIfAbsent(event.name(), module);
    if (other != null && !other.equals(module)) {
      problems.add(
          new Problem(
              product.place().element("modules"),
              "event name '%s' is in '%s' and in '%s'; rename it in one of them"
                  .formatted(event.name(), other, module)));
    }
  }
}
