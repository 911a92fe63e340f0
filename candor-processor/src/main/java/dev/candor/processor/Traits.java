package dev.candor.processor;

import dev.candor.Unit;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Prose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a component's annotations say beside its privacy class.
 *
 * @param exactName its name on the wire, where a contract says it; else empty
 * @param meter what becomes of the number, or null where it is neither measured nor counted
 * @param twice whether it is both measured and counted
 * @param label the name of the label; empty for the field's own; null where it is none
 * @param unsigned whether a whole number is never negative
 * @param size how many values a list holds at most, or null where nothing says
 * @param perKey what the name of each of a map's fields begins with; empty for the component's own;
 *     null where the map is one field
 * @param embedded whether its components stand in its place
 * @param actorProperty which value is kept as a property of the actor, or null where none is
 * @param prose what is said of it to people
 */
record Traits(
    String exactName,
    @Nullable Meter meter,
    boolean twice,
    @Nullable String label,
    boolean unsigned,
    @Nullable Integer size,
    @Nullable String perKey,
    boolean embedded,
    FieldPlan.@Nullable ActorProperty actorProperty,
    Prose prose) {

  /**
   * How a number is measured or counted.
   *
   * @param counts whether it is added to a counter instead of falling into a histogram
   * @param name of the metric; empty where it is made from the field's
   */
  record Meter(boolean counts, Unit unit, List<Double> buckets, String name) {

    Meter {
      buckets = List.copyOf(buckets);
    }

    /** What a duration is without a word. */
    static final Meter MILLISECONDS = new Meter(false, Unit.MILLISECONDS, List.of(), "");

    String annotation() {
      return counts ? "@Count" : "@Measure";
    }
  }
}
