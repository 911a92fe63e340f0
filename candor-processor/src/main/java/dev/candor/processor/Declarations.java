package dev.candor.processor;

import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one compilation declares. */
record Declarations(List<ProductDeclaration> products, List<EventDeclaration> events) {

  Declarations {
    products = List.copyOf(products);
    events = List.copyOf(events);
  }

  /** The product of an event: that of its package, or of the nearest package around it. */
  Optional<ProductDeclaration> productOf(EventDeclaration event) {
    return products.stream()
        .filter(product -> product.encloses(event.type().packageName()))
        .max(Comparator.comparingInt(product -> product.packageName().length()));
  }

  /** A product's events, by name. */
  List<EventDeclaration> eventsOf(ProductDeclaration product) {
    return events.stream()
        .filter(event -> productOf(event).filter(product::equals).isPresent())
        .sorted(Comparator.comparing(event -> event.terms().name()))
        .toList();
  }

  /** The plan that people and collectors read. */
  TrackingPlan plan(ProductDeclaration product) {
    return new TrackingPlan(
        product.name(),
        product.variables(),
        product.level(),
        product.destinations(),
        product.retentionDays(),
        eventsOf(product).stream().map(EventDeclaration::plan).toList());
  }

  /** Every problem of every declaration. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    products.forEach(product -> problems.addAll(product.problems()));
    events.forEach(event -> problems.addAll(event.problems()));
    judgeProductNames(problems);
    judgeHomes(problems);
    judgeEventNames(problems);
    judgeCodecs(problems);
    return problems;
  }

  private void judgeProductNames(List<Problem> problems) {
    Map<String, String> seen = new HashMap<>();
    for (ProductDeclaration product : products) {
      String other = seen.putIfAbsent(product.name(), product.packageName());
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
        String home = event.type().packageName();
        problems.add(
            new Problem(
                event.place(),
                home.isEmpty()
                    ? ("event '%s' belongs to no product; move it to a package, and put"
                            + " @Product(name = \"…\") on the package-info.java there")
                        .formatted(event.terms().name())
                    : ("event '%s' belongs to no product; put @Product(name = \"…\") on the"
                            + " package-info.java of '%s' or of a package above it")
                        .formatted(event.terms().name(), home)));
      }
    }
  }

  private void judgeEventNames(List<Problem> problems) {
    for (ProductDeclaration product : products) {
      Map<String, String> seen = new HashMap<>();
      for (EventDeclaration event : eventsOf(product)) {
        String name = event.terms().name();
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

  private void judgeCodecs(List<Problem> problems) {
    Map<TypeName, String> seen = new HashMap<>();
    for (EventDeclaration event : events) {
      String other = seen.putIfAbsent(event.codec(), event.type().qualified());
      if (other != null) {
        problems.add(
            new Problem(
                event.place(),
                "'%s' and '%s' would both be written by '%s'; rename one"
                    .formatted(other, event.type().qualified(), event.codec().simple())));
      }
    }
  }
}
