package dev.candor.processor;

import dev.candor.processor.StateComponent.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes the source of what changed in a state: a record, and the shape that makes it. */
final class DeltaSource {

  private static final String API = "dev.candor";

  private final StateDeclaration state;
  private final Imports imports;
  private final String of;
  private final String self;
  private final DeltaComponents components;

  DeltaSource(StateDeclaration state) {
    this.state = state;
    this.imports = new Imports(state.delta(), state.hiding(), "Shape");
    this.of = imports.name(state.type());
    this.self = state.delta().simple();
    this.components = new DeltaComponents(state, imports);
  }

  /** The whole file. */
  String text() {
    StringBuilder body = new StringBuilder();
    String open = state.open() ? "public " : "";
    body.append("/** What has changed in a {@link %s} since the report before. */\n".formatted(of));
    body.append(Imports.suppress(state.warnings()));
    body.append(open).append("record ").append(self).append("(\n");
    body.append(components.text()).append(") {\n\n");
    String shape = "%s<%s, %s>".formatted(api("StateShape"), of, self);
    body.append("  /** What a heartbeat reads the state with. */\n");
    body.append("  %sstatic %s shape() {\n    return new Shape();\n  }\n\n".formatted(open, shape));
    body.append("  private static final class Shape implements ").append(shape).append(" {\n\n");
    method(body, "String form()", Expression.literal(form()));
    method(body, signals("counterSignals"), signals(Form.COUNTER));
    method(body, signals("levelSignals"), signals(Form.LEVEL));
    method(body, signals("memberSignals"), signals(Form.MEMBERS));
    method(body, "long[] counters(%s state)".formatted(of), numbers(Form.COUNTER));
    method(body, "long[] levels(%s state)".formatted(of), numbers(Form.LEVEL));
    method(body, "%s members(%s state)".formatted(lists(), of), members());
    method(
        body,
        "%s state(long[] counters, long[] levels, %s members)".formatted(of, lists()),
        Expression.call("new " + of, made()));
    delta(body);
    body.append("  }\n}\n");
    return imports.header(state.type().qualified()) + body;
  }

  private String api(String simple) {
    return imports.name(API, simple);
  }

  private String list() {
    return imports.name("java.util", "List");
  }

  private String lists() {
    return "%s<%s<String>>".formatted(list(), list());
  }

  private String form() {
    List<String> signed = state.components().stream().map(StateComponent::signed).toList();
    return state.type().qualified() + "(" + String.join(" ", signed) + ")";
  }

  private String signals(String name) {
    return "%s<%s> %s()".formatted(list(), api("Activity"), name);
  }

  private Expression signals(Form form) {
    return Expression.call(
        list() + ".of",
        state.of(form).stream()
            .map(each -> Expression.atom(api("Activity") + "." + each.signal()))
            .toList());
  }

  private Expression numbers(Form form) {
    List<String> numbers = state.of(form).stream().map(DeltaSource::read).toList();
    String margin = "\n          ";
    return Expression.atom(
        numbers.isEmpty()
            ? "new long[0]"
            : "new long[] {" + margin + String.join("," + margin, numbers) + "\n      }");
  }

  private static String read(StateComponent component) {
    return "state." + component.name() + "()";
  }

  private Expression members() {
    return Expression.call(
        list() + ".of",
        state.of(Form.MEMBERS).stream()
            .map(each -> Expression.call(list() + ".copyOf", List.of(Expression.atom(read(each)))))
            .toList());
  }

  /** The components of the state again, in its order. */
  private List<Expression> made() {
    List<Expression> made = new ArrayList<>();
    for (StateComponent each : state.components()) {
      int at = state.of(each.form()).indexOf(each);
      String cast = each.declared().nested().equals("int") ? "(int) " : "";
      made.add(
          Expression.atom(
              switch (each.form()) {
                case COUNTER -> "%scounters[%d]".formatted(cast, at);
                case LEVEL -> "%slevels[%d]".formatted(cast, at);
                case MEMBERS ->
                    each.declared().nested().equals("Set")
                        ? "%s.copyOf(members.get(%d))"
                            .formatted(imports.name("java.util", "Set"), at)
                        : "members.get(%d)".formatted(at);
              }));
    }
    return made;
  }

  private void delta(StringBuilder body) {
    List<Expression> made = new ArrayList<>();
    for (StateComponent each : state.components()) {
      int at = state.of(each.form()).indexOf(each);
      switch (each.form()) {
        case COUNTER -> made.add(Expression.atom("counters[%d]".formatted(at)));
        case LEVEL -> made.add(Expression.atom("levels[%d]".formatted(at)));
        case MEMBERS -> {
          made.add(Expression.atom("added.get(%d)".formatted(at)));
          made.add(Expression.atom("removed.get(%d)".formatted(at)));
        }
      }
    }
    made.add(Expression.atom("active"));
    made.add(Expression.atom("activeDeveloper"));
    String margin = "\n        ";
    String parameters =
        Stream.of(
                "long[] counters",
                "long[] levels",
                lists() + " added",
                lists() + " removed",
                "boolean active",
                "boolean activeDeveloper")
            .reduce((one, other) -> one + "," + margin + other)
            .orElse("");
    body.append("    @Override\n    public %s delta(%s%s) {\n".formatted(self, margin, parameters));
    body.append(Expression.call("new " + self, made).statement(6, "return "));
    body.append("    }\n");
  }

  private static void method(StringBuilder body, String signature, Expression value) {
    body.append("    @Override\n    public ").append(signature).append(" {\n");
    body.append(value.statement(6, "return ")).append("    }\n\n");
  }
}
