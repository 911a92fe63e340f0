package dev.candor.processor;

import dev.candor.Unit;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.NameRules;
import dev.candor.wire.PlanProblem;
import dev.candor.wire.PlanRules;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.Prose;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A component of an event's record or of a group's, as it was declared; one field of the event or
 * several where it is right.
 *
 * @param group the component of the event that holds the group; empty where it is the event's own
 * @param name its Java name
 * @param marks its privacy annotations; at most one where it is right
 * @param traits what its other annotations say
 */
record Component(
    Place place, String group, String name, ValueType type, List<Mark> marks, Traits traits) {

  /** The longest own part of a crash that leaves. */
  private static final int FRAMES = 16;

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

  /** Whether somebody, or something, is told apart by it. */
  boolean identity() {
    return switch (privacyClass()) {
      case HASHED, OPAQUE, IDENTIFIER -> true;
      case LOCAL_ONLY, VALUE, ONE_OF, CRASH, MASKED -> false;
    };
  }

  /** Its name on the wire; a hash has a longer one when it leaves. */
  String wireName() {
    return traits.exactName().isEmpty() ? Spelling.snake(name) : traits.exactName();
  }

  /** Whether it is a map that is one field a key. */
  boolean spread() {
    return type.kind() == ValueType.Kind.MAP
        && type.arguments().size() == 2
        && traits.perKey() != null;
  }

  /** What the name of each field of a spread map begins with. */
  String prefix() {
    String prefix = Objects.requireNonNullElse(traits.perKey(), "");
    return prefix.isEmpty() ? wireName() + "_" : prefix;
  }

  /** The names that it takes on the wire, in the raw row and as it leaves. */
  List<String> names() {
    return Stream.concat(spread() ? Stream.empty() : Stream.of(wireName()), leavingNames().stream())
        .distinct()
        .toList();
  }

  /** Its names as it leaves. */
  List<String> leavingNames() {
    if (spread()) {
      return type.arguments().get(0).wireNames().stream().map(key -> prefix() + key).toList();
    }
    return switch (privacyClass()) {
      case HASHED -> List.of(wireName() + "_hash");
      case CRASH -> List.of(wireName() + "_class", wireName() + "_frames");
      default -> List.of(wireName());
    };
  }

  /** Whether it stands among the measurements of a row. */
  boolean measured() {
    return privacyClass() == PrivacyClass.VALUE && meter() != null;
  }

  /** How it is measured or counted; a duration is measured without a word. */
  Traits.@Nullable Meter meter() {
    return traits.meter() == null && type.kind() == ValueType.Kind.DURATION
        ? Traits.Meter.MILLISECONDS
        : traits.meter();
  }

  /** Whether a duration is handed over in seconds. */
  boolean inSeconds() {
    Traits.Meter meter = meter();
    return meter != null && meter.unit() == Unit.SECONDS;
  }

  /** Every problem of it; where there is one, those of its texts, too, as no plan will hold it. */
  List<Problem> problems() {
    if (type.unknown()) {
      return List.of();
    }
    List<String> messages = new ComponentRules(this).messages();
    return messages.isEmpty()
        ? List.of()
        : Stream.concat(messages.stream(), textProblems().stream()).map(this::problem).toList();
  }

  private List<String> textProblems() {
    boolean said =
        mark() instanceof Mark.OneOf
            || mark() instanceof Mark.Identifier
            || mark() instanceof Mark.Masked;
    return said
        ? PlanRules.textProblems(
                new FieldPlan(
                    name,
                    privacyClass(),
                    FieldType.TEXT,
                    FieldPlan.Shape.ONE,
                    texts(),
                    null,
                    null,
                    null,
                    traits.prose()))
            .stream()
            .map(PlanProblem::message)
            .toList()
        : List.of();
  }

  /** At its line, or else, where that is in no source, at that of the component with its group. */
  Problem problem(String message) {
    return new Problem(
        place,
        place.component().equals(name) ? message : "in group '%s': %s".formatted(group, message));
  }

  /** As a message names it beside others of the event. */
  String path() {
    return group.isEmpty() ? name : group + "." + name;
  }

  /** What the plan says of it; nothing where it is wrong. */
  List<FieldPlan> fields() {
    if (type.unknown() || !problems().isEmpty()) {
      return List.of();
    }
    if (privacyClass() == PrivacyClass.CRASH) {
      return List.of(
          field(wireName() + "_class", FieldPlan.Shape.ONE, null),
          field(wireName() + "_frames", FieldPlan.Shape.list(FRAMES), null));
    }
    FieldPlan.Metric metric = metric();
    return leavingNames().stream().map(leaving -> field(leaving, shape(), metric)).toList();
  }

  private FieldPlan field(
      String leaving, FieldPlan.Shape shape, FieldPlan.@Nullable Metric metric) {
    Mark mark = mark();
    Prose prose = traits.prose();
    return new FieldPlan(
        leaving,
        privacyClass(),
        fieldType(),
        shape,
        plannedTexts(),
        mark instanceof Mark.Hashed hashed ? hashed.plan() : null,
        metric,
        traits.actorProperty(),
        prose);
  }

  private FieldPlan.Shape shape() {
    return switch (type.kind()) {
      case LIST -> FieldPlan.Shape.list(Objects.requireNonNullElse(traits.size(), 0));
      case MAP ->
          spread() ? FieldPlan.Shape.ONE : FieldPlan.Shape.map(type.arguments().get(0).wireNames());
      default -> FieldPlan.Shape.ONE;
    };
  }

  /** Without the reason where it is that of a name which the plan does not show. */
  private FieldPlan.Texts plannedTexts() {
    FieldPlan.Texts texts = texts();
    return smellsInSource()
        ? new FieldPlan.Texts(texts.values(), texts.pattern(), texts.maxLength(), "")
        : texts;
  }

  /** Whether its Java name needs a reason, which its name on the wire does not show. */
  boolean smellsInSource() {
    boolean open =
        mark() instanceof Mark.OneOf
            || mark() instanceof Mark.Identifier
            || mark() instanceof Mark.Opaque;
    return open && NameRules.smells(name) && !NameRules.smells(wireName());
  }

  /** Which texts it may hold. */
  FieldPlan.Texts texts() {
    Mark mark = mark();
    if (mark != null) {
      return mark.texts();
    }
    return type.single().kind() == ValueType.Kind.ENUM
        ? FieldPlan.Texts.of(type.single().wireNames())
        : FieldPlan.Texts.ANY;
  }

  private FieldPlan.@Nullable Metric metric() {
    Traits.Meter meter = measured() ? meter() : traits.meter();
    if (meter != null) {
      return new FieldPlan.Metric(
          meter.counts() ? FieldPlan.Role.COUNTER : FieldPlan.Role.HISTOGRAM,
          meter.name(),
          meter.unit().name().toLowerCase(Locale.ROOT),
          meter.buckets());
    }
    return traits.label() == null ? null : FieldPlan.Metric.label(traits.label());
  }

  private FieldType fieldType() {
    return switch (type.single().kind()) {
      case FLAG -> FieldType.FLAG;
      case WHOLE, DURATION -> unsigned() ? FieldType.UNSIGNED : FieldType.WHOLE;
      case DECIMAL -> FieldType.DECIMAL;
      default -> FieldType.TEXT;
    };
  }

  /** Whether a whole number is never negative. */
  boolean unsigned() {
    Traits.Meter meter = traits.meter();
    return traits.unsigned() || (meter != null && meter.counts());
  }
}
