package dev.candor.reference.altimate;

import dev.candor.wire.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a tool was given, written so that failures with the same shape can be told: by names, types
 * and lengths, or masked. Both are JSON however much there was: where it is too long, the last
 * arguments are left out and counted.
 */
final class ToolArguments {

  private static final int LONGEST_SIGNATURE = 1000;
  private static final int LONGEST_MASKED = 2000;
  private static final String HIDDEN = "****";
  private static final int CAPACITY = 512;

  private final Map<String, ? extends @Nullable Object> arguments;

  /** The arguments in the order in which they were given. */
  ToolArguments(Map<String, ? extends @Nullable Object> arguments) {
    this.arguments = arguments;
  }

  /** The name of each with its type and length; of what sounds like a secret, the name alone. */
  String signature() {
    Map<String, @Nullable Object> described = new LinkedHashMap<>();
    arguments.forEach(
        (name, value) ->
            described.put(name, SensitiveKeys.matches(name) ? HIDDEN : describe(value)));
    return fitting(described, LONGEST_SIGNATURE);
  }

  /** Each with its value, the texts masked; what sounds like a secret is not even masked. */
  String masked(UnaryOperator<String> mask) {
    Map<String, @Nullable Object> masked = new LinkedHashMap<>();
    arguments.forEach((name, value) -> masked.put(name, mask(name, value, mask)));
    return fitting(masked, LONGEST_MASKED);
  }

  private static String describe(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case CharSequence text -> "string:" + text.length();
      case Number number -> "number";
      case Boolean flag -> "boolean";
      case Collection<?> list -> "array:" + list.size();
      case Map<?, ?> map -> "object:" + map.size();
      default -> "object";
    };
  }

  private static @Nullable Object mask(
      String name, @Nullable Object value, UnaryOperator<String> mask) {
    if (SensitiveKeys.matches(name)) {
      return HIDDEN;
    }
    return switch (value) {
      case CharSequence text -> mask.apply(text.toString());
      case Collection<?> list -> list.stream().map(each -> mask(name, each, mask)).toList();
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        map.forEach(
            (key, inner) ->
                masked.put(String.valueOf(key), mask(String.valueOf(key), inner, mask)));
        yield masked;
      }
      case null, default -> value;
    };
  }

  private static String fitting(Map<String, @Nullable Object> members, int longest) {
    String whole = json(members);
    if (whole.length() <= longest) {
      return whole;
    }
    List<String> names = new ArrayList<>(members.keySet());
    for (int kept = names.size() - 1; kept >= 0; kept--) {
      Map<String, @Nullable Object> shorter = new LinkedHashMap<>();
      names.subList(0, kept).forEach(name -> shorter.put(name, members.get(name)));
      shorter.put("...", (names.size() - kept) + " more");
      String written = json(shorter);
      if (written.length() <= longest) {
        return written;
      }
    }
    throw new AssertionError("a count alone is short enough");
  }

  private static String json(Object value) {
    JsonWriter json = new JsonWriter(CAPACITY);
    write(json, value);
    return new String(json.toByteArray(), StandardCharsets.UTF_8);
  }

  private static void write(JsonWriter json, @Nullable Object value) {
    switch (value) {
      case null -> json.nothing();
      case Boolean flag -> json.value(flag.booleanValue());
      case Integer number -> json.value(number.longValue());
      case Long number -> json.value(number.longValue());
      case Number number when Double.isFinite(number.doubleValue()) ->
          json.value(number.doubleValue());
      case Number number -> json.nothing();
      case Map<?, ?> map -> {
        json.beginObject();
        map.forEach(
            (name, member) -> {
              json.name(String.valueOf(name));
              write(json, member);
            });
        json.endObject();
      }
      case Collection<?> list -> {
        json.beginArray();
        list.forEach(each -> write(json, each));
        json.endArray();
      }
      default -> json.value(String.valueOf(value));
    }
  }
}
