package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.iii.EngineCounters.Counter;
import dev.candor.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A.4 of the engine's contract: what an engine counts. */
class EngineCountersTest {

  private static final List<String> NAMES =
      List.of(
          "cron_executions",
          "queue_emits",
          "queue_consumes",
          "state_sets",
          "state_gets",
          "state_deletes",
          "state_updates",
          "stream_sets",
          "stream_gets",
          "stream_deletes",
          "stream_lists",
          "stream_updates",
          "pubsub_publishes",
          "pubsub_subscribes",
          "kv_sets",
          "kv_gets",
          "kv_deletes",
          "api_requests",
          "function_registrations",
          "trigger_registrations",
          "worker_registrations",
          "peak_active_workers");

  @Test
  void theSnapshotHasEachUnderItsOwnName() {
    EngineCounters counters = new EngineCounters();
    long by = 100;
    for (Counter counter : Counter.values()) {
      counters.count(counter, by++);
    }

    Map<String, Json> snapshot = Json.parse(counters.snapshot()).object().members();

    assertThat(snapshot.keySet()).containsExactlyElementsOf(NAMES);
    for (int i = 0; i < Counter.values().length; i++) {
      assertThat(snapshot.get(NAMES.get(i))).isEqualTo(new Json.Whole(100 + i));
    }
  }

  @Test
  void thePeakIsTheMostWorkersAtOnceAndStays() {
    EngineCounters counters = new EngineCounters();
    counters.workerCame();
    counters.workerCame();
    counters.workerWent();
    counters.workerCame();
    counters.workerWent();
    counters.workerWent();

    assertThat(whole(counters, "peak_active_workers")).isEqualTo(2);
    assertThat(whole(counters, "worker_registrations")).isEqualTo(3);
  }

  @Test
  void manyThreadsLoseNoCount() throws InterruptedException {
    EngineCounters counters = new EngineCounters();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int n = 0; n < 10_000; n++) {
                  counters.workerCame();
                }
              }));
    }

    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(whole(counters, "peak_active_workers")).isEqualTo(80_000);
    assertThat(whole(counters, "worker_registrations")).isEqualTo(80_000);
  }

  private static long whole(EngineCounters counters, String name) {
    return Json.parse(counters.snapshot()).object().whole(name);
  }
}
