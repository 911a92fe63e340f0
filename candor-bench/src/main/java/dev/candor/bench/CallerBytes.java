package dev.candor.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Reports what the calling threads allocate for an event. JMH's own allocation profiler counts
 * every thread, and with it the consumer behind a queue.
 *
 * <p>Static, because JMH makes the profiler and the benchmark apart from each other.
 */
public final class CallerBytes implements InternalProfiler {

  /** What the figure is called. */
  static final String LABEL = "caller.bytes";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final LongAdder BYTES = new LongAdder();
  private static final LongAdder EVENTS = new LongAdder();

  /** What this thread has allocated until now. */
  static long now() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Counts what this thread has allocated since, for a number of events. */
  static void since(long before, int events) {
    BYTES.add(now() - before);
    EVENTS.add(events);
  }

  @Override
  public String getDescription() {
    return "bytes that the calling threads allocate for an event";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    BYTES.reset();
    EVENTS.reset();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double each = (double) BYTES.sum() / Math.max(1, EVENTS.sum());
    return List.of(new ScalarResult(LABEL, each, "B/op", AggregationPolicy.AVG));
  }
}
