package dev.candor.sdk.sink;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values as attributes of OTLP, in its form of JSON: a whole number is a text of digits there, and
 * an object a list of keys and values.
 */
final class OtlpAttributes {

  /** An event's id, by which a receiver can tell a repeat. */
  static final String EVENT_ID = "event.id";

  /** The session's id, as OpenTelemetry's conventions call it. */
  static final String SESSION_ID = "session.id";

  private OtlpAttributes() {}

  /** The ids of an event, which no field of it replaces. */
  static Map<String, Json> ids(Row row) {
    Map<String, Json> ids = new LinkedHashMap<>();
    ids.put(EVENT_ID, new Json.Text(row.id().toString()));
    String session = row.session();
    if (session != null) {
      ids.put(SESSION_ID, new Json.Text(session));
    }
    return ids;
  }

  /** Its ids, and all its fields. */
  static Map<String, Json> of(Row row) {
    Map<String, Json> all = ids(row);
    all.putAll(row.properties().members());
    all.putAll(row.measurements().members());
    all.putAll(ids(row));
    return all;
  }

  /** Writes the member that holds them. */
  static void write(JsonWriter out, Map<String, Json> attributes) {
    out.name("attributes");
    list(out, attributes);
  }

  private static void list(JsonWriter out, Map<String, Json> attributes) {
    out.beginArray();
    attributes.forEach(
        (key, value) -> {
          out.beginObject().name("key").value(key).name("value");
          value(out, value);
          out.endObject();
        });
    out.endArray();
  }

  private static void value(JsonWriter out, Json value) {
    out.beginObject();
    if (value instanceof Json.Text text) {
      out.name("stringValue").value(text.value());
    } else if (value instanceof Json.Whole whole) {
      out.name("intValue").value(Long.toString(whole.value()));
    } else if (value instanceof Json.Decimal decimal) {
      out.name("doubleValue").value(decimal.value());
    } else if (value instanceof Json.Flag flag) {
      out.name("boolValue").value(flag.value());
    } else if (value instanceof Json.Array array) {
      out.name("arrayValue").beginObject().name("values").beginArray();
      array.values().forEach(each -> value(out, each));
      out.endArray().endObject();
    } else if (value instanceof Json.Members members) {
      out.name("kvlistValue").beginObject().name("values");
      list(out, members.members());
      out.endObject();
    }
    out.endObject(); // an empty value is OTLP's null
  }
}
