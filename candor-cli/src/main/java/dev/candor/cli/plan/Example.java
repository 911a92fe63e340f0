package dev.candor.cli.plan;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A value of a field as it leaves: the one that its author gave, or one that fits its class. */
final class Example {

  /** What public names tend to look like; the first that matches is taken. */
  private static final List<String> NAMES =
      List.of("1.4.2", "v1.4.2", "example", "build-tool", "com.example.Tool", "x1", "2026-01-31");

  private static final String HASH = "0123456789abcdef".repeat(4);

  private static final Map<String, Double> NUMBERS =
      Map.ofEntries(
          Map.entry("milliseconds", 412.0),
          Map.entry("seconds", 12.0),
          Map.entry("days", 3.0),
          Map.entry("bytes", 18_432.0),
          Map.entry("characters", 120.0),
          Map.entry("tokens", 1_500.0),
          Map.entry("percent", 42.0),
          Map.entry("ratio", 0.5),
          Map.entry("megabits_per_second", 95.5),
          Map.entry("us_dollars", 0.07),
          Map.entry("us_dollar_ticks", 700_000_000.0));

  private Example() {}

  /** A value that the field's type, class and shape allow. */
  static Json of(FieldPlan field) {
    String given = field.prose().example();
    Json read = given.isEmpty() ? null : read(field, given);
    if (read != null) {
      return read;
    }
    Json one = one(field);
    return switch (field.shape().form()) {
      case ONE -> one;
      case LIST -> new Json.Array(List.of(one));
      case MAP ->
          field.shape().keys().isEmpty()
              ? new Json.Members(Map.of())
              : new Json.Members(Map.of(field.shape().keys().get(0), one));
    };
  }

  /** An example for a person, who needs no more than the beginning of a hash. */
  static String words(FieldPlan field) {
    if (!field.prose().example().isEmpty() && mayLeave(field)) {
      return field.prose().example();
    }
    Json example = of(field);
    String text = example instanceof Json.Text(String value) ? value : JsonText.line(example);
    return text.replace(HASH, HASH.substring(0, 16) + "…");
  }

  /** Whether what the author gave is no text that can never leave; of a list, any words do. */
  static boolean mayLeave(FieldPlan field) {
    boolean text = field.type() == FieldType.TEXT && field.shape().form() == FieldPlan.Form.ONE;
    return !text || mayLeave(field, field.prose().example());
  }

  private static boolean mayLeave(FieldPlan field, String text) {
    FieldPlan.Texts texts = field.texts();
    if (!texts.values().isEmpty()) {
      return texts.values().contains(text);
    }
    return switch (field.privacyClass()) {
      case IDENTIFIER -> text.equals(JsonSchemas.OTHER) || matches(texts, text);
      case OPAQUE -> text.matches(JsonSchemas.TOKEN);
      case HASHED -> text.matches(JsonSchemas.HASH);
      case MASKED -> text.length() <= texts.maxLength();
      case LOCAL_ONLY, VALUE, ONE_OF, CRASH -> true;
    };
  }

  /** The example as its author gave it, as a value of the type; null where it is none. */
  private static @Nullable Json read(FieldPlan field, String given) {
    if (field.shape().form() == FieldPlan.Form.ONE && field.type() == FieldType.TEXT) {
      return mayLeave(field, given) ? new Json.Text(given) : null;
    }
    try {
      Json json = Json.parse(given.getBytes(StandardCharsets.UTF_8));
      return switch (field.shape().form()) {
        case ONE -> fits(field, json) ? json : null;
        case LIST ->
            json instanceof Json.Array(List<Json> values)
                    && values.size() <= field.shape().max()
                    && values.stream().allMatch(value -> fits(field, value))
                ? json
                : null;
        case MAP ->
            json instanceof Json.Members(Map<String, Json> members)
                    && field.shape().keys().containsAll(members.keySet())
                    && members.values().stream().allMatch(value -> fits(field, value))
                ? json
                : null;
      };
    } catch (MalformedException e) {
      return null; // words for a person, such as "two of the three"
    }
  }

  private static boolean fits(FieldPlan field, Json value) {
    return switch (field.type()) {
      case FLAG -> value instanceof Json.Flag;
      case WHOLE -> value instanceof Json.Whole;
      case UNSIGNED -> value instanceof Json.Whole(long whole) && whole >= 0;
      case DECIMAL -> value instanceof Json.Whole || value instanceof Json.Decimal;
      case TEXT -> value instanceof Json.Text(String text) && mayLeave(field, text);
    };
  }

  private static Json one(FieldPlan field) {
    double number = NUMBERS.getOrDefault(Objects.requireNonNullElse(field.unit(), ""), 3.0);
    return switch (field.type()) {
      case FLAG -> new Json.Flag(true);
      case WHOLE, UNSIGNED -> new Json.Whole(Math.max(1, Math.round(number)));
      case DECIMAL -> new Json.Decimal(number);
      case TEXT -> new Json.Text(text(field));
    };
  }

  private static String text(FieldPlan field) {
    FieldPlan.Texts texts = field.texts();
    if (!texts.values().isEmpty()) {
      return texts.values().get(0);
    }
    return switch (field.privacyClass()) {
      case IDENTIFIER -> identifier(texts);
      case OPAQUE -> "5f3c0a9e7d1b4c22";
      case HASHED -> HASH;
      case CRASH ->
          field.shape().form() == FieldPlan.Form.LIST
              ? "com.example.Tool:42"
              : "java.io.IOException";
      case MASKED -> cut("cannot open <path>", texts.maxLength());
      case LOCAL_ONLY, VALUE, ONE_OF -> "any text";
    };
  }

  private static String identifier(FieldPlan.Texts texts) {
    return NAMES.stream()
        .filter(name -> matches(texts, name))
        .findFirst()
        .orElse(JsonSchemas.OTHER);
  }

  private static boolean matches(FieldPlan.Texts texts, String name) {
    try {
      return (texts.maxLength() == 0 || name.length() <= texts.maxLength())
          && Pattern.matches(Objects.requireNonNullElse(texts.pattern(), ""), name);
    } catch (PatternSyntaxException e) {
      return false; // what leaves where nothing matches is another
    }
  }

  private static String cut(String text, int maxLength) {
    return maxLength > 0 && text.length() > maxLength ? text.substring(0, maxLength) : text;
  }
}
