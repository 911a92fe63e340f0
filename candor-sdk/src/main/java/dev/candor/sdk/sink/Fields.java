package dev.candor.sdk.sink;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a destination is told in an event's properties: its fields, but for some; then what a
 * product adds, and what is true of the whole run, where no field has the name. Immutable.
 *
 * @param fixed the same on every event
 * @param made made from the event; an empty text is left out
 * @param without names of fields that are not told
 */
record Fields(
    Map<String, Json> fixed, Map<String, Function<? super Row, String>> made, Set<String> without) {

  /** The event's own fields, and no more. */
  static final Fields ALL = new Fields(Map.of(), Map.of(), Set.of());

  private static final String SESSION = "session_id";

  /** Copies its collections. */
  Fields {
    fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
    made = Collections.unmodifiableMap(new LinkedHashMap<>(made));
    without = Set.copyOf(without);
  }

  Fields with(Map<String, Json> more) {
    Map<String, Json> all = new LinkedHashMap<>(fixed);
    all.putAll(more);
    return new Fields(all, made, without);
  }

  Fields with(String name, Function<? super Row, String> value) {
    Map<String, Function<? super Row, String>> all = new LinkedHashMap<>(made);
    all.put(name, value);
    return new Fields(fixed, all, without);
  }

  Fields without(Collection<String> fields) {
    Set<String> all = new HashSet<>(without);
    all.addAll(fields);
    return new Fields(fixed, made, all);
  }

  /**
   * Writes them as members of an object that was begun.
   *
   * @param taken names that the protocol itself has written there, or tells elsewhere
   * @param context what is true of the run
   * @param as how a value may stand there
   * @return how many they are
   */
  int write(
      Row row,
      Set<String> taken,
      Map<String, String> context,
      UnaryOperator<Json> as,
      JsonWriter out) {
    int written = each(row.properties(), taken, as, out) + each(row.measurements(), taken, as, out);
    for (Map.Entry<String, Function<? super Row, String>> one : made.entrySet()) {
      String text = isFree(one.getKey(), row, taken) ? one.getValue().apply(row) : "";
      if (!text.isEmpty()) {
        as.apply(new Json.Text(text)).write(out.name(one.getKey()));
        written++;
      }
    }
    for (Map.Entry<String, Json> one : fixed.entrySet()) {
      if (isFree(one.getKey(), row, taken) && !made.containsKey(one.getKey())) {
        as.apply(one.getValue()).write(out.name(one.getKey()));
        written++;
      }
    }
    for (Map.Entry<String, String> one : context.entrySet()) {
      if (isFree(one.getKey(), row, taken) && !isAdded(one.getKey())) {
        out.name(one.getKey()).value(one.getValue());
        written++;
      }
    }
    String session = row.session();
    if (session != null && isFree(SESSION, row, taken) && !isAdded(SESSION)) {
      out.name(SESSION).value(session);
      written++;
    }
    return written;
  }

  private boolean isAdded(String name) {
    return made.containsKey(name) || fixed.containsKey(name);
  }

  private int each(Json.Members fields, Set<String> taken, UnaryOperator<Json> as, JsonWriter out) {
    int written = 0;
    for (Map.Entry<String, Json> field : fields.members().entrySet()) {
      if (!taken.contains(field.getKey()) && !without.contains(field.getKey())) {
        as.apply(field.getValue()).write(out.name(field.getKey()));
        written++;
      }
    }
    return written;
  }

  private boolean isFree(String name, Row row, Set<String> taken) {
    boolean told = row.properties().members().containsKey(name) || isMeasured(name, row);
    return !taken.contains(name) && (!told || without.contains(name));
  }

  private static boolean isMeasured(String name, Row row) {
    return row.measurements().members().containsKey(name);
  }

  /** The text of an event's field; empty where it has none. */
  static String text(Row row, String field) {
    return row.properties().members().get(field) instanceof Json.Text text ? text.value() : "";
  }
}
