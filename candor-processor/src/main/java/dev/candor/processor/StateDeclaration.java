package dev.candor.processor;

import dev.candor.Activity;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.PlanProblem;
import dev.candor.wire.PlanRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A state, as it was declared.
 *
 * @param kind what was annotated, such as {@code record}
 * @param parameters its type parameters, as they are written; empty where it has none
 * @param hidden the private type that keeps it from its package; empty where none does
 * @param open whether other packages see it
 * @param warnings those that javac has for who names it
 * @param hiding the types of its package that hide those of {@code java.lang}
 */
record StateDeclaration(
    TypeName type,
    String kind,
    String parameters,
    String hidden,
    boolean open,
    List<String> warnings,
    Set<String> hiding,
    List<StateComponent> components) {

  StateDeclaration {
    warnings = List.copyOf(warnings);
    hiding = Set.copyOf(hiding);
    components = List.copyOf(components);
  }

  Place place() {
    return Place.of(type.qualified());
  }

  /** The record of what changed. */
  TypeName delta() {
    return type.beside("Delta");
  }

  /** The components of one form, in order. */
  List<StateComponent> of(StateComponent.Form form) {
    return components.stream().filter(each -> each.form() == form).toList();
  }

  /** Every problem of it. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    String name = type.simple();
    if (!kind.equals("record")) {
      problems.add(
          new Problem(
              place(),
              "@State is for a record, and '%s' is a %s; make it one".formatted(name, kind)));
      return problems;
    }
    if (!parameters.isEmpty()) {
      problems.add(
          new Problem(
              place(),
              "state '%s' has type parameters '%s'; remove them".formatted(name, parameters)));
    }
    if (!hidden.isEmpty()) {
      problems.add(
          new Problem(
              place(),
              "state '%s' cannot be seen by generated code; remove 'private' from '%s'"
                  .formatted(name, hidden)));
    }
    if (components.isEmpty()) {
      problems.add(
          new Problem(
              place(),
              "state '%s' has no components; write one for each number or set that a heartbeat reports"
                  .formatted(name)));
    }
    components.forEach(each -> judge(each, problems));
    judgeTwins(problems);
    return problems;
  }

  private static void judge(StateComponent component, List<Problem> problems) {
    String name = component.name();
    Place place = component.component().place();
    for (String stranger : component.strangers()) {
      problems.add(
          new Problem(
              place, "%s says nothing of a state; remove it from '%s'".formatted(stranger, name)));
    }
    if (component.parts().size() != 1) {
      problems.add(new Problem(place, unclear(component)));
      return;
    }
    StateComponent.Part part = component.parts().get(0);
    if (part.signal() == Activity.BY_ENVIRONMENT || part.signal() == Activity.REPORTED) {
      problems.add(
          new Problem(
              place,
              "%s '%s' of '%s' is no signal: a change proves the same everywhere; write DEVELOPMENT, RUNTIME or NONE"
                  .formatted(part.annotation(), part.signal(), name)));
    }
    String wrong = wrongType(component, part);
    if (wrong.isEmpty()) {
      problems.addAll(component.component().problems());
      for (FieldPlan field : component.component().fields()) {
        for (PlanProblem problem : PlanRules.problems(field)) {
          problems.add(component.component().problem(problem.message()));
        }
      }
    } else if (!component.component().type().unknown()) {
      problems.add(new Problem(place, wrong));
    }
  }

  private static String unclear(StateComponent component) {
    return component.parts().isEmpty()
        ? "'%s' does not say what it is; annotate it @State.Cumulative, @State.Level or @State.Members"
            .formatted(component.name())
        : "'%s' is %s; keep one"
            .formatted(
                component.name(),
                String.join(
                    " and ",
                    component.parts().stream().map(StateComponent.Part::annotation).toList()));
  }

  private static String wrongType(StateComponent component, StateComponent.Part part) {
    String written = component.declared().nested();
    boolean members = part.form() == StateComponent.Form.MEMBERS;
    if (members ? component.holdsTexts() : written.equals("long") || written.equals("int")) {
      return "";
    }
    return "%s is for a %s, and '%s' is of type '%s'; make it one"
        .formatted(
            part.annotation(),
            members ? "List, Set or Collection of Strings" : "long or an int",
            component.name(),
            written);
  }

  /** What changed has two components for some of the state's. */
  private void judgeTwins(List<Problem> problems) {
    Map<String, String> seen = new HashMap<>();
    for (StateComponent component : components) {
      if (component.parts().size() != 1) {
        return; // nobody knows yet what becomes of it
      }
      for (String change : component.changes()) {
        String other = seen.putIfAbsent(change, component.name());
        if (other != null) {
          problems.add(
              new Problem(
                  component.component().place(),
                  "'%s' and '%s' would both be '%s' in what changed; rename one"
                      .formatted(other, component.name(), change)));
        }
      }
    }
  }
}
