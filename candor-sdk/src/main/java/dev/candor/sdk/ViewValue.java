package dev.candor.sdk;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Turns what a view says of a field into a value of its component, if the plan has it so. */
final class ViewValue {

  private ViewValue() {}

  /**
   * The value.
   *
   * @param type of the component, or of each of its elements
   * @param name the field's, as the view has it
   * @throws MalformedException if it is of another type, or none of a closed set
   */
  static Object of(Class<?> type, FieldPlan field, String name, Json said) {
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    if (boxed == Boolean.class) {
      if (said instanceof Json.Flag flag) {
        return flag.value();
      }
      throw new MalformedException("'%s' must be true or false".formatted(name));
    }
    if (boxed == Double.class || boxed == Float.class) {
      double number = decimal(name, said);
      return boxed == Double.class ? (Object) number : (Object) (float) number;
    }
    if (boxed == Duration.class || Number.class.isAssignableFrom(boxed)) {
      return whole(boxed, field, name, said);
    }
    if (!(said instanceof Json.Text text)) {
      throw new MalformedException("'%s' must be a text".formatted(name));
    }
    return text(type, field, name, text.value());
  }

  private static double decimal(String name, Json said) {
    if (said instanceof Json.Decimal decimal) {
      return decimal.value();
    }
    if (said instanceof Json.Whole whole) {
      return whole.value();
    }
    throw new MalformedException("'%s' must be a number".formatted(name));
  }

  private static Object whole(Class<?> boxed, FieldPlan field, String name, Json said) {
    long value = rounded(name, said);
    if (field.type() == FieldType.UNSIGNED && value < 0) {
      throw new MalformedException("'%s' must not be negative".formatted(name));
    }
    if (boxed == Duration.class) {
      return "seconds".equals(field.unit()) ? Duration.ofSeconds(value) : Duration.ofMillis(value);
    }
    if (boxed == Long.class) {
      return value;
    }
    if (boxed == Integer.class && value == (int) value) {
      return (int) value;
    }
    if (boxed == Short.class && value == (short) value) {
      return (short) value;
    }
    if (boxed == Byte.class && value == (byte) value) {
      return (byte) value;
    }
    throw new MalformedException("'%s' is out of the range of its type".formatted(name));
  }

  /** A view knows one kind of number, and what it measures comes with a fraction. */
  private static long rounded(String name, Json said) {
    if (said instanceof Json.Whole whole) {
      return whole.value();
    }
    if (said instanceof Json.Decimal decimal && Math.abs(decimal.value()) < 0x1p63) {
      return Math.round(decimal.value());
    }
    throw new MalformedException("'%s' must be a whole number".formatted(name));
  }

  private static Object text(Class<?> type, FieldPlan field, String name, String said) {
    List<String> values = field.texts().values();
    Object[] constants = type.getEnumConstants();
    if (constants != null && values.isEmpty()) { // of what stays here, the plan has no values
      return constant(constants, name, said);
    }
    if (!values.isEmpty() && !values.contains(said)) {
      throw new MalformedException(
          "'%s' must be one of %s".formatted(name, String.join(", ", values)));
    }
    if (constants != null) {
      return constants[values.indexOf(said)];
    }
    if (type == UUID.class) {
      return uuid(name, said);
    }
    return said;
  }

  private static Object constant(Object[] constants, String name, String said) {
    for (Object each : constants) {
      if (((Enum<?>) each).name().toLowerCase(Locale.ROOT).equals(said)) {
        return each;
      }
    }
    throw new MalformedException("'%s' must be one of its constants".formatted(name));
  }

  private static UUID uuid(String name, String said) {
    if (!said.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw new MalformedException("'%s' must be a UUID".formatted(name));
    }
    return UUID.fromString(said);
  }
}
