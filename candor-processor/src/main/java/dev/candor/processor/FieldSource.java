package dev.candor.processor;

import dev.candor.processor.ValueType.Kind;
import dev.candor.wire.PrivacyClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the statements with which a codec hands over one component. */
final class FieldSource {

  private static final int STEP = 2;

  private final Imports imports;
  private final Constants constants;
  private final Map<String, String> groups = new HashMap<>();
  private final IdentityHashMap<Component, String> locals = new IdentityHashMap<>();

  /** For an event that a class writes, with what the class imports and holds. */
  FieldSource(EventDeclaration event, Imports imports, Constants constants) {
    this.imports = imports;
    this.constants = constants;
    Set<String> taken = new HashSet<>(Set.of("event", "out", "key", "value", Constants.PATTERNS));
    packages(event).forEach(taken::add);
    event.groups().forEach(group -> groups.put(group.name(), free(group.name(), taken)));
    for (Component each : event.components()) {
      locals.put(each, free(each.name(), taken));
    }
  }

  /** A variable that is called as one begins would hide a type that is written in full. */
  private static Stream<String> packages(EventDeclaration event) {
    return event.components().stream()
        .flatMap(each -> each.type().arguments().stream())
        .map(type -> type.name().packageName().split("\\.", 2)[0]);
  }

  private static String free(String name, Set<String> taken) {
    String free = name;
    while (!taken.add(free)) {
      free += "Value";
    }
    return free;
  }

  /** The variable that holds a group. */
  String group(String name) {
    return groups.getOrDefault(name, name);
  }

  private String local(Component component) {
    return locals.getOrDefault(component, component.name());
  }

  /** Hands over a component's value; a number that is null is absent. */
  String statements(Component component, int indent) {
    String receiver = component.group().isEmpty() ? "event" : group(component.group());
    String accessor = receiver + "." + component.name() + "()";
    return switch (component.type().kind()) {
      case LIST -> list(component, accessor).statement(indent, "");
      case MAP -> map(component, accessor, indent);
      case TEXT, EXCEPTION -> hand(component, accessor, indent);
      case ENUM, UUID, LOCATION, TIME -> {
        if (component.privacyClass() != PrivacyClass.LOCAL_ONLY) {
          yield hand(component, accessor, indent);
        }
        String local = local(component);
        String text = text(component.type(), local);
        yield declare(component.type(), local, accessor, indent)
            + hand(component, local + " == null ? null : " + text, indent);
      }
      default -> number(component, accessor, indent);
    };
  }

  private String number(Component component, String accessor, int indent) {
    if (!component.type().nullable() || timed(component)) {
      return hand(component, accessor, indent);
    }
    String local = local(component);
    String value =
        component.type().kind() != Kind.DURATION
            ? local
            : component.inSeconds() ? local + ".toSeconds()" : local + ".toMillis()";
    return declare(component.type(), local, accessor, indent)
        + guarded(local, hand(component, value, indent + STEP), indent);
  }

  /** Whether it is a duration that is measured, which may be null as it is handed over. */
  private static boolean timed(Component component) {
    return component.measured() && component.type().kind() == Kind.DURATION;
  }

  private static String guarded(String local, String inner, int indent) {
    String margin = " ".repeat(indent);
    return margin + "if (" + local + " != null) {\n" + inner + margin + "}\n";
  }

  private String declare(ValueType type, String local, String value, int indent) {
    return Expression.atom(value).statement(indent, type(type) + " " + local + " = ");
  }

  private String type(ValueType type) {
    return switch (type.kind()) {
      case MAP ->
          "%s<%s, %s>"
              .formatted(
                  imports.name("java.util", "Map"),
                  type(type.arguments().get(0)),
                  type(type.arguments().get(1)));
      default -> imports.name(type.name());
    };
  }

