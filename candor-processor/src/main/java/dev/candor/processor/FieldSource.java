package dev.candor.processor;

import dev.candor.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the statements with which a codec hands over one field. */
final class FieldSource {

  private final EventDeclaration event;
  private final Imports imports;

  FieldSource(EventDeclaration event, Imports imports) {
    this.event = event;
    this.imports = imports;
  }

  /** The constant that holds what belongs to a component. */
  static String constant(Component component) {
    return component.wireName().toUpperCase(Locale.ROOT);
  }

  /** The constant that holds the values of a closed set. */
  static String valuesConstant(Component component) {
    return constant(component) + "_VALUES";
  }

  /** Hands over a component's value; a number that is null is absent. */
  String statements(Component component) {
    ValueType type = component.type();
    String accessor = "event." + component.name() + "()";
    if (type.kind() == ValueType.Kind.ENUM) {
      String local = local(component);
      return declare(component, local, accessor)
          + hand(component, local + " == null ? null : wireName(" + local + ")", 4);
    }
    boolean guarded =
        type.nullable() && type.kind() != ValueType.Kind.TEXT && type.kind() != ValueType.Kind.UUID;
    if (!guarded) {
      return hand(component, accessor, 4);
    }
    String local = local(component);
    return declare(component, local, accessor)
        + "    if (%s != null) {\n".formatted(local)
        + hand(component, value(component, local), 6)
        + "    }\n";
  }

  private String declare(Component component, String local, String accessor) {
    String type = imports.name(component.type().name());
    return Expression.atom(accessor).statement(4, "%s %s = ".formatted(type, local));
  }

  private static String value(Component component, String local) {
    if (component.type().kind() != ValueType.Kind.DURATION) {
      return local;
    }
    return component.measuredIn() == Unit.SECONDS ? local + ".toSeconds()" : local + ".toMillis()";
  }

  private String hand(Component component, String value, int indent) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(Expression.literal(component.wireName()));
    arguments.add(Expression.atom(value));
    Mark mark = component.mark();
    if (mark instanceof Mark.OneOf oneOf) {
      arguments.add(Expression.atom(valuesConstant(component)));
      arguments.add(Expression.literal(oneOf.otherwise()));
    } else if (mark instanceof Mark.Identifier identifier) {
      arguments.add(Expression.atom("Patterns." + constant(component)));
      arguments.add(Expression.atom(String.valueOf(identifier.maxLength())));
    } else if (mark instanceof Mark.Hashed hashed) {
      String scope = imports.name("dev.candor", "HashScope");
      arguments.add(Expression.atom(scope + "." + hashed.scope()));
    }
    return Expression.call("out." + method(component), arguments).statement(indent, "");
  }

  private static String method(Component component) {
    if (component.measured()) {
      return "measure";
    }
    return switch (component.privacyClass()) {
      case VALUE ->
          switch (component.type().kind()) {
            case FLAG -> "flag";
            case WHOLE -> "whole";
            case DECIMAL -> "decimal";
            default -> "constant";
          };
      case ONE_OF -> "oneOf";
      case IDENTIFIER -> "identifier";
      case OPAQUE -> "opaque";
      case HASHED -> "hashed";
      case LOCAL_ONLY -> "local";
    };
  }

  /** The component's own name, unless the method has it already. */
  private String local(Component component) {
    String local = component.name();
    while (local.equals("event") || local.equals("out") || taken(component, local)) {
      local += "Value";
    }
    return local;
  }

  private boolean taken(Component component, String local) {
    return !local.equals(component.name())
        && event.components().stream().anyMatch(other -> other.name().equals(local));
  }
}
