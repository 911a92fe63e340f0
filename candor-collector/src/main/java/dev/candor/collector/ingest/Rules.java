package dev.candor.collector.ingest;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.TrackingPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan, made ready to judge events by. Safe for use by several threads. */
final class Rules {

  private static final int MAX_TOKEN = 64;
  private static final int MAX_HASH = 128;
  private static final String OTHER = "other";

  private final String hash;
  private final Map<String, OfEvent> events = new HashMap<>();

  Rules(TrackingPlan plan) {
    this.hash = plan.hash();
    plan.events().forEach(event -> events.put(event.name(), OfEvent.of(event)));
  }

  /** The plan's hash. */
  String hash() {
    return hash;
  }

  /** What the plan says of an event, or null where it has none of that name. */
  @Nullable OfEvent event(String name) {
    return events.get(name);
  }

  /** What the plan says of one event. */
  record OfEvent(EventPlan plan, Map<String, OfField> fields) {

    static OfEvent of(EventPlan plan) {
      Map<String, OfField> fields = new HashMap<>();
      plan.fields().forEach(field -> fields.put(field.name(), OfField.of(field)));
      return new OfEvent(plan, Map.copyOf(fields));
    }

    boolean metricsOnly() {
      return plan.tier().equals("metrics");
    }

    boolean operational() {
      return plan.route().equals("operational");
    }
  }

  /** What the plan says of one field. */
  record OfField(FieldPlan plan, Set<String> values, @Nullable Pattern pattern) {

    static OfField of(FieldPlan plan) {
      return new OfField(
          plan,
          Set.copyOf(plan.values()),
          plan.pattern() == null ? null : Pattern.compile(plan.pattern()));
    }

    /** Why a field may not be as it is, or null where it may. */
    @Nullable Reason problem(Field field) {
      if (plan.privacyClass() == PrivacyClass.LOCAL_ONLY) {
        return Reason.LOCAL_ONLY;
      }
      if (!fits(plan.type(), field.kind())) {
        return Reason.WRONG_TYPE;
      }
      return field.kind() == Field.Kind.TEXT ? problem(field.text()) : null;
    }

    /** Why a text may not be the field's value, or null where it may. */
    @Nullable Reason problem(String text) {
      return switch (plan.privacyClass()) {
        case LOCAL_ONLY -> Reason.LOCAL_ONLY;
        case VALUE, ONE_OF -> values.contains(text) ? null : Reason.UNKNOWN_VALUE;
        case IDENTIFIER -> identifier(text) ? null : Reason.BAD_IDENTIFIER;
        case OPAQUE -> token(text, MAX_TOKEN, "._:-") ? null : Reason.BAD_IDENTIFIER;
        case HASHED -> token(text, MAX_HASH, "._:+/=-") ? null : Reason.BAD_IDENTIFIER;
      };
    }

    private static boolean token(String text, int maxLength, String others) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!plain && others.indexOf(c) < 0) {
          return false;
        }
      }
      return !text.isEmpty() && text.length() <= maxLength;
    }

    private boolean identifier(String text) {
      return text.equals(OTHER)
          || (text.length() <= plan.maxLength()
              && pattern != null
              && pattern.matcher(text).matches());
    }

    private static boolean fits(FieldType type, Field.Kind kind) {
      return switch (kind) {
        case FLAG -> type == FieldType.FLAG;
        case WHOLE -> type == FieldType.WHOLE || type == FieldType.DECIMAL;
        case DECIMAL -> type == FieldType.DECIMAL;
        case TEXT -> type == FieldType.TEXT;
        case NESTED -> false;
      };
    }
  }
}
