package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.Plan;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads of events what their metrics are made of, by the tracking plan in the product's jar, which
 * is read with the first of them. Safe for use by several threads.
 */
final class EventMetrics {

  private final Plan plan;
  private final @Nullable MeterFeed feed;
  private final Debug debug;
  private final Set<String> toldNegative = ConcurrentHashMap.newKeySet();
  private volatile @Nullable MetricPlan known;
  private boolean failed;

  /**
   * Those of a product.
   *
   * @param meters the operator's own, or null where there are none
   */
  EventMetrics(Plan plan, @Nullable Meters meters, Debug debug) {
    this.plan = plan;
    this.feed = meters == null ? null : new MeterFeed(meters, debug);
    this.debug = debug;
  }

  /** Whether the operator has meters, so that every event is read. */
  boolean isFed() {
    return feed != null;
  }

  /**
   * Hands an event to the operator's meters, and adds it to the tallies that there are for it.
   *
   * @return why that could not be done, or null where it was
   */
  @Nullable Loss add(EventCodec<?> codec, Record event, List<Tally> to, long epochMillis) {
    MetricPlan of = plan();
    MetricPlan.OfEvent shape = of == null ? null : of.event(codec.name());
    if (shape == null) {
      return Loss.NOT_COUNTED;
    }
    try {
      MetricFields fields = MetricFields.of(shape, codec, event);
      for (String field : fields.negative()) {
        tellNegative(codec.name(), field);
      }
      for (Tally tally : to) {
        tally.add(fields, epochMillis);
        debug.counted(codec.name());
      }
      if (feed != null) {
        feed.add(fields);
      }
      return null;
    } catch (RuntimeException | Error e) { // whatever the event's own code throws
      debug.trouble(codec.name() + " could not be counted", e);
      return Loss.NOT_ENCODED;
    }
  }

  /** Tells it once of each field; the ledger does not, as the event itself is not lost. */
  private void tellNegative(String event, String field) {
    if (toldNegative.add(event + " " + field)) {
      debug.tell(
          ("'%s' is counted without '%s', which the plan says is never negative; record 0 or more,"
                  + " or null where nobody knows")
              .formatted(event, field));
    }
  }

  /** Reads the plan, if that was not tried before; null where it cannot be read. */
  @Nullable MetricPlan plan() {
    MetricPlan of = known;
    return of == null ? load() : of;
  }

  private synchronized @Nullable MetricPlan load() {
    if (known == null && !failed) {
      try {
        known = new MetricPlan(CompiledPlan.of(plan));
      } catch (IOException | RuntimeException e) {
        failed = true;
        debug.trouble("events become no metrics", e);
      }
    }
    return known;
  }
}
