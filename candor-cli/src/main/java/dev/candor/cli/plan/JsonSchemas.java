package dev.candor.cli.plan;

import static dev.candor.cli.plan.JsonText.object;
import static dev.candor.cli.plan.JsonText.text;
import static dev.candor.cli.plan.JsonText.texts;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.TrackingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * JSON Schema (draft 2020-12) of each event's row as it leaves: what a collector that knows the
 * plan takes, and nothing more. No field is required, since one that is null is left out. Patterns
 * are those of the plan, in the words of Java's regular expressions.
 */
final class JsonSchemas {

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final String UUID =
      "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
  static final String TOKEN = "^[A-Za-z0-9._:-]{1,64}$";
  static final String HASH = "^[0-9a-f]{64}$";

  private static final String TRACE = "^[0-9a-f]{32}$";
  private static final String SPAN = "^[0-9a-f]{16}$";

  /** The longest identity that leaves raw, in characters. */
  private static final int MAX_RAW = 200;

  /** What leaves in the place of an identifier that does not match. */
  static final String OTHER = "other";

  private static final Json.Members TEXT = object("type", text("string"));

  private JsonSchemas() {}

  /**
   * A file for each event.
   *
   * @throws IllegalArgumentException if two events would share one, on a disk that tells no letter
   *     case
   */
  static List<Document> of(TrackingPlan plan) {
    Map<String, String> owners = new HashMap<>();
    List<Document> documents = new ArrayList<>();
    for (EventPlan event : plan.events()) {
      String file = fileName(event.name()) + ".schema.json";
      String other = owners.put(file.toLowerCase(Locale.ROOT), event.name());
      if (other != null) {
        throw new IllegalArgumentException(
            "events '%s' and '%s' would share the file '%s': rename one of them"
                .formatted(other, event.name(), file));
      }
      documents.add(new Document(file, JsonText.file(row(plan, event))));
    }
    return documents;
  }

  /** A name that every file system takes. */
  private static String fileName(String event) {
    return event.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private static Json row(TrackingPlan plan, EventPlan event) {
    Map<String, Json> schema = new LinkedHashMap<>();
    schema.put("$schema", text(DRAFT));
    schema.put("title", text(event.name()));
    schema.put("description", text(event.purpose()));
    schema.put("$comment", text(comment(plan, event)));
    if (event.prose().deprecated()) {
      schema.put("deprecated", new Json.Flag(true));
    }
    schema.put("type", text("object"));
    schema.put(
        "properties",
        object(
            "event_id", matching(UUID),
            "event_name", object("const", text(event.name())),
            "timestamp", object("type", text("string"), "format", text("date-time")),
            "event_sequence", whole(1),
            "session_id", TEXT,
            "properties", properties(event),
            "measurements", fields(fields(event, true)),
            "trace_id", matching(TRACE),
            "span_id", matching(SPAN),
            "parent_span_id", matching(SPAN)));
    schema.put(
        "required",
        texts(
            List.of(
                "event_id",
                "event_name",
                "timestamp",
                "event_sequence",
                "properties",
                "measurements")));
    schema.put("additionalProperties", new Json.Flag(false));
    return new Json.Members(schema);
  }

  private static String comment(TrackingPlan plan, EventPlan event) {
    String of = "of the tracking plan " + plan.hash();
    return Ways.row(event) ? of : of + "; metrics only: no row of it leaves";
  }

  private static List<FieldPlan> fields(EventPlan event, boolean measured) {
    return Ways.leaving(event).stream().filter(field -> Ways.measured(field) == measured).toList();
  }

  /** Those of a row: an identity may stand there raw, under its own name, in its hash's place. */
  private static Json properties(EventPlan event) {
    Map<String, Json> properties = new LinkedHashMap<>();
    for (FieldPlan field : fields(event, false)) {
      properties.put(field.name(), field(field));
      if (FieldWords.rawToOwn(field)) {
        properties.put(field.name().replaceFirst("_hash$", ""), raw(field));
      }
    }
    return closed(properties);
  }

  private static Json raw(FieldPlan field) {
    return object(
        "description", text(FieldWords.meaning(field)),
        "$comment", text("instead of " + field.name() + ", to the collector that a file names"),
        "type", text("string"),
        "maxLength", new Json.Whole(MAX_RAW));
  }

  /** An object of which nothing is known but these fields. */
  static Json fields(List<FieldPlan> fields) {
    Map<String, Json> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field.name(), field(field)));
    return closed(properties);
  }

  private static Json closed(Map<String, Json> properties) {
    return object(
        "type", text("object"),
        "properties", new Json.Members(properties),
        "additionalProperties", new Json.Flag(false));
  }

  /** The schema of a field as it leaves. */
  static Json field(FieldPlan field) {
    Map<String, Json> schema = new LinkedHashMap<>();
    schema.put("description", text(FieldWords.meaning(field)));
    schema.put("$comment", text(FieldWords.remark(field)));
    if (field.prose().deprecated()) {
      schema.put("deprecated", new Json.Flag(true));
    }
    Map<String, Json> one = one(field);
    switch (field.shape().form()) {
      case ONE -> schema.putAll(one);
      case LIST -> {
        schema.put("type", text("array"));
        schema.put("items", new Json.Members(one));
        schema.put("maxItems", new Json.Whole(field.shape().max()));
      }
      case MAP -> {
        schema.put("type", text("object"));
        schema.put("propertyNames", object("enum", texts(field.shape().keys())));
        schema.put("additionalProperties", new Json.Members(one));
      }
    }
    schema.put("examples", new Json.Array(List.of(Example.of(field))));
    return new Json.Members(schema);
  }

  private static Map<String, Json> one(FieldPlan field) {
    Json.Members schema =
        switch (field.type()) {
          case FLAG -> object("type", text("boolean"));
          case WHOLE -> whole(Long.MIN_VALUE);
          case UNSIGNED -> whole(0);
          case DECIMAL -> object("type", text("number"));
          case TEXT -> ofText(field);
        };
    return schema.members();
  }

  private static Json.Members whole(long minimum) {
    return object(
        "type", text("integer"),
        "minimum", new Json.Whole(minimum),
        "maximum", new Json.Whole(Long.MAX_VALUE));
  }

  private static Json.Members ofText(FieldPlan field) {
    FieldPlan.Texts texts = field.texts();
    if (!texts.values().isEmpty()) {
      return object("enum", texts(texts.values()));
    }
    if (field.privacyClass() == PrivacyClass.HASHED) {
      return matching(HASH);
    }
    if (field.privacyClass() == PrivacyClass.OPAQUE) {
      return matching(TOKEN);
    }
    Map<String, Json> schema = new LinkedHashMap<>(TEXT.members());
    String pattern = texts.pattern();
    if (pattern != null) {
      schema.put("pattern", text("^(?:(?:%s)|%s)$".formatted(pattern, OTHER)));
    }
    if (texts.maxLength() > 0) {
      int other = pattern == null ? 0 : OTHER.length();
      schema.put("maxLength", new Json.Whole(Math.max(other, texts.maxLength())));
    }
    return new Json.Members(schema);
  }

  private static Json.Members matching(String pattern) {
    return object("type", text("string"), "pattern", text(pattern));
  }
}
