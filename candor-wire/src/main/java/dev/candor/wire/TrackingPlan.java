package dev.candor.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The tracking plan: the header, and every event and field with what may become of it.
 *
 * <pre>
 * {"candor_plan":1,
 *  "product":{"name":"ao","variables":"AO","default_level":"local","destinations":["collector"],"retention_days":400},
 *  "hash":"…",
 *  "events":[
 *    {"name":"…","purpose":"…","owner":"…","tier":"events","route":"product","activity":"development","actor":"installation",
 *     "fields":[
 *       {"name":"agent_kind","class":"value","type":"text","values":["claude","codex"]}]}]}
 * </pre>
 *
 * <p>Events are sorted by name and a field stands on a line of its own, so that a change to the
 * plan is a change to few lines.
 *
 * @param product the product's name
 * @param variables the prefix of its environment variables
 * @param defaultLevel {@code off}, {@code local} or {@code on}
 * @param destinations where its events may go, by name
 * @param retentionDays how long a destination keeps them
 * @param events sorted by name
 */
public record TrackingPlan(
    String product,
    String variables,
    String defaultLevel,
    List<String> destinations,
    int retentionDays,
    List<EventPlan> events) {

  /** Rises only when a reader of the version before could not read the plan. */
  public static final int FORMAT_VERSION = 1;

  /** Copies its lists, and sorts the events. */
  public TrackingPlan {
    destinations = List.copyOf(destinations);
    events = events.stream().sorted(Comparator.comparing(EventPlan::name)).toList();
  }

  /** Where a plan stands in the jar of the product that it is of. */
  public static String resource(String product) {
    return "META-INF/candor/" + product + "/tracking-plan.json";
  }

  /**
   * The first 16 bytes, in hexadecimal digits, of the SHA-256 of the plan's file without the hash:
   * all that a person agreed to is in it.
   */
  public String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(""));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** The plan's file. */
  public byte[] toJson() {
    return bytes(hash());
  }

  private byte[] bytes(String hash) {
    JsonWriter out = new JsonWriter(4096);
    out.beginObject();
    out.name("candor_plan").value(FORMAT_VERSION).breakLine(1);
    out.name("product").beginObject();
    out.name("name").value(product);
    out.name("variables").value(variables);
    out.name("default_level").value(defaultLevel);
    texts(out, "destinations", destinations);
    out.name("retention_days").value(retentionDays);
    out.endObject().breakLine(1);
    out.name("hash").value(hash).breakLine(1);
    out.name("events").beginArray();
    events.forEach(event -> write(event, out.breakLine(2)));
    out.endArray().endObject().newline();
    return out.toByteArray();
  }

  private static void write(EventPlan event, JsonWriter out) {
    out.beginObject();
    out.name("name").value(event.name()).breakLine(3);
    out.name("purpose").value(event.purpose()).breakLine(3);
    out.name("owner").value(event.owner());
    out.name("tier").value(event.tier());
    out.name("route").value(event.route());
    out.name("activity").value(event.activity());
    out.name("actor").value(event.actor()).breakLine(3);
    out.name("fields").beginArray();
    event.fields().forEach(field -> write(field, out.breakLine(4)));
    out.endArray().endObject();
  }

  private static void write(FieldPlan field, JsonWriter out) {
    out.beginObject();
    out.name("name").value(field.name());
    out.name("class").value(field.privacyClass().name().toLowerCase(Locale.ROOT));
    out.name("type").value(field.type().name().toLowerCase(Locale.ROOT));
    if (field.unit() != null) {
      out.name("unit").value(field.unit());
    }
    if (!field.values().isEmpty()) {
      texts(out, "values", field.values());
    }
    if (field.pattern() != null) {
      out.name("pattern").value(field.pattern());
    }
    if (field.pattern() != null || field.maxLength() != 0) {
      out.name("max_length").value(field.maxLength());
    }
    if (field.scope() != null) {
      out.name("scope").value(field.scope());
    }
    out.endObject();
  }

  private static void texts(JsonWriter out, String name, List<String> values) {
    out.name(name).beginArray();
    values.forEach(out::value);
    out.endArray();
  }

  /**
   * Reads a plan's file.
   *
   * @throws MalformedException if it is none, or one that this reader does not know, or one that
   *     was changed by hand so that the hash is another's
   */
  public static TrackingPlan parse(byte[] file) {
    Json.Members root = Json.parse(file).object();
    if (root.whole("candor_plan") != FORMAT_VERSION) {
      throw new MalformedException(
          "candor_plan %d: this reader knows %d"
              .formatted(root.whole("candor_plan"), FORMAT_VERSION));
    }
    Json.Members product = root.object("product");
    TrackingPlan plan =
        new TrackingPlan(
            product.text("name"),
            product.text("variables"),
            product.text("default_level"),
            texts(product, "destinations"),
            number(product, "retention_days"),
            root.array("events").stream().map(event -> event(event.object())).toList());
    if (!plan.hash().equals(root.text("hash"))) {
      throw new MalformedException(
          "the hash is '%s', but these events make '%s': compile the plan again"
              .formatted(root.text("hash"), plan.hash()));
    }
    return plan;
  }

  private static EventPlan event(Json.Members event) {
    return new EventPlan(
        event.text("name"),
        event.text("purpose"),
        event.text("owner"),
        event.text("tier"),
        event.text("route"),
        event.text("activity"),
        event.text("actor"),
        event.array("fields").stream().map(field -> field(field.object())).toList());
  }

  private static FieldPlan field(Json.Members field) {
    return new FieldPlan(
        field.text("name"),
        constant(PrivacyClass.class, field.text("class")),
        constant(FieldType.class, field.text("type")),
        field.textOrNull("unit"),
        texts(field, "values"),
        field.textOrNull("pattern"),
        field.members().containsKey("max_length") ? number(field, "max_length") : 0,
        field.textOrNull("scope"));
  }

  private static int number(Json.Members from, String name) {
    long number = from.whole(name);
    if (number != (int) number) {
      throw new MalformedException("'" + name + "' is out of range: " + number);
    }
    return (int) number;
  }

  private static List<String> texts(Json.Members from, String name) {
    return from.array(name).stream()
        .map(
            value -> {
              if (value instanceof Json.Text text) {
                return text.value();
              }
              throw new MalformedException("'" + name + "' must hold texts");
            })
        .toList();
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    try {
      if (word.equals(word.toLowerCase(Locale.ROOT))) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedException("'" + word + "' is no " + type.getSimpleName());
    }
    throw new MalformedException("'" + word + "' must be in lower case");
  }
}