  private Expression list(Component component, String accessor) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(Expression.literal(component.wireName()));
    arguments.add(Expression.atom(accessor));
    arguments.add(Expression.atom(String.valueOf(component.traits().size())));
    if (component.mark() == null && component.type().single().kind() == Kind.ENUM) {
      arguments.add(names(component.type().single()));
    }
    arguments.addAll(ofMark(component));
    return Expression.call("out." + plural(component), arguments);
  }

  private Expression names(ValueType type) {
    return Expression.atom(constants.names(type));
  }

  /** The text of what is not null and no text. */
  private String text(ValueType type, String value) {
    return type.kind() == Kind.ENUM
        ? constants.names(type) + ".of(" + value + ")"
        : value + ".toString()";
  }

  private static String plural(Component component) {
    return switch (component.privacyClass()) {
      case ONE_OF -> "oneOfs";
      case IDENTIFIER -> "identifiers";
      case OPAQUE -> "opaques";
      case HASHED -> "hashes";
      case LOCAL_ONLY -> "locals";
      default -> component.type().single().kind() == Kind.ENUM ? "constants" : "numbers";
    };
  }

  /** In the order of the keys, so that equal maps make equal rows. */
  private String map(Component component, String accessor, int indent) {
    String margin = " ".repeat(indent);
    String local = local(component);
    ValueType key = component.type().arguments().get(0);
    ValueType value = component.type().single();
    String name = text(key, "key");
    List<Expression> arguments = new ArrayList<>();
    arguments.add(
        Expression.atom(
            component.spread()
                ? Expression.literal(component.prefix()).text() + ".concat(" + name + ")"
                : name));
    boolean named = value.kind() == Kind.ENUM;
    boolean kept = component.privacyClass() == PrivacyClass.LOCAL_ONLY;
    arguments.add(Expression.atom(named && kept ? text(value, "value") : "value"));
    if (named && !kept) {
      arguments.add(names(value));
    }
    arguments.addAll(ofMark(component));
    String inner = margin + "    ";
    String loop =
        "%sfor (%s key : %s.values()) {\n".formatted(margin + "  ", type(key), type(key))
            + "%s%s value = %s.get(key);\n".formatted(inner, type(value), local)
            + guarded(
                "value",
                Expression.call("out." + method(component), arguments)
                    .statement(indent + 3 * STEP, ""),
                indent + 2 * STEP)
            + margin
            + "  }\n";
    String whole =
        component.spread()
            ? loop
            : Expression.call("out.beginMap", List.of(Expression.literal(component.wireName())))
                    .statement(indent + STEP, "")
                + loop
                + margin
                + "  out.endMap();\n";
    return declare(component.type(), local, accessor, indent) + guarded(local, whole, indent);
  }

  private String hand(Component component, String value, int indent) {
    List<Expression> arguments = new ArrayList<>();
    arguments.add(Expression.literal(component.wireName()));
    arguments.add(Expression.atom(value));
    if (method(component).equals("constant")) {
      arguments.add(names(component.type()));
    }
    arguments.addAll(ofMark(component));
    if (component.mark() instanceof Mark.Hashed hashed) {
      String trust = imports.name("dev.candor", "Trust");
      arguments.add(Expression.atom(trust + "." + hashed.rawTo()));
    }
    return Expression.call("out." + method(component), arguments).statement(indent, "");
  }

  private List<Expression> ofMark(Component component) {
    Mark mark = component.mark();
    if (mark instanceof Mark.OneOf oneOf) {
      return List.of(
          Expression.atom(constants.set(component, oneOf.values())),
          Expression.literal(oneOf.otherwise()));
    } else if (mark instanceof Mark.Identifier identifier) {
      return List.of(
          Expression.atom(constants.pattern(component, identifier.pattern())),
          Expression.atom(String.valueOf(identifier.maxLength())));
    } else if (mark instanceof Mark.Hashed hashed) {
      String scope = imports.name("dev.candor", "HashScope");
      return List.of(Expression.atom(scope + "." + hashed.scope()));
    } else if (mark instanceof Mark.Masked masked) {
      return List.of(Expression.atom(String.valueOf(masked.maxLength())));
    }
    return List.of();
  }

  private static String method(Component component) {
    Traits.Meter meter = component.meter();
    if (component.measured() && meter != null) {
      if (timed(component)) {
        return component.inSeconds() ? "seconds" : "millis";
      }
      return meter.counts() ? "count" : "measure";
    }
    return switch (component.privacyClass()) {
      case VALUE ->
          switch (component.type().single().kind()) {
            case FLAG -> "flag";
            case WHOLE -> component.unsigned() ? "unsigned" : "whole";
            case DECIMAL -> "decimal";
            default -> "constant";
          };
      case ONE_OF -> "oneOf";
      case IDENTIFIER -> "identifier";
      case OPAQUE -> "opaque";
      case HASHED -> "hashed";
      case CRASH -> "crash";
      case MASKED -> "masked";
      case LOCAL_ONLY -> "local";
    };
  }
}
