package dev.candor.sdk;

import dev.candor.wire.MetricFamily;
import java.util.List;

/**
 * The meters of whoever operates a tool: their own counters and histograms of the same events. They
 * are fed whatever the person decided about telemetry, also at level off, as nothing of this leaves
 * for the tool's vendor; and without them nothing of the vendor's telemetry is different.
 *
 * <p>Only what a plan closes can come here: labels have the values that the plan lists, and no
 * field that is a text, an identity or content is ever handed over.
 *
 * <p><b>Threads.</b> Calls come from telemetry's thread, one at a time; at level off, where there
 * is no such thread, from the tool's own, several at once. They must not block.
 *
 * <p><b>Failure.</b> What a call throws harms nobody: the diagnostics listener is told of the first
 * time, and meters are called again with the next event.
 */
public interface Meters {

  /**
   * Adds to a counter.
   *
   * @param family which one, of kind {@link MetricFamily.Kind#COUNTER}
   * @param labels a value for each of the family's labels, in their order; empty where the event
   *     left it out
   * @param amount in the family's base unit, never negative
   */
  void count(MetricFamily family, List<String> labels, double amount);

  /**
   * Adds a value to a histogram.
   *
   * @param family which one, of kind {@link MetricFamily.Kind#HISTOGRAM}
   * @param labels as of a counter
   * @param value in the family's base unit, finite
   */
  void observe(MetricFamily family, List<String> labels, double value);
}
