package dev.candor.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says of a field.
 *
 * @param name its name on the wire, as it leaves: a hashed one ends in {@code _hash}
 * @param privacyClass what may be done with it
 * @param type the type of its value, or of each element
 * @param shape whether it is one value, a list or a map
 * @param texts which texts it may hold
 * @param hash how it is hashed, or null where it is not
 * @param metric what the event's metrics make of it, or null where they make nothing
 * @param actorProperty which value of it is kept as a property of the actor, or null where none is
 * @param prose what is said of it to people
 */
public record FieldPlan(
    String name,
    PrivacyClass privacyClass,
    FieldType type,
    Shape shape,
    Texts texts,
    @Nullable Hash hash,
    @Nullable Metric metric,
    @Nullable ActorProperty actorProperty,
    Prose prose) {

  /** How many values a field holds. */
  public enum Form {
    /** One. */
    ONE,
    /** Several, in order: a JSON array. */
    LIST,
    /** One a key, of keys that are closed: a JSON object. */
    MAP
  }

  /**
   * Whether a field is one value, a list or a map.
   *
   * @param max how many elements a list may have; 0 where it is none
   * @param keys of a map; empty where it is none
   */
  public record Shape(Form form, int max, List<String> keys) {

    /** One value. */
    public static final Shape ONE = new Shape(Form.ONE, 0, List.of());

    /** Copies its list. */
    public Shape {
      keys = List.copyOf(keys);
    }

    /** A list of at most so many. */
    public static Shape list(int max) {
      return new Shape(Form.LIST, max, List.of());
    }

    /** A map with these keys. */
    public static Shape map(List<String> keys) {
      return new Shape(Form.MAP, 0, keys);
    }
  }

  /**
   * Which texts a field may hold; for a field that is no text, {@link #ANY}.
   *
   * @param values of a closed set, the fall-back among them; empty where it is not closed
   * @param pattern what an identifier looks like, or null
   * @param maxLength the longest text that leaves, in characters; 0 where nothing says
   * @param reason why a value is harmless, or is needed all the same; empty where nothing says
   */
  public record Texts(List<String> values, @Nullable String pattern, int maxLength, String reason) {

    /** Nothing is said of it. */
    public static final Texts ANY = new Texts(List.of(), null, 0, "");

    /** Copies its list. */
    public Texts {
      values = List.copyOf(values);
    }

    /** One of these. */
    public static Texts of(List<String> values) {
      return new Texts(values, null, 0, "");
    }
  }

  /**
   * How an identity is hashed.
   *
   * @param scope whose secret keys it: {@code installation} or {@code product}
   * @param rawTo {@code own} where a collector of the person may get the value itself, else {@code
   *     local}
   */
  public record Hash(String scope, String rawTo) {}

  /** What an event's metrics make of a field. */
  public enum Role {
    /** They are counted by it. */
    LABEL,
    /** It is a histogram. */
    HISTOGRAM,
    /** It is added to a counter. */
    COUNTER
  }

  /**
   * What an event's metrics make of a field.
   *
   * @param name of the label, or of the histogram or counter behind the product's prefix; empty
   *     where it is made from the field's
   * @param unit of a histogram or counter, in lower case; empty for a label
   * @param buckets the upper bounds of a histogram, in the unit; empty where it has the unit's own
   */
  public record Metric(Role role, String name, String unit, List<Double> buckets) {

    /** Copies its list. */
    public Metric {
      buckets = List.copyOf(buckets);
    }

    /** A label. */
    public static Metric label(String name) {
      return new Metric(Role.LABEL, name, "", List.of());
    }

    /** A histogram with the unit's own buckets. */
    public static Metric histogram(String unit) {
      return new Metric(Role.HISTOGRAM, "", unit, List.of());
    }
  }

  /** Which of its values is kept as a property of the actor, where somebody keeps such. */
  public enum ActorProperty {
    /** The first one stays. */
    FIRST,
    /** Each replaces the one before: all of them are told in turn. */
    LATEST
  }

  /** The same field, of which this is kept as a property of the actor. */
  public FieldPlan keeping(@Nullable ActorProperty value) {
    return new FieldPlan(name, privacyClass, type, shape, texts, hash, metric, value, prose);
  }

  /** The unit of a measured or counted number, in lower case, or null where it is neither. */
  public @Nullable String unit() {
    return metric == null || metric.role() == Role.LABEL ? null : metric.unit();
  }

  /** Whether metrics are counted by it. */
  public boolean label() {
    return metric != null && metric.role() == Role.LABEL;
  }

  /** A field of which nothing is said but what it is. */
  public static FieldPlan of(String name, PrivacyClass privacyClass, FieldType type) {
    return new FieldPlan(
        name, privacyClass, type, Shape.ONE, Texts.ANY, null, null, null, Prose.NOTHING);
  }
}
