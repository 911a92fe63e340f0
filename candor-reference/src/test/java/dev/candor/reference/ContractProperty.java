package dev.candor.reference;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property as a contract has it: {@code tool_calls:u}, {@code outcome=completed|error}, {@code
 * names[]:s}, {@code by_category{}:u} or {@code uptime_ms(m):u}.
 *
 * @param shape {@code []} of a list, {@code {}} of a map, else empty
 * @param measured whether it is a measurement
 * @param type {@code s} a text, {@code b} yes or no, {@code u} a whole number that is never
 *     negative, {@code i} one that may be, {@code d} any number
 * @param values of a text of which the contract lists them; else empty
 */
record ContractProperty(
    String name, String shape, boolean measured, String type, Set<String> values) {

  private static final Pattern WRITTEN =
      Pattern.compile("([^=:\\[\\]{}()]+)(\\[]|\\{})?(\\(m\\))?(?:=([^:]+)|:([sbuid]))");

  /** What a closed set has for what is not listed. */
  private static final String FALL_BACK = "other";

  ContractProperty {
    values = Set.copyOf(values);
  }

  static List<ContractProperty> parse(String properties) {
    return Arrays.stream(properties.strip().split("\\s+", -1))
        .filter(word -> !word.isEmpty())
        .map(ContractProperty::of)
        .toList();
  }

  private static ContractProperty of(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new AssertionError("'" + written + "' says no type: write name:s or name=one|two");
    }
    String values = matcher.group(4);
    return new ContractProperty(
        Objects.requireNonNull(matcher.group(1)),
        Objects.requireNonNullElse(matcher.group(2), ""),
        matcher.group(3) != null,
        Objects.requireNonNullElse(matcher.group(5), "s"),
        values == null ? Set.of() : Set.of(values.split("\\|", -1)));
  }

  ContractProperty renamed(String other) {
    return new ContractProperty(other, shape, measured, type, values);
  }

  /** What of a field is otherwise; empty where nothing is. */
  String difference(FieldPlan field) {
    String is = shape(field.shape().form()) + type(field.type());
    if (!is.equals(shape + type)) {
      return "is '%s' and should be '%s'".formatted(is, shape + type);
    }
    Set<String> closed = new TreeSet<>(field.texts().values());
    if (!values.contains(FALL_BACK)) {
      closed.remove(FALL_BACK);
    }
    return values.isEmpty() || closed.equals(values)
        ? ""
        : "has the values %s and should have %s".formatted(closed, new TreeSet<>(values));
  }

  private static String shape(FieldPlan.Form form) {
    return switch (form) {
      case ONE -> "";
      case LIST -> "[]";
      case MAP -> "{}";
    };
  }

  private static String type(FieldType type) {
    return switch (type) {
      case FLAG -> "b";
      case WHOLE -> "i";
      case UNSIGNED -> "u";
      case DECIMAL -> "d";
      case TEXT -> "s";
    };
  }
}
