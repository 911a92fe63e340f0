package dev.candor.cli.plan;

import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.ProductPlan.DestinationPlan;

/**
 * What a destination can ever see of a field: with everything agreed to, and every file of the
 * person as open as it can be. What somebody agreed to may be less, and is never more.
 */
public enum Sight {
  /** Nothing. */
  NOTHING("–"),
  /** Counts by its value. */
  LABEL("label"),
  /** How many of its values fell under each of some bounds. */
  HISTOGRAM("histogram"),
  /** The sum of its values. */
  COUNTER("counter"),
  /** Its value, or the fall-back of its class. */
  VALUE("value"),
  /** A keyed hash of it. */
  HASH("hash"),
  /** A keyed hash, or the value where a file of the person or administrator names the collector. */
  HASH_OR_RAW("hash, or raw where you name it"),
  /** A failure's class and own frames. */
  CRASH_SHAPE("crash shape, if you agree"),
  /** Its text, masked and cut. */
  MASKED("masked, if you agree"),
  /** All of it, as it was recorded. */
  RAW("raw");

  private final String words;

  Sight(String words) {
    this.words = words;
  }

  /** In words for the person being measured. */
  public String words() {
    return words;
  }

  /** What a destination can ever see of an event's field. */
  public static Sight of(EventPlan event, FieldPlan field, DestinationPlan destination) {
    if (rows(event, destination)) {
      return destination.trust().equals("local") ? RAW : row(field, destination);
    }
    return metrics(destination) ? metric(field) : NOTHING;
  }

  /** What a destination can ever see of an event itself: its rows, its counts. */
  static String ofEvent(EventPlan event, DestinationPlan destination) {
    boolean counts = metrics(destination);
    if (rows(event, destination)) {
      return counts ? "rows, counts" : "rows";
    }
    return counts ? "counts" : NOTHING.words;
  }

  /** On this machine an event's terms limit nothing; elsewhere only such events leave as rows. */
  private static boolean rows(EventPlan event, DestinationPlan destination) {
    return destination.takes().contains("events")
        && (destination.trust().equals("local")
            || (!event.terms().metricsOnly() && !event.terms().operational()));
  }

  private static boolean metrics(DestinationPlan destination) {
    return destination.takes().contains("metrics");
  }

  private static Sight row(FieldPlan field, DestinationPlan destination) {
    return switch (field.privacyClass()) {
      case LOCAL_ONLY -> NOTHING;
      case VALUE, ONE_OF, IDENTIFIER, OPAQUE -> VALUE;
      case HASHED -> {
        FieldPlan.Hash hash = field.hash();
        boolean raw = hash != null && hash.rawTo().equals("own");
        yield raw && destination.trust().equals("own") ? HASH_OR_RAW : HASH;
      }
      case CRASH -> CRASH_SHAPE;
      case MASKED -> MASKED;
    };
  }

  private static Sight metric(FieldPlan field) {
    FieldPlan.Metric metric = field.metric();
    if (metric == null) {
      return NOTHING;
    }
    // A plan made by hand may name a metric where the compiler allows none.
    return switch (field.privacyClass()) {
      case VALUE, ONE_OF ->
          switch (metric.role()) {
            case LABEL -> LABEL;
            case HISTOGRAM -> HISTOGRAM;
            case COUNTER -> COUNTER;
          };
      case LOCAL_ONLY, IDENTIFIER, OPAQUE, HASHED, CRASH, MASKED -> NOTHING;
    };
  }
}
