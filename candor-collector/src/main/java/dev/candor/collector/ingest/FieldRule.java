package dev.candor.collector.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import dev.candor.wire.PrivacyClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the plan says of one field, made ready to judge values by. A list or an object is read only
 * here, where the plan allows one. Safe for use by several threads.
 */
final class FieldRule {

  private static final Set<String> FLAGS = Set.of("true", "false");

  private final FieldPlan plan;
  private final Set<String> keys;
  private final TextRule texts;

  /** With the packages whose frames a crash may show. */
  FieldRule(FieldPlan plan, List<String> ownPackages) {
    this.plan = plan;
    this.keys = Set.copyOf(plan.shape().keys());
    this.texts = new TextRule(plan, ownPackages);
  }

  /** Why a field may not be as it is, or null where it may. */
  Verdict.@Nullable Quarantined problem(Field field) {
    if (plan.privacyClass() == PrivacyClass.LOCAL_ONLY) {
      return unfit(Reason.LOCAL_ONLY, "");
    }
    return switch (plan.shape().form()) {
      case ONE -> {
        Reason reason = value(field.kind(), field.text());
        yield reason == null ? null : unfit(reason, "");
      }
      case LIST ->
          switch (nested(field)) {
            case Json.Array array -> list(array.values());
            case null -> unfit(Reason.TOO_LONG, "");
            default -> unfit(Reason.WRONG_TYPE, "");
          };
      case MAP ->
          switch (nested(field)) {
            case Json.Members map -> map(map.members());
            case null -> unfit(Reason.TOO_LONG, "");
            default -> unfit(Reason.WRONG_TYPE, "");
          };
    };
  }

  /** Why a value may not be that of the label that the field is, or null where it may. */
  @Nullable Reason label(String value) {
    if (plan.type() == FieldType.FLAG) {
      return FLAGS.contains(value) ? null : Reason.UNKNOWN_VALUE;
    }
    return texts.problem(value);
  }

  /** Why a number may not be the sum of the field over some events, or null where it may. */
  @Nullable Reason sum(double sum) {
    if (plan.unit() == null) {
      return Reason.UNKNOWN_FIELD;
    }
    return plan.type() == FieldType.UNSIGNED && sum < 0 ? Reason.NEGATIVE : null;
  }

  /** What is in a list or an object; null where it is too long to be looked into. */
  private static @Nullable Json nested(Field field) {
    if (!field.kind().nested()) {
      return new Json.Null();
    }
    try {
      return field.text().isEmpty() ? null : Json.parse(field.text().getBytes(UTF_8));
    } catch (MalformedException e) {
      return new Json.Null(); // such as a member that stands twice
    }
  }

  private Verdict.@Nullable Quarantined list(List<Json> values) {
    if (values.size() > plan.shape().max()) {
      return unfit(Reason.TOO_LONG, "");
    }
    for (int i = 0; i < values.size(); i++) {
      Reason reason = element(values.get(i));
      if (reason != null) {
        return unfit(reason, "[" + i + "]");
      }
    }
    return null;
  }

  private Verdict.@Nullable Quarantined map(Map<String, Json> members) {
    for (var member : members.entrySet()) {
      boolean known = keys.contains(member.getKey());
      Reason reason = known ? element(member.getValue()) : Reason.UNKNOWN_FIELD;
      if (reason != null) {
        return unfit(reason, "." + member.getKey());
      }
    }
    return null;
  }

  /** A null is absent, as it is everywhere. */
  private @Nullable Reason element(Json value) {
    return switch (value) {
      case Json.Text(String text) -> value(Field.Kind.TEXT, text);
      case Json.Whole(long number) -> value(Field.Kind.WHOLE, Long.toString(number));
      case Json.Decimal(double number) -> value(Field.Kind.DECIMAL, Double.toString(number));
      case Json.Flag(boolean flag) -> value(Field.Kind.FLAG, Boolean.toString(flag));
      case Json.Null() -> null;
      case Json.Array _, Json.Members _ -> Reason.WRONG_TYPE;
    };
  }

  private @Nullable Reason value(Field.Kind kind, String text) {
    FieldType type = plan.type();
    return switch (kind) {
      case FLAG -> type == FieldType.FLAG ? null : Reason.WRONG_TYPE;
      case WHOLE -> whole(type, text);
      case DECIMAL -> type == FieldType.DECIMAL && finite(text) ? null : Reason.WRONG_TYPE;
      case TEXT -> type == FieldType.TEXT ? texts.problem(text) : Reason.WRONG_TYPE;
      case LIST, MAP -> Reason.WRONG_TYPE;
    };
  }

  private static @Nullable Reason whole(FieldType type, String digits) {
    return switch (type) {
      case WHOLE, DECIMAL -> null;
      case UNSIGNED -> digits.charAt(0) == '-' && !digits.equals("-0") ? Reason.NEGATIVE : null;
      case FLAG, TEXT -> Reason.WRONG_TYPE;
    };
  }

  /** Only an exponent or hundreds of digits can go beyond a double. */
  private static boolean finite(String digits) {
    boolean small = digits.length() < 300 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
    return small || Double.isFinite(Double.parseDouble(digits));
  }

  private Verdict.Quarantined unfit(Reason reason, String where) {
    return new Verdict.Quarantined(reason, "fields." + plan.name() + where);
  }
}
