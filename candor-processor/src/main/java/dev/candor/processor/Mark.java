package dev.candor.processor;

import dev.candor.HashScope;
import dev.candor.Trust;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.PrivacyClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A privacy annotation of a component: what it may carry, and what is wrong with its elements. */
sealed interface Mark {

  /** What may be done with the value. */
  PrivacyClass privacyClass();

  /** The annotation, as it is written. */
  String annotation();

  /** What it may stand on, in words. */
  default String carriers() {
    return "String";
  }

  /** Whether it may stand on a type. */
  default boolean carries(ValueType type) {
    return type.kind() == ValueType.Kind.TEXT;
  }

  /** What is wrong with its elements; one message a problem. */
  default List<String> messages() {
    return List.of();
  }

  /** What to do with a component that it may not stand on. */
  default String rather(ValueType type) {
    return "make it a String";
  }

  /** Whether a value that it may not stand on is as harmless without it. */
  default boolean needless(ValueType type) {
    return type.plain();
  }

  /** What is wrong where it may stand on a value but not on a list of such; with its place. */
  default String alone() {
    return annotation() + " is for one value, and '%s' is a list; make it one value";
  }

  /** Whether it may stand on a map from an enum to Strings. */
  default boolean keyed() {
    return false;
  }

  /** Whether it may stand on a list of such elements. */
  default boolean several(ValueType element) {
    return element.kind() == ValueType.Kind.TEXT;
  }

  /** Which texts may leave. */
  default FieldPlan.Texts texts() {
    return FieldPlan.Texts.ANY;
  }

  /** A text out of a closed set. */
  record OneOf(List<String> values, String otherwise, String reason) implements Mark {

    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.ONE_OF;
    }

    @Override
    public String annotation() {
      return "@OneOf";
    }

    @Override
    public boolean keyed() {
      return true;
    }

    @Override
    public List<String> messages() {
      return values.isEmpty()
          ? List.of("@OneOf has no values; list those that may leave")
          : List.of();
    }

    @Override
    public FieldPlan.Texts texts() {
      return new FieldPlan.Texts(leaving(), null, 0, reason);
    }

    /** All that may leave: the values, and the fall-back. */
    List<String> leaving() {
      List<String> leaving = new ArrayList<>(values);
      if (!leaving.contains(otherwise)) {
        leaving.add(otherwise);
      }
      return leaving;
    }
  }

  /** The public name of a thing. */
  record Identifier(String pattern, int maxLength, String reason) implements Mark {

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.IDENTIFIER;
    }

    @Override
    public FieldPlan.Texts texts() {
      return new FieldPlan.Texts(List.of(), pattern, maxLength, reason);
    }

    @Override
    public String annotation() {
      return "@Identifier";
    }

    @Override
    public boolean keyed() {
      return true;
    }
  }

  /** A random token of the product. */
  record Opaque(String reason) implements Mark {

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.OPAQUE;
    }

    @Override
    public FieldPlan.Texts texts() {
      return new FieldPlan.Texts(List.of(), null, 0, reason);
    }

    @Override
    public String annotation() {
      return "@Opaque";
    }

    @Override
    public boolean keyed() {
      return true;
    }

    @Override
    public String carriers() {
      return "String or a UUID";
    }

    @Override
    public boolean carries(ValueType type) {
      return type.kind() == ValueType.Kind.TEXT || type.kind() == ValueType.Kind.UUID;
    }

    @Override
    public String alone() {
      return "'%s' is a list of UUIDs; make it a List of Strings";
    }
  }

  /** An identity. */
  record Hashed(HashScope scope, Trust rawTo) implements Mark {

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.HASHED;
    }

    @Override
    public String annotation() {
      return "@Hashed";
    }

    @Override
    public boolean needless(ValueType type) {
      return false; // a number may be an identity too
    }

    @Override
    public List<String> messages() {
      return rawTo == Trust.VENDOR
          ? List.of(
              "@Hashed rawTo = VENDOR would give the value itself to somebody else; write OWN, for a"
                  + " collector that the person names, or remove rawTo")
          : List.of();
    }

    FieldPlan.Hash plan() {
      return new FieldPlan.Hash(
          scope.name().toLowerCase(Locale.ROOT), rawTo.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Content. */
  record Masked(int maxLength, String reason) implements Mark {

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.MASKED;
    }

    @Override
    public String annotation() {
      return "@Masked";
    }

    @Override
    public FieldPlan.Texts texts() {
      return new FieldPlan.Texts(List.of(), null, maxLength, reason);
    }
  }

  /** A failure. */
  record Crash() implements Mark {

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.CRASH;
    }

    @Override
    public String annotation() {
      return "@Crash";
    }

    @Override
    public String carriers() {
      return "Throwable";
    }

    @Override
    public String rather(ValueType type) {
      return "make it a Throwable, or remove @Crash";
    }

    @Override
    public boolean carries(ValueType type) {
      return type.kind() == ValueType.Kind.EXCEPTION;
    }

    @Override
    public boolean several(ValueType element) {
      return false;
    }
  }

  /** A value that never leaves. */
  record LocalOnly() implements Mark {

    @Override
    public PrivacyClass privacyClass() {
      return PrivacyClass.LOCAL_ONLY;
    }

    @Override
    public String annotation() {
      return "@LocalOnly";
    }

    @Override
    public String carriers() {
      return "String, a number, a boolean, an enum, a Duration, a UUID, a path, an address or a time";
    }

    @Override
    public boolean carries(ValueType type) {
      return switch (type.kind()) {
        case TEXT, UUID, LOCATION, TIME -> true;
        default -> type.plain();
      };
    }

    @Override
    public String rather(ValueType type) {
      return switch (type.kind()) {
        case MAP -> "write a component for each of its keys, or make it a String";
        case EXCEPTION -> "annotate it @Crash instead, or make it a String";
        default -> "make it a String";
      };
    }

    @Override
    public String alone() {
      return "a list that is @LocalOnly is one of Strings; make '%s' a List of Strings";
    }
  }
}
