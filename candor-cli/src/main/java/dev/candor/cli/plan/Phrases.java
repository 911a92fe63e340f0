package dev.candor.cli.plan;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.InsightPlan;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.ProductPlan;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parts of plans in words for a person. */
final class Phrases {

  private Phrases() {}

  /** A count with its noun: {@code 1 event}, {@code 1,204 events}. */
  static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /** Each in quotes, with commas between; {@code none} where there are none. */
  static String quoted(Collection<String> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }

  /** A word of the plan: {@code local_only}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** {@code own, takes metrics and events}. */
  static String destination(ProductPlan.DestinationPlan destination) {
    return "%s, takes %s".formatted(destination.trust(), String.join(" and ", destination.takes()));
  }

  /** {@code funnel of a, b; revised 2026-11-21}. */
  static String insight(InsightPlan insight) {
    return "%s of %s; revised %s"
        .formatted(insight.kind(), String.join(", ", insight.events()), insight.revised());
  }

  /** {@code whole number in milliseconds, class value}. */
  static String type(FieldPlan field) {
    boolean one = field.shape().form() == FieldPlan.Form.ONE;
    String unit = field.unit();
    return (one ? "" : shape(field.shape()) + ": ")
        + element(field)
        + (unit == null ? "" : " in " + unit.replace('_', ' '))
        + ", class "
        + word(field.privacyClass())
        + (field.hash() == null ? "" : " by " + field.hash().scope())
        + (field.actorProperty() == null ? "" : ", kept as a property of the actor");
  }

  /** {@code list of up to 3}. */
  static String shape(FieldPlan.Shape shape) {
    return switch (shape.form()) {
      case ONE -> "one value";
      case LIST -> "list of up to %d".formatted(shape.max());
      case MAP -> "map of %s".formatted(count(shape.keys().size(), "key"));
    };
  }

  private static String element(FieldPlan field) {
    int values = field.texts().values().size();
    int longest = field.texts().maxLength();
    return switch (field.type()) {
      case FLAG -> "flag";
      case WHOLE -> "whole number";
      case UNSIGNED -> "unsigned number";
      case DECIMAL -> "decimal number";
      case TEXT -> {
        if (values > 0) {
          yield "text out of " + values;
        }
        boolean leaves = field.privacyClass() != PrivacyClass.LOCAL_ONLY;
        yield longest > 0 && leaves ? "text of up to %d characters".formatted(longest) : "text";
      }
    };
  }
}
