package dev.candor.reference.iii;

import dev.candor.wire.JsonWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What an engine counts from its start on, for its reports and for who operates it. Safe for use by
 * several threads.
 */
final class EngineCounters {

  private final Map<Counter, LongAdder> counts = new EnumMap<>(Counter.class);
  private final AtomicLong activeWorkers = new AtomicLong();
  private final AtomicLong peakActiveWorkers = new AtomicLong();

  /** What is counted; the words of A.4. */
  enum Counter {
    CRON_EXECUTIONS,
    QUEUE_EMITS,
    QUEUE_CONSUMES,
    STATE_SETS,
    STATE_GETS,
    STATE_DELETES,
    STATE_UPDATES,
    STREAM_SETS,
    STREAM_GETS,
    STREAM_DELETES,
    STREAM_LISTS,
    STREAM_UPDATES,
    PUBSUB_PUBLISHES,
    PUBSUB_SUBSCRIBES,
    KV_SETS,
    KV_GETS,
    KV_DELETES,
    API_REQUESTS,
    FUNCTION_REGISTRATIONS,
    TRIGGER_REGISTRATIONS,
    WORKER_REGISTRATIONS
  }

  EngineCounters() {
    for (Counter counter : Counter.values()) {
      counts.put(counter, new LongAdder());
    }
  }

  void count(Counter counter, long by) {
    adder(counter).add(by);
  }

  long of(Counter counter) {
    return adder(counter).sum();
  }

  private LongAdder adder(Counter counter) {
    return Objects.requireNonNull(counts.get(counter), "each has one");
  }

  /** A worker has registered. */
  void workerCame() {
    count(Counter.WORKER_REGISTRATIONS, 1);
    peakActiveWorkers.accumulateAndGet(activeWorkers.incrementAndGet(), Math::max);
  }

  /** A worker that had registered is gone. */
  void workerWent() {
    activeWorkers.decrementAndGet();
  }

  /** All of them, and the most workers that there were at once, as a flat JSON object. */
  byte[] snapshot() {
    JsonWriter json = new JsonWriter(512);
    json.beginObject();
    for (Counter counter : Counter.values()) {
      json.name(counter.name().toLowerCase(Locale.ROOT)).value(of(counter));
    }
    return json.name("peak_active_workers")
        .value(peakActiveWorkers.get())
        .endObject()
        .toByteArray();
  }
}
