package dev.candor.reference.iii;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.iii.EngineCounters.Counter;
import dev.candor.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A.4 of the engine's contract: what an engine counts, as one in a process of its own says it. No
 * telemetry is started in them: they start in no time, and so share none.
 */
@Timeout(60)
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
  void theSnapshotHasEachUnderItsOwnName() throws Exception {
    List<String> script = new ArrayList<>();
    long by = 100;
    for (Counter counter : Counter.values()) {
      script.add("count|%s|%d".formatted(counter, by++));
    }

    Map<String, Json> snapshot = counted(script).members();

    assertThat(snapshot.keySet()).containsExactlyElementsOf(NAMES);
    for (int i = 0; i < Counter.values().length; i++) {
      assertThat(snapshot.get(NAMES.get(i))).isEqualTo(new Json.Whole(100 + i));
    }
  }

  @Test
  void thePeakIsTheMostWorkersAtOnceAndStays() throws Exception {
    Json.Members snapshot =
        counted(
            List.of(
                "connect|a",
                "connect|b",
                "disconnect|a",
                "disconnect|b",
                "connect|c", // now fewer than before, and more than two in all
                "disconnect|c"));

    assertThat(snapshot.whole("peak_active_workers")).isEqualTo(2);
    assertThat(snapshot.whole("worker_registrations")).isEqualTo(3);
  }

  @Test
  void manyThreadsLoseNoCount() throws Exception {
    Json.Members snapshot = counted(List.of("crowd|8|10000"));

    assertThat(snapshot.whole("peak_active_workers")).isEqualTo(80_000);
    assertThat(snapshot.whole("worker_registrations")).isEqualTo(80_000);
  }

  /** What an engine has counted that does this. */
  private static Json.Members counted(List<String> script) throws Exception {
    List<String> whole = new ArrayList<>(script);
    whole.add("snapshot");
    return Json.parse(ScriptedEngine.run(whole).strip().getBytes(UTF_8)).object();
  }
}
