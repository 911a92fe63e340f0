package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowTrace;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes of events the spans that Langfuse reads. */
final class LangfuseSpans {

  private static final String METADATA = "langfuse.observation.metadata.";
  private static final String OTHER_ERROR = "_OTHER";
  private static final String FINISH_REASONS = "gen_ai.response.finish_reasons";

  private LangfuseSpans() {}

  /** An event of a run as its observation says. */
  static OtlpSpan of(UUID run, Row row, Observation as) {
    Map<String, Json> fields = fields(row);
    Map<String, Json> attributes = OtlpAttributes.ids(row);
    attributes.put("langfuse.observation.type", new Json.Text(as.kind().word()));
    if (!as.kind().operation().isEmpty()) {
      attributes.put("event.name", new Json.Text(row.name()));
      attributes.put("gen_ai.operation.name", new Json.Text(as.kind().operation()));
    }
    String session = row.session();
    if (session != null) {
      attributes.put("gen_ai.conversation.id", new Json.Text(session));
    }
    OtlpSpan.Status status = status(fields);
    boolean failed = status == OtlpSpan.Status.ERROR;
    fields.forEach(
        (field, value) -> {
          String attribute = as.attributes().get(field);
          if (attribute != null) {
            attributes.put(attribute, attribute.equals(FINISH_REASONS) ? list(value) : value);
          } else if (!as.usage().containsKey(field) && !(failed && as.message().equals(field))) {
            attributes.put(METADATA + field, value);
          }
        });
    Json usage = usage(fields, as);
    if (usage != null) {
      attributes.put("langfuse.observation.usage_details", usage);
    }
    if (failed) {
      failed(fields.get(as.message()), attributes);
    }
    return new OtlpSpan(
        place(run, row, as, fields),
        name(row, as.kind(), attributes),
        as.kind().span(),
        row.epochMillis(),
        Took.millis(row, as.durations()).orElse(0),
        attributes,
        status);
  }

  /** The operation and what it was of, as the conventions have it; else the event's name. */
  private static String name(Row row, Observation.Kind kind, Map<String, Json> attributes) {
    if (kind.operation().isEmpty()) {
      return row.name();
    }
    return attributes.get(kind.subject()) instanceof Json.Text subject
        ? kind.operation() + " " + subject.value()
        : kind.operation();
  }

  /** That it failed, of which kind of failure, and in words why. */
  private static void failed(@Nullable Json message, Map<String, Json> attributes) {
    attributes.put("langfuse.observation.level", new Json.Text("ERROR"));
    attributes.putIfAbsent("error.type", new Json.Text(OTHER_ERROR));
    if (message instanceof Json.Text text && !text.value().isEmpty()) {
      attributes.put("langfuse.observation.status_message", text);
    }
  }

  /** All fields; those of a map by its name, a dot and theirs. */
  private static Map<String, Json> fields(Row row) {
    Map<String, Json> fields = new TreeMap<>();
    for (Json.Members members : List.of(row.properties(), row.measurements())) {
      members
          .members()
          .forEach(
              (name, value) -> {
                if (value instanceof Json.Members map) {
                  map.members().forEach((key, each) -> fields.put(name + "." + key, each));
                } else {
                  fields.put(name, value);
                }
              });
    }
    return fields;
  }

  private static Json list(Json value) {
    return value instanceof Json.Array ? value : new Json.Array(List.of(value));
  }

  /** The amounts as the text of an object, or null where there are none. */
  private static @Nullable Json usage(Map<String, Json> fields, Observation as) {
    Map<String, Json> amounts = new TreeMap<>();
    as.usage()
        .forEach(
            (field, amount) -> {
              Json value = fields.get(field);
              if (value instanceof Json.Whole || value instanceof Json.Decimal) {
                amounts.put(amount, value);
              }
            });
    if (amounts.isEmpty()) {
      return null;
    }
    JsonWriter text = new JsonWriter(128);
    new Json.Members(amounts).write(text);
    return new Json.Text(new String(text.toByteArray(), UTF_8));
  }

  private static OtlpSpan.Status status(Map<String, Json> fields) {
    Json status = fields.get("status");
    return OtlpSpan.Status.of(
        status == null ? fields.getOrDefault("result", new Json.Null()) : status);
  }

  /** Where it stands by itself, or else in a trace of its own or of its request. */
  private static RowTrace place(UUID run, Row row, Observation as, Map<String, Json> fields) {
    long own = notZero(row.id().getMostSignificantBits() ^ row.id().getLeastSignificantBits());
    RowTrace trace = row.trace();
    if (trace != null) {
      long span = trace.span() == 0 ? own : trace.span();
      return new RowTrace(trace.high(), trace.low(), span, trace.parent());
    }
    Json request = fields.get(as.trace());
    if (!(request instanceof Json.Text text)) {
      return new RowTrace(
          notZero(row.id().getMostSignificantBits()), row.id().getLeastSignificantBits(), own, 0);
    }
    ByteBuffer hash = hash(run + "/" + row.session() + "/" + text.value());
    return new RowTrace(notZero(hash.getLong()), hash.getLong(), own, 0);
  }

  private static long notZero(long id) {
    return id == 0 ? 1 : id;
  }

  private static ByteBuffer hash(String text) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
