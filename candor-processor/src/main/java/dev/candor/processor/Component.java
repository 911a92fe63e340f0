package dev.candor.processor;

import dev.candor.Unit;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A component of an event's record, as it was declared; a field of the event where it is right.
 *
 * @param name its Java name
 * @param marks its privacy annotations; at most one where it is right
 * @param unit of {@code @Measure}, or null without it
 */
record Component(Place place, String name, ValueType type, List<Mark> marks, @Nullable Unit unit) {

  private static final Pattern WIRE_NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  Component {
    marks = List.copyOf(marks);
  }

  /** Its annotation, or null for a plain value. */
  @Nullable Mark mark() {
    return marks.isEmpty() ? null : marks.get(0);
  }

  PrivacyClass privacyClass() {
    Mark mark = mark();
    return mark == null ? PrivacyClass.VALUE : mark.privacyClass();
  }

  /** Its name on the wire; a hash has a longer one when it leaves. */
  String wireName() {
    return Spelling.snake(name);
  }

  /** Its name as it leaves. */
  String leavingName() {
    return privacyClass() == PrivacyClass.HASHED ? wireName() + "_hash" : wireName();
  }

  /** Whether it stands among the measurements of a row. */
  boolean measured() {
    return privacyClass() == PrivacyClass.VALUE
        && (unit != null || type.kind() == ValueType.Kind.DURATION);
  }

  /** The unit of a measured number. */
  Unit measuredIn() {
    return unit == null ? Unit.MILLISECONDS : unit;
  }

  /** The wire name of an enum's constant. */
  static String wireName(String constant) {
    return constant.toLowerCase(Locale.ROOT);
  }

  List<Problem> problems() {
    if (type.kind() == ValueType.Kind.UNKNOWN) {
      return List.of();
    }
    List<String> messages = new ArrayList<>();
    judgeName(messages);
    judgeMarks(messages);
    judgeMeasure(messages);
    if (type.kind() == ValueType.Kind.ENUM) {
      judgeEnum(messages);
    }
    return messages.stream().map(message -> new Problem(place, message)).toList();
  }

  private void judgeName(List<String> messages) {
    if (!WIRE_NAME.matcher(wireName()).matches()) {
      messages.add(
          "component '%s' has no name for the wire; name it in ASCII letters and digits"
              .formatted(name));
    }
  }

  private void judgeMarks(List<String> messages) {
    if (marks.size() > 1) {
      messages.add(
          "'%s' has more than one privacy class: %s; keep one"
              .formatted(
                  name, String.join(" and ", marks.stream().map(Mark::annotation).toList())));
      return;
    }
    Mark mark = mark();
    if (mark == null) {
      if (!type.plain()) {
        messages.add(instead());
      }
      return;
    }
    if (!mark.carries(type)) {
      messages.add(
          "%s is for a %s, and '%s' is of type '%s'; %s"
              .formatted(
                  mark.annotation(),
                  mark.carriers(),
                  name,
                  type.written(),
                  type.plain() ? "remove " + mark.annotation() : "make it a String"));
    }
    messages.addAll(mark.messages());
  }

  /** What to write instead of a type that may not be collected. */
  private String instead() {
    return switch (type.kind()) {
      case TEXT ->
          ("free text may not be collected; make '%s' an enum, or annotate it @OneOf, @Identifier,"
                  + " @Opaque, @Hashed or @LocalOnly")
              .formatted(name);
      case UUID ->
          ("a UUID must say what it is; annotate '%s' @Opaque if the product minted it at random,"
                  + " else make it a String annotated @Hashed or @LocalOnly")
              .formatted(name);
      case LOCATION ->
          ("a '%s' tells of people and projects and may not be collected; make '%s' a String"
                  + " annotated @Hashed or @LocalOnly")
              .formatted(type.written(), name);
      case EXCEPTION ->
          ("a '%s' carries free text and may not be collected; make '%s' an enum of the failures"
                  + " that you know")
              .formatted(type.written(), name);
      case COLLECTION ->
          ("a '%s' may not be collected; write a component for each value of '%s' that matters, or"
                  + " its size as an int annotated @Measure(COUNT)")
              .formatted(type.written(), name);
      case OPTIONAL ->
          ("an '%s' may not be collected; make '%s' a type that may be null, such as Integer: a"
                  + " null is a field that is absent")
              .formatted(type.written(), name);
      case TIME ->
          ("a '%s' may not be collected; every event has its time already: make '%s' a Duration, or"
                  + " remove it")
              .formatted(type.written(), name);
      default ->
          ("a '%s' may not be collected; make '%s' a boolean, a number, an enum or a Duration, or a"
                  + " String with a privacy annotation")
              .formatted(type.written(), name);
    };
  }

  private void judgeMeasure(List<String> messages) {
    if (unit == null) {
      return;
    }
    boolean duration = type.kind() == ValueType.Kind.DURATION;
    if (!type.number() && !duration) {
      messages.add(
          "@Measure is for a number or a Duration, and '%s' is of type '%s'; remove @Measure"
              .formatted(name, type.written()));
    } else if (marks.stream().anyMatch(Mark.LocalOnly.class::isInstance)) {
      messages.add(
          "'%s' never leaves, so nothing measures it; remove @Measure or @LocalOnly"
              .formatted(name));
    } else if (duration && unit != Unit.MILLISECONDS && unit != Unit.SECONDS) {
      messages.add(
          "a Duration is measured in MILLISECONDS or SECONDS, and '%s' in '%s'; write one of these"
              .formatted(name, unit));
    }
  }

  private void judgeEnum(List<String> messages) {
    if (!type.hidden().isEmpty()) {
      messages.add(
          "'%s' is of an enum that generated code cannot see; remove 'private' from '%s'"
              .formatted(name, type.hidden()));
    }
    if (type.constants().isEmpty()) {
      messages.add(
          "enum '%s' of '%s' has no constants; write one for each value"
              .formatted(type.written(), name));
    }
    Map<String, String> seen = new HashMap<>();
    for (String constant : type.constants()) {
      String other = seen.putIfAbsent(wireName(constant), constant);
      if (other != null) {
        messages.add(
            "constants '%s' and '%s' of enum '%s' are both '%s' on the wire; rename one"
                .formatted(other, constant, type.written(), wireName(constant)));
      }
    }
  }

  /** What the plan says of it. */
  FieldPlan plan() {
    Mark mark = mark();
    List<String> values = List.of();
    String pattern = null;
    int maxLength = 0;
    String scope = null;
    if (mark instanceof Mark.OneOf oneOf) {
      values = oneOf.leaving();
    } else if (mark instanceof Mark.Identifier identifier) {
      pattern = identifier.pattern();
      maxLength = identifier.maxLength();
    } else if (mark instanceof Mark.Hashed hashed) {
      scope = hashed.scope().name().toLowerCase(Locale.ROOT);
    } else if (mark == null && type.kind() == ValueType.Kind.ENUM) {
      values = type.constants().stream().map(Component::wireName).toList();
    }
    String unit = measured() ? measuredIn().name().toLowerCase(Locale.ROOT) : null;
    return new FieldPlan(
        leavingName(), privacyClass(), fieldType(), unit, values, pattern, maxLength, scope);
  }

  private FieldType fieldType() {
    return switch (type.kind()) {
      case FLAG -> FieldType.FLAG;
      case WHOLE, DURATION -> FieldType.WHOLE;
      case DECIMAL -> FieldType.DECIMAL;
      default -> FieldType.TEXT;
    };
  }
}
