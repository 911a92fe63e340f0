package dev.candor.processor;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.wire.EventPlan;
import dev.candor.wire.NameRules;
import dev.candor.wire.PlanProblem;
import dev.candor.wire.Prose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A type annotated {@code @Event}, as it was declared; an event where it is right.
 *
 * @param groups the components whose own components stand in their place
 * @param components in order, those of groups in the place of the group
 */
record EventDeclaration(Form form, Terms terms, List<Group> groups, List<Component> components) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([._][a-z0-9]+)*");

  /**
   * What the type is to Java.
   *
   * @param kind {@code record}, {@code class}, …
   * @param parameters its type parameters, such as {@code <T>}; empty without any
   * @param hidden the type, itself or one around it, that is private; empty where none is
   * @param exported whether other modules see its package, so that lint looks at what it shows
   * @param warnings what javac would warn of wherever the event is used
   * @param hiding the types of its package that are called as types of {@code java.lang} are
   */
  record Form(
      TypeName name,
      String kind,
      String parameters,
      String hidden,
      boolean exported,
      List<String> warnings,
      Set<String> hiding) {

    Form {
      warnings = List.copyOf(warnings);
      hiding = Set.copyOf(hiding);
    }
  }

  /**
   * A component that is a group.
   *
   * @param name the component's
   * @param parameters the group's type parameters, such as {@code <T>}; empty without any
   * @param hidden the private type that keeps the group from its package; empty where none does
   * @param annotations ours on the component, beside {@code @Embedded}
   */
  record Group(
      Place place,
      String name,
      TypeName type,
      String parameters,
      String hidden,
      List<String> annotations) {

    Group {
      annotations = List.copyOf(annotations);
    }

    List<Problem> problems() {
      List<Problem> problems = new ArrayList<>();
      if (!hidden.isEmpty()) {
        problems.add(
            new Problem(
                place,
                "'%s' is of a group that generated code cannot see; remove 'private' from '%s'"
                    .formatted(name, hidden)));
      }
      if (!parameters.isEmpty()) {
        problems.add(
            new Problem(
                place,
                "group '%s' of '%s' must not be generic; remove '%s'"
                    .formatted(type.nested(), name, parameters)));
      }
      for (String annotation : annotations) {
        problems.add(
            new Problem(
                place,
                "'%s' is a group, and %s says nothing of what is in it; annotate the components of '%s'"
                    .formatted(name, annotation, type.nested())));
      }
      return problems;
    }
  }

  /**
   * What its annotations say; the words are those of the elements of {@code @Event}.
   *
   * @param exactName of {@code @Name}; empty without one
   */
  record Terms(
      String name,
      String exactName,
      String purpose,
      String owner,
      Tier tier,
      Route route,
      Category category,
      Activity activity,
      String actor,
      String counter,
      String expires,
      Prose prose) {

    /** What it is called on the wire. */
    String wireName() {
      return exactName.isEmpty() ? name : exactName;
    }
  }

  EventDeclaration {
    groups = List.copyOf(groups);
    components = List.copyOf(components);
  }

  TypeName type() {
    return form.name();
  }

  Place place() {
    return Place.of(type().qualified());
  }

  /** Whether the compiler does not know all of its types, or not yet. */
  boolean unfinished() {
    return components.stream().anyMatch(component -> component.type().unknown());
  }

  boolean hashes() {
    return components.stream().anyMatch(component -> component.mark() instanceof Mark.Hashed);
  }

  /** Every problem, not just the first: a person fixes them in one go. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    judgeForm(problems);
    judgeTerms(problems);
    groups.forEach(group -> problems.addAll(group.problems()));
    components.forEach(component -> problems.addAll(component.problems()));
    judgeWireNames(problems);
    if (form.kind().equals("record") && !terms.actor().isEmpty()) {
      judgeActor(problems);
    }
    return problems;
  }

  private void judgeForm(List<Problem> problems) {
    if (!form.kind().equals("record")) {
      problems.add(
          new Problem(
              place(),
              "'%s' is declared as '%s'; make it a record: its components are the event's fields"
                  .formatted(type().simple(), form.kind())));
    }
    if (!form.parameters().isEmpty()) {
      problems.add(
          new Problem(
              place(),
              "event '%s' must not be generic; remove '%s'"
                  .formatted(type().simple(), form.parameters())));
    }
    if (!form.hidden().isEmpty()) {
      problems.add(
          new Problem(
              place(),
              "generated code cannot see event '%s'; remove 'private' from '%s'"
                  .formatted(type().simple(), form.hidden())));
    }
  }

  private void judgeTerms(List<Problem> problems) {
    if (!terms.exactName().isEmpty()) {
      if (!NameRules.mayBeName(terms.exactName())) {
        problems.add(
            new Problem(
                place(),
                "@Name '%s' of the event may hold letters, digits and . _ - $ + / only; correct it"
                    .formatted(terms.exactName())));
      }
      if (!terms.name().isEmpty()) {
        problems.add(
            new Problem(
                place().element("name"),
                "the event is called '%s' by @Name and '%s' by @Event; keep one"
                    .formatted(terms.exactName(), terms.name())));
      }
    } else if (!NAME.matcher(terms.name()).matches()) {
      problems.add(
          new Problem(
              place().element("name"),
              ("event name '%s' must be lower-case words joined by dots or underscores, such as"
                      + " 'build.finished'")
                  .formatted(terms.name())));
    }
  }

  /** A hash has two names, one in the raw row and one as it leaves; both must be its own. */
  private void judgeWireNames(List<Problem> problems) {
    Map<String, Component> holders = new HashMap<>();
    Set<List<String>> groupsTold = new HashSet<>();
    for (Component component : components) {
      for (String name : component.names()) {
        Component holder = holders.putIfAbsent(name, component);
        if (holder != null) {
          boolean news =
              holder.group().isEmpty()
                  || component.group().isEmpty()
                  || groupsTold.add(List.of(holder.group(), component.group()));
          if (news) {
            problems.add(
                new Problem(
                    place()
                        .component(
                            component.group().isEmpty() ? component.name() : component.group()),
                    "components '%s' and '%s' are both '%s' on the wire; rename one"
                        .formatted(holder.path(), component.path(), name)));
          }
          break;
        }
      }
    }
  }

  private void judgeActor(List<Problem> problems) {
    String problem = new ActorRules(this).problem();
    if (!problem.isEmpty()) {
      problems.add(new Problem(place().element("actor"), problem));
    }
  }

  private Optional<Component> actor() {
    return components.stream()
        .filter(component -> component.name().equals(terms.actor()))
        .findFirst();
  }

  /** What the plan says of it. */
  EventPlan plan() {
    return new EventPlan(
        terms.wireName(),
        terms.purpose(),
        terms.owner(),
        new EventPlan.Terms(
            terms.tier().name().toLowerCase(Locale.ROOT),
            terms.route().name().toLowerCase(Locale.ROOT),
            terms.category().name().toLowerCase(Locale.ROOT),
            terms.activity().name().toLowerCase(Locale.ROOT),
            actor()
                .filter(Component::identity) // of all else more is said at the source
                .filter(actor -> !actor.fields().isEmpty()) // else the component is what is wrong
                .map(actor -> actor.leavingNames().get(0))
                .orElse(EventPlan.INSTALLATION)),
        terms.counter(),
        terms.expires(),
        terms.prose(),
        components.stream().flatMap(component -> component.fields().stream()).toList());
  }

  /** A problem of the plan, where it stands in the source. */
  Problem problem(PlanProblem problem) {
    return components.stream()
        .filter(component -> component.leavingNames().contains(problem.field()))
        .map(component -> component.problem(problem.message()))
        .findFirst()
        .orElseGet(() -> new Problem(place().element(problem.element()), problem.message()));
  }
}
