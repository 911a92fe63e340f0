package dev.candor.sdk.sink;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.Row;
import dev.candor.wire.TrackingPlan;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a span may show of an event where content stays in the logs: numbers, flags and the values
 * of closed sets; of content, its length; of a list, its count.
 */
final class OtlpShape {

  private final Map<String, Map<String, PrivacyClass>> classes = new HashMap<>();
  private final String plan; // its hash

  /** As a plan says which fields are closed. */
  OtlpShape(TrackingPlan plan) {
    this.plan = plan.hash();
    for (EventPlan event : plan.events()) {
      Map<String, PrivacyClass> fields = new HashMap<>();
      for (FieldPlan field : event.fields()) {
        fields.put(field.name(), field.privacyClass());
      }
      classes.put(event.name(), fields);
    }
  }

  /** Of a product whose plan is not known. */
  OtlpShape() {
    this.plan = "";
  }

  /**
   * The event's ids and what may be shown of its fields.
   *
   * @param recordedUnder the hash of its plan: in another one a field may have been a free text
   */
  Map<String, Json> of(Row row, String recordedUnder) {
    Map<String, PrivacyClass> fields =
        recordedUnder.equals(plan) ? classes.getOrDefault(row.name(), Map.of()) : Map.of();
    Map<String, Json> shown = OtlpAttributes.ids(row);
    row.properties().members().forEach((name, value) -> show(name, value, fields.get(name), shown));
    shown.putAll(row.measurements().members());
    shown.putAll(OtlpAttributes.ids(row));
    return shown;
  }

  private static void show(
      String name, Json value, @Nullable PrivacyClass as, Map<String, Json> shown) {
    boolean closed = as == PrivacyClass.VALUE || as == PrivacyClass.ONE_OF;
    if (closed || value instanceof Json.Flag || isNumber(value)) {
      shown.put(name, value);
    } else if (value instanceof Json.Array array) {
      shown.put(name + "_count", new Json.Whole(array.values().size()));
    } else if (as == PrivacyClass.MASKED && value instanceof Json.Text text) {
      long length = text.value().codePointCount(0, text.value().length());
      shown.put(name + "_length", new Json.Whole(length));
    }
  }

  private static boolean isNumber(Json value) {
    return value instanceof Json.Whole || value instanceof Json.Decimal;
  }
}
