package dev.candor.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.ProductPlan.DestinationPlan;
import dev.candor.wire.ProductPlan.SchemePlan;
import dev.candor.wire.SwitchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the source of the class that a product's telemetry is opened with. */
final class PlanSource {

  private final ProductDeclaration product;
  private final List<CodecClass> codecs;
  private final String hash;
  private final byte[] json;

  /** With the tracking plan beside the class: its hash, and its file. */
  PlanSource(ProductDeclaration product, List<CodecClass> codecs, String hash, byte[] json) {
    this.product = product;
    this.codecs = List.copyOf(codecs);
    this.hash = hash;
    this.json = json.clone();
  }

  /** The whole file. */
  String text() {
    Imports imports = new Imports(product.planClass(), product.hiding());
    String plan = imports.name("dev.candor", "Plan");
    String level = imports.name("dev.candor", "Level");
    String list = imports.name("java.util", "List");
    List<String> events = events(imports);
    boolean alone = events.size() <= 1;
    List<Expression> parts = new ArrayList<>();
    parts.add(Expression.literal(product.name()));
    parts.add(Expression.literal(product.variables()));
    parts.add(switches(list, imports));
    parts.add(Expression.atom(level + "." + product.defaultLevel()));
    SchemePlan identity = product.identity();
    parts.add(Expression.literal(identity == null ? "" : identity.name()));
    parts.add(
        Expression.call(
            list + ".of",
            product.destinations().stream().map(each -> newDestination(each, imports)).toList()));
    parts.add(literals(list, product.ownPackages()));
    parts.add(Expression.atom("HASH"));
    parts.add(
        events.isEmpty()
            ? Expression.call(list + ".of", List.of())
            : Expression.atom(alone ? events.get(0) : "events"));
    Expression value = Expression.call("new " + plan, parts);
    String name = product.planClass().simple();
    String body =
        "/** What {@code %s} may record; its telemetry is opened with it. */\n"
                .formatted(product.name())
            + declares(imports)
            + Imports.suppress(product.exported() ? List.of("exports") : List.of())
            + "public final class %s {\n\n".formatted(name)
            + "  /** The hash of the tracking plan in the same jar. */\n"
            + Expression.literal(hash).statement(2, "private static final String HASH = ")
            + "\n  private %s() {}\n\n".formatted(name)
            + "  /** Returns the product's header and one codec an event. */\n"
            + "  public static %s plan() {\n".formatted(plan)
            + (alone ? "" : together(events, imports))
            + value.statement(4, "return ")
            + "  }\n}\n";
    return imports.header("the events of " + product.packageName() + " and below") + body;
  }

  private Expression switches(String list, Imports imports) {
    return Expression.call(
        list + ".of",
        product.switches().stream().map(each -> newSwitch(each, list, imports)).toList());
  }

  private static Expression newSwitch(SwitchPlan each, String list, Imports imports) {
    String of = imports.name("dev.candor", "Switch");
    return Expression.call(
        "new " + imports.name("dev.candor", "PlanSwitch"),
        List.of(
            constant(of + ".Source.", each.source()),
            literals(list, each.names()),
            literals(list, each.off()),
            literals(list, each.local()),
            literals(list, each.on()),
            literals(list, each.nothing()),
            constant(of + ".Says.", each.otherwise()),
            constant(of + ".Says.", each.unset()),
            Expression.atom(String.valueOf(each.exact())),
            Expression.literal(each.reason())));
  }

  private static Expression newDestination(DestinationPlan each, Imports imports) {
    String tier = imports.name("dev.candor", "Tier") + ".";
    return Expression.call(
        "new " + imports.name("dev.candor", "PlanDestination"),
        List.of(
            Expression.literal(each.name()),
            constant(imports.name("dev.candor", "Trust") + ".", each.trust()),
            Expression.call(
                imports.name("java.util", "Set") + ".of",
                each.takes().stream().distinct().map(word -> constant(tier, word)).toList())));
  }

  /** The constant of a word of the plan. */
  private static Expression constant(String of, String word) {
    return Expression.atom(of + word.toUpperCase(Locale.ROOT));
  }

  private static Expression literals(String list, List<String> texts) {
    return Expression.call(list + ".of", texts.stream().map(Expression::literal).toList());
  }

  /** Where the events are: those of this module, and those of the others. */
  private List<String> events(Imports imports) {
    List<String> events = new ArrayList<>();
    codecs.forEach(each -> events.add(imports.name(each.name()) + ".all()"));
    for (ProductDeclaration.Module module : product.modules()) {
      events.add(imports.name(module.type()) + ".plan().events()");
    }
    return events;
  }

  private static String together(List<String> events, Imports imports) {
    StringBuilder lines =
        new StringBuilder(
            "    %s<%s<?>> events = new %s<>();\n"
                .formatted(
                    imports.name("java.util", "List"),
                    imports.name("dev.candor", "EventCodec"),
                    imports.name("java.util", "ArrayList")));
    events.forEach(each -> lines.append("    events.addAll(%s);\n".formatted(each)));
    return lines.toString();
  }

  /** The whole plan of a module, line by line, for the compiler of its product. */
  private String declares(Imports imports) {
    if (product.module().isEmpty()) {
      return "";
    }
    StringBuilder lines =
        new StringBuilder("@%s({\n".formatted(imports.name("dev.candor", "Declares")));
    new String(json, UTF_8)
        .lines()
        .forEach(line -> lines.append("  ").append(Expression.literal(line).text()).append(",\n"));
    return lines.append("})\n").toString();
  }
}
