package dev.candor.processor;

import java.util.List;

/**
 * The type of a component, as far as the rules care.
 *
 * @param kind what its values are
 * @param name the declared type, or the primitive type in no package
 * @param nullable whether a value may be null
 * @param constants of an enum
 * @param hidden the private type that keeps the enum from its package; empty where none does
 */
record ValueType(
    Kind kind, TypeName name, boolean nullable, List<String> constants, String hidden) {

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
    COLLECTION,
    OPTIONAL,
    TIME,
    /** A type that the compiler does not know, or not yet; it will say so itself. */
    UNKNOWN,
    OTHER
  }

  ValueType {
    constants = List.copyOf(constants);
  }

  static ValueType of(Kind kind, TypeName name) {
    return new ValueType(kind, name, true, List.of(), "");
  }

  static ValueType primitive(Kind kind, String name) {
    return new ValueType(kind, new TypeName("", name), false, List.of(), "");
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

  /** As messages name it. */
  String written() {
    return name.nested();
  }
}
