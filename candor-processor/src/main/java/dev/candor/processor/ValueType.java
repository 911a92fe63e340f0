package dev.candor.processor;

import java.util.List;
import java.util.Locale;

/**
 * The type of a component, as far as the rules care.
 *
 * @param kind what its values are
 * @param name the declared type, or the primitive type in no package
 * @param nullable whether a value may be null
 * @param constants of an enum
 * @param arguments the elements of a list, or the keys and the values of a map; empty where they
 *     are not told
 * @param hidden the private type that keeps the enum from its package; empty where none does
 */
record ValueType(
    Kind kind,
    TypeName name,
    boolean nullable,
    List<Constant> constants,
    List<ValueType> arguments,
    String hidden) {

  /** What the values of a type are. */
  enum Kind {
    FLAG,
    WHOLE,
    DECIMAL,
    DURATION,
    ENUM,
    TEXT,
    UUID,
    /** A path or an address. */
    LOCATION,
    EXCEPTION,
    LIST,
    MAP,
    /** Several values, but neither a list nor a map. */
    COLLECTION,
    RECORD,
    OPTIONAL,
    TIME,
    /** A type that the compiler does not know, or not yet; it will say so itself. */
    UNKNOWN,
    OTHER
  }

  /**
   * A constant of an enum.
   *
   * @param exact its name on the wire, where a contract says it; else empty
   */
  record Constant(String name, String exact) {

    String wireName() {
      return exact.isEmpty() ? name.toLowerCase(Locale.ROOT) : exact;
    }
  }

  ValueType {
    constants = List.copyOf(constants);
    arguments = List.copyOf(arguments);
  }

  static ValueType of(Kind kind, TypeName name) {
    return new ValueType(kind, name, true, List.of(), List.of(), "");
  }

  static ValueType primitive(Kind kind, String name) {
    return new ValueType(kind, new TypeName("", name), false, List.of(), List.of(), "");
  }

  /** Whether a value may be collected without saying anything more of it. */
  boolean plain() {
    return switch (kind) {
      case FLAG, WHOLE, DECIMAL, DURATION, ENUM -> true;
      default -> false;
    };
  }

  boolean number() {
    return kind == Kind.WHOLE || kind == Kind.DECIMAL;
  }

  /** Whether the compiler does not know it, or not yet. */
  boolean unknown() {
    return kind == Kind.UNKNOWN || arguments.stream().anyMatch(ValueType::unknown);
  }

  /** What its values are, one by one: the elements of a list, the values of a map, or itself. */
  ValueType single() {
    return arguments.isEmpty() ? this : arguments.get(arguments.size() - 1);
  }

  /** The wire names of an enum's constants. */
  List<String> wireNames() {
    return constants.stream().map(Constant::wireName).toList();
  }

  /** As messages name it. */
  String written() {
    return name.nested();
  }
}
