package dev.candor.processor;

import dev.candor.Activity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A component of a state, as it was declared.
 *
 * @param component what it shares with those of events; members count as a list of texts, whatever
 *     holds them
 * @param declared its type, as it was written
 * @param parts what it is said to be; one where it is right
 * @param strangers annotations that say nothing of a state
 */
record StateComponent(
    Component component, TypeName declared, List<Part> parts, List<String> strangers) {

  /** What a component is said to be, and what its change proves. */
  record Part(Form form, Activity signal) {

    String annotation() {
      return "@State." + form.annotation;
    }
  }

  /** What a component may be. */
  enum Form {
    COUNTER("Cumulative", "+"),
    LEVEL("Level", "~"),
    MEMBERS("Members", "*");

    private final String annotation;
    private final String sign;

    Form(String annotation, String sign) {
      this.annotation = annotation;
      this.sign = sign;
    }
  }

  StateComponent {
    parts = List.copyOf(parts);
    strangers = List.copyOf(strangers);
  }

  /** Whether it is a list of texts, or was read as one. */
  boolean holdsTexts() {
    return component.type().kind() == ValueType.Kind.LIST
        && component.type().single().kind() == ValueType.Kind.TEXT;
  }

  String name() {
    return component.name();
  }

  Form form() {
    return parts.get(0).form();
  }

  Activity signal() {
    return parts.get(0).signal();
  }

  /** As the state's form names it. */
  String signed() {
    return form().sign + name();
  }

  /** The components of what changed. */
  List<String> changes() {
    return form() == Form.MEMBERS
        ? List.of(name() + "Added", name() + "Removed")
        : List.of("delta" + name().substring(0, 1).toUpperCase(Locale.ROOT) + name().substring(1));
  }

  /** What they are called on the wire. */
  List<String> wireNames() {
    return exactNames().isEmpty() ? changes().stream().map(Spelling::snake).toList() : exactNames();
  }

  /** What {@code @Name} makes of them; nothing where there is none. */
  List<String> exactNames() {
    String exact = component.traits().exactName();
    if (exact.isEmpty()) {
      return List.of();
    }
    return form() == Form.MEMBERS
        ? Stream.of("_added", "_removed").map(exact::concat).toList()
        : List.of("delta_" + exact);
  }
}
