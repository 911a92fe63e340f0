package dev.candor.processor;

import java.util.List;

/** Writes the source of the class that a product's telemetry is opened with. */
final class PlanSource {

  private final ProductDeclaration product;
  private final List<EventDeclaration> events;
  private final String hash;

  /** With the hash of the tracking plan beside the class. */
  PlanSource(ProductDeclaration product, List<EventDeclaration> events, String hash) {
    this.product = product;
    this.events = List.copyOf(events);
    this.hash = hash;
  }

  /** The whole file. */
  String text() {
    Imports imports = new Imports(product.planClass());
    String plan = imports.name("dev.candor", "Plan");
    String level = imports.name("dev.candor", "Level");
    String list = imports.name("java.util", "List");
    Expression value =
        Expression.call(
            "new " + plan,
            List.of(
                Expression.literal(product.name()),
                Expression.literal(product.variables()),
                Expression.atom(level + "." + product.defaultLevel()),
                Expression.call(
                    list + ".of",
                    product.destinations().stream().map(Expression::literal).toList()),
                Expression.atom("HASH"),
                Expression.call(
                    list + ".of",
                    events.stream().map(event -> newCodec(event, imports)).toList())));
    String name = product.planClass().simple();
    String body =
        "/** What {@code %s} may record; its telemetry is opened with it. */\n"
                .formatted(product.name())
            + Imports.suppress(product.exported() ? List.of("exports") : List.of())
            + "public final class %s {\n\n".formatted(name)
            + "  /** The hash of the tracking plan in the same jar. */\n"
            + Expression.literal(hash).statement(2, "private static final String HASH = ")
            + "\n  private %s() {}\n\n".formatted(name)
            + "  /** Returns the product's header and one codec an event. */\n"
            + "  public static %s plan() {\n".formatted(plan)
            + value.statement(4, "return ")
            + "  }\n}\n";
    return imports.header("the events of " + product.packageName() + " and below") + body;
  }

  private static Expression newCodec(EventDeclaration event, Imports imports) {
    return Expression.call("new " + imports.name(event.codec()), List.of());
  }
}
