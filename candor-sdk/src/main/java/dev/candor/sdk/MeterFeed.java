package dev.candor.sdk;

import dev.candor.wire.MetricFamily;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Feeds the operator's meters; what they throw goes no further. Safe for use by several threads.
 */
final class MeterFeed {

  private final Meters meters;
  private final Debug debug;
  private final AtomicBoolean told = new AtomicBoolean();

  MeterFeed(Meters meters, Debug debug) {
    this.meters = meters;
    this.debug = debug;
  }

  /** Hands an event over. */
  void add(MetricFields fields) {
    try {
      List<String> labels = fields.labels();
      meters.count(fields.plan().counter(), labels, 1);
      List<MetricPlan.OfMeasure> measures = fields.plan().measures();
      for (int i = 0; i < measures.size(); i++) {
        if (fields.has(i)) {
          MetricFamily family = measures.get(i).family();
          double value = family.inBase(fields.measure(i));
          if (measures.get(i).isHistogram()) {
            meters.observe(family, labels, value);
          } else {
            meters.count(family, labels, value);
          }
        }
      }
    } catch (RuntimeException | Error e) {
      if (told.compareAndSet(false, true)) {
        debug.trouble("the operator's meters threw; they are called again with the next event", e);
      }
    }
  }
}
