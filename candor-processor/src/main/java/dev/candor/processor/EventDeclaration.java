package dev.candor.processor;

import dev.candor.Activity;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.wire.EventPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A type annotated {@code @Event}, as it was declared; an event where it is right. */
record EventDeclaration(Form form, Terms terms, List<Component> components) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([._][a-z0-9]+)*");

  /**
   * What the type is to Java.
   *
   * @param kind {@code record}, {@code class}, …
   * @param parameters its type parameters, such as {@code <T>}; empty without any
   * @param hidden the type, itself or one around it, that is private; empty where none is
   * @param exported whether other modules see its package, so that lint looks at what it shows
   * @param warnings what javac would warn of wherever the event is used
   */
  record Form(
      TypeName name,
      String kind,
      String parameters,
      String hidden,
      boolean exported,
      List<String> warnings) {

    Form {
      warnings = List.copyOf(warnings);
    }
  }

  /** What its annotation says; the words are those of the annotation's elements. */
  record Terms(
      String name,
      String purpose,
      String owner,
      Tier tier,
      Route route,
      Activity activity,
      String actor) {}

  EventDeclaration {
    components = List.copyOf(components);
  }

  TypeName type() {
    return form.name();
  }

  Place place() {
    return Place.of(type().qualified());
  }

  /** The class that writes it. */
  TypeName codec() {
    return type().beside("Codec");
  }

  /** Whether the compiler does not know all of its types, or not yet. */
  boolean unfinished() {
    return components.stream()
        .anyMatch(component -> component.type().kind() == ValueType.Kind.UNKNOWN);
  }

  boolean hashes() {
    return components.stream().anyMatch(component -> component.mark() instanceof Mark.Hashed);
  }

  /** Every problem, not just the first: a person fixes them in one go. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    judgeForm(problems);
    judgeTerms(problems);
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
    if (!NAME.matcher(terms.name()).matches()) {
      problems.add(
          new Problem(
              place().element("name"),
              ("event name '%s' must be lower-case words joined by dots or underscores, such as"
                      + " 'build.finished'")
                  .formatted(terms.name())));
    }
    if (terms.purpose().isBlank()) {
      problems.add(
          new Problem(
              place().element("purpose"),
              "purpose '%s' is blank; write, for the person being measured, why this is recorded"
                  .formatted(terms.purpose())));
    }
    if (terms.owner().isBlank()) {
      problems.add(
          new Problem(
              place().element("owner"),
              "owner '%s' is blank; write the team or the address that answers for it"
                  .formatted(terms.owner())));
    }
  }

  /** A hash has two names, one in the raw row and one as it leaves; both must be its own. */
  private void judgeWireNames(List<Problem> problems) {
    Map<String, Component> holders = new HashMap<>();
    for (Component component : components) {
      for (String name : names(component)) {
        Component holder = holders.putIfAbsent(name, component);
        if (holder != null) {
          problems.add(
              new Problem(
                  component.place(),
                  "components '%s' and '%s' are both '%s' on the wire; rename one"
                      .formatted(holder.name(), component.name(), name)));
          break;
        }
      }
    }
  }

  private static List<String> names(Component component) {
    return Stream.of(component.wireName(), component.leavingName()).distinct().toList();
  }

  private void judgeActor(List<Problem> problems) {
    Place place = place().element("actor");
    Optional<Component> found = actor();
    if (found.isEmpty()) {
      List<String> names = components.stream().map(Component::name).toList();
      String nearest = String.join("' or '", Spelling.nearest(terms.actor(), names));
      problems.add(
          new Problem(
              place,
              nearest.isEmpty()
                  ? "actor '%s' is no component, and there are none; remove it"
                      .formatted(terms.actor())
                  : "actor '%s' is no component; write '%s'".formatted(terms.actor(), nearest)));
      return;
    }
    if (found.get().marks().stream().noneMatch(Mark::identifies)) {
      problems.add(
          new Problem(
              place,
              "actor '%s' is no identity; annotate the component @Hashed, @Opaque or @Identifier"
                  .formatted(terms.actor())));
    } else if (terms.tier() == Tier.METRICS) {
      problems.add(
          new Problem(
              place,
              "tier METRICS leaves without any identity; remove actor '%s', or make the tier EVENTS"
                  .formatted(terms.actor())));
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
        terms.name(),
        terms.purpose(),
        terms.owner(),
        terms.tier().name().toLowerCase(Locale.ROOT),
        terms.route().name().toLowerCase(Locale.ROOT),
        terms.activity().name().toLowerCase(Locale.ROOT),
        actor().map(Component::leavingName).orElse(EventPlan.INSTALLATION),
        components.stream().map(Component::plan).toList());
  }
}
