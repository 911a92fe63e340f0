package dev.candor.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the source of a class that writes events: no reflection, and a method an event. */
final class CodecSource {

  private static final String API = "dev.candor";

  /** The class's type parameter. */
  private static final String EVENT = "E";

  private final CodecClass codecs;
  private final Imports imports;
  private final Constants constants;
  private final String name;
  private final String codec;

  CodecSource(CodecClass codecs) {
    this.codecs = codecs;
    Set<String> hiding = new HashSet<>();
    codecs.events().forEach(event -> hiding.addAll(event.form().hiding()));
    this.imports = new Imports(codecs.name(), hiding, Constants.PATTERNS, EVENT);
    this.constants = new Constants(imports);
    this.name = codecs.name().simple();
    this.codec = imports.name(API, "EventCodec");
  }

  /** The whole file. */
  String text() {
    StringBuilder writers = new StringBuilder();
    codecs.events().stream()
        .filter(event -> !event.components().isEmpty())
        .forEach(event -> write(event, writers));
    StringBuilder body = new StringBuilder();
    declaration(body);
    body.append(constants.declared());
    constructor(body);
    all(body);
    dispatch(body);
    body.append(writers).append(constants.within()).append("}\n");
    return imports.header("the events of " + codecs.name().packageName()) + body;
  }

  private String api(String simple) {
    return imports.name(API, simple);
  }

  private String record(EventDeclaration event) {
    return imports.name(event.type());
  }

  /** Overloaded where two events are called alike within different types. */
  private static String method(EventDeclaration event) {
    return "write" + event.type().simple();
  }

  private void declaration(StringBuilder body) {
    body.append(
        codecs.reachable()
            ? """
              /**
               * Writes the fields of the package's events.
               *
               * <p>Public only because the plan that lists them is in another package.
               */
              """
            : "/** Writes the fields of the package's events. */\n");
    body.append(Imports.suppress(warnings()));
    String head =
        (codecs.reachable() ? "public " : "")
            + "final class %s<%s extends %s>"
                .formatted(name, EVENT, imports.name("java.lang", "Record"));
    String parent = "extends %s<%s> {".formatted(codec, EVENT);
    String oneLine = head + " " + parent;
    body.append(oneLine.length() <= 100 ? oneLine : head + "\n    " + parent).append("\n\n");
  }

  private List<String> warnings() {
    List<String> warnings =
        new ArrayList<>(
            codecs.events().stream()
                .flatMap(event -> event.form().warnings().stream())
                .distinct()
                .sorted()
                .toList());
    if (codecs.reachable() && codecs.events().stream().anyMatch(each -> each.form().exported())) {
      warnings.add("exports");
    }
    return warnings;
  }

  private void constructor(StringBuilder body) {
    body.append(
        """
          private final int number;

          private %s(
              int number, Class<%s> type, String name, %s tier, %s route, boolean hashes) {
            super(type, name, tier, route, hashes);
            this.number = number;
          }

        """
            .formatted(name, EVENT, api("Tier"), api("Route")));
  }

  private void all(StringBuilder body) {
    String list = imports.name("java.util", "List");
    // The types stand there in full: to find each out takes javac far longer.
    String of = list + ".<" + codec + "<?>>of";
    List<Expression> made = new ArrayList<>();
    for (EventDeclaration event : codecs.events()) {
      String record = record(event);
      made.add(
          Expression.call(
              "new " + name + "<" + record + ">",
              List.of(
                  Expression.atom(String.valueOf(made.size())),
                  Expression.atom(record + ".class"),
                  Expression.literal(event.terms().wireName()),
                  Expression.atom(api("Tier") + "." + event.terms().tier()),
                  Expression.atom(api("Route") + "." + event.terms().route()),
                  Expression.atom(String.valueOf(event.hashes())))));
    }
    body.append(codecs.reachable() ? "  /** One codec an event. */\n  public " : "  ")
        .append("static %s<%s<?>> all() {\n".formatted(list, codec))
        .append(Expression.call(of, made).statement(4, "return "))
        .append("  }\n\n");
  }

  private void dispatch(StringBuilder body) {
    body.append(
        "  @Override\n  public void write(%s event, %s out) {\n".formatted(EVENT, writer()));
    body.append("    switch (number) {\n");
    for (int number = 0; number < codecs.events().size(); number++) {
      EventDeclaration event = codecs.events().get(number);
      String before = "case " + number + " -> ";
      Expression call =
          Expression.call(
              method(event),
              List.of(Expression.atom("(" + record(event) + ") event"), Expression.atom("out")));
      body.append(
          event.components().isEmpty()
              ? "      " + before + "{} // has no fields\n"
              : call.statement(6, before));
    }
    body.append(
        "      default -> throw new %s(number);\n"
            .formatted(imports.name("java.lang", "AssertionError")));
    body.append("    }\n  }\n");
  }

  private String writer() {
    return api("FieldWriter");
  }

  /** Properties first, then measurements, each in the order of the components. */
  private void write(EventDeclaration event, StringBuilder body) {
    FieldSource fields = new FieldSource(event, imports, constants);
    body.append("\n  private static void ").append(method(event)).append('(');
    body.append(record(event)).append(" event, ").append(writer()).append(" out) {\n");
    for (EventDeclaration.Group group : event.groups()) {
      if (event.components().stream().noneMatch(each -> each.group().equals(group.name()))) {
        continue; // an empty one, of which there is nothing to ask
      }
      String declared = imports.name(group.type()) + " " + fields.group(group.name()) + " = ";
      body.append(Expression.atom("event." + group.name() + "()").statement(4, declared));
    }
    fields(fields, event.components().stream().filter(each -> !each.measured()).toList(), body);
    fields(fields, event.components().stream().filter(Component::measured).toList(), body);
    body.append("  }\n");
  }

  /** What follows one another in one group stands under one question whether the group is there. */
  private static void fields(FieldSource fields, List<Component> components, StringBuilder body) {
    String open = "";
    for (Component component : components) {
      if (!component.group().equals(open)) {
        body.append(open.isEmpty() ? "" : "    }\n");
        open = component.group();
        if (!open.isEmpty()) {
          body.append("    if (").append(fields.group(open)).append(" != null) {\n");
        }
      }
      body.append(fields.statements(component, open.isEmpty() ? 4 : 6));
    }
    body.append(open.isEmpty() ? "" : "    }\n");
  }
}
