package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.reference.Machine;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A.3, A.4 and A.6 of the engine's contract, by the real SDK in a process of its own; the rows of a
 * table share one, each on a machine of its own.
 */
@Timeout(60)
class EngineHeartbeatTest {

  private static final long SIX_HOURS = 21_600;

  @TempDir private Path root;

  @Test
  void hundredRegistrationsBeforeAnyReportMakeNobodyADeveloper() throws Exception {
    List<String> script = new ArrayList<>(on(""));
    for (int i = 0; i < 100; i++) {
      script.add("register|orders::step" + i);
    }
    script.addAll(List.of("start|1", "pass|1", "pass|1", "register|orders::one-more", "pass|1"));
    script.add("pass|120"); // the time of the start has come, and its report was made long ago
    ScriptedEngine.run(script);

    says("", 0, "session_start", true, "is_active_developer", false);
    says("", 0, "delta_function_registrations", 100L, "delta_function_count", 0L);
    says("", 0, "functions_added", List.of());
    says("", 1, "session_start", false, "is_active_developer", false);
    says("", 1, "delta_function_registrations", 0L);
    says("", 2, "session_start", false, "is_active_developer", true);
    says("", 2, "delta_function_registrations", 1L, "delta_function_count", 1L);
    says("", 2, "functions_added", List.of("orders::one-more"));
    says("", 3, "session_start", false, "is_active_developer", false);
    assertThat(said("", "session_start")).containsOnlyOnce(true);
    assertThat(rows("", "engine_stopped")).hasSize(1);
  }

  /** What is done between two reports, and what A.4 makes of it. */
  private record Work(String done, boolean active, boolean developer, String field, Object by) {}

  private static List<Work> work() {
    return List.of(
        new Work("", false, false, "delta_invocations_total", 0L),
        new Work("count|INVOCATIONS|1", true, false, "delta_invocations_success", 1L),
        new Work("count|INVOCATIONS|1", true, false, "delta_invocations_error", 0L),
        new Work(
            "count|INVOCATIONS|1;count|FAILURES|1", true, false, "delta_invocations_error", 1L),
        new Work("count|INVOCATIONS|2", true, false, "delta_invocations_total", 2L),
        new Work("count|API_REQUESTS|3", false, false, "delta_api_requests", 3L),
        new Work("count|QUEUE_EMITS|4", false, false, "delta_queue_emits", 4L),
        new Work("count|QUEUE_CONSUMES|5", false, false, "delta_queue_consumes", 5L),
        new Work("count|PUBSUB_PUBLISHES|6", false, false, "delta_pubsub_publishes", 6L),
        new Work("count|PUBSUB_SUBSCRIBES|7", false, false, "delta_pubsub_subscribes", 7L),
        new Work("count|CRON_EXECUTIONS|8", false, false, "delta_cron_executions", 8L),
        new Work("forget", false, false, "delta_invocations_total", 0L),
        new Work("register|c", false, true, "delta_function_count", 1L),
        new Work("register|c", false, true, "functions_added", List.of("c")),
        new Work("register|a", false, true, "delta_function_registrations", 1L),
        new Work("register|a", false, true, "delta_function_count", 0L),
        new Work("register|a", false, true, "functions_added", List.of()),
        new Work("remove|a", false, true, "delta_function_count", -1L),
        new Work("remove|a", false, true, "functions_removed", List.of("a")),
        new Work("remove|a;register|c", false, true, "delta_function_count", 0L),
        new Work("trigger|1", false, true, "delta_trigger_registrations", 1L),
        new Work("untrigger|2", false, true, "delta_trigger_count", -2L),
        new Work(
            "disconnect|w1;disconnect|w2;connect|w3;connect|w4",
            false,
            false,
            "delta_worker_count",
            0L),
        new Work("disconnect|w1;connect|w3", false, false, "workers_added", List.of("w3")),
        new Work("disconnect|w1;connect|w3", false, false, "workers_removed", List.of("w1")),
        new Work("disconnect|w1;disconnect|w2", false, false, "delta_worker_count", -2L),
        new Work("connect|w3", false, false, "delta_worker_count", 1L));
  }

  @Test
  void saysOfWhatIsDoneWhetherItIsWork() throws Exception {
    List<Work> table = work();
    List<String> script = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      script.addAll(on("row-" + i));
      script.addAll(List.of("register|a", "register|b", "connect|w1", "connect|w2", "trigger|2"));
      script.addAll(List.of("count|INVOCATIONS|2", "count|FAILURES|1"));
      script.addAll(List.of("start|" + SIX_HOURS, "pass|120"));
      script.addAll(table.get(i).done().isEmpty() ? List.of() : words(table.get(i).done()));
      script.addAll(List.of("pass|" + SIX_HOURS, "stop"));
    }
    ScriptedEngine.run(script);

    for (int i = 0; i < table.size(); i++) {
      Work row = table.get(i);
      says("row-" + i, 1, "is_active", row.active(), "is_active_developer", row.developer());
      says("row-" + i, 1, row.field(), row.by());
    }
  }

  private static List<String> words(String done) {
    return List.of(done.split(";", -1));
  }

  /** What happens 40 seconds after a start, and after how many the reports are made. */
  private record Use(String what, List<Object> reports) {}

  @Test
  void startsAfterTwoMinutesOrWithTheFirstCallOfAUsersFunctionAndThenKeepsItsInterval()
      throws Exception {
    List<Use> table =
        List.of(
            new Use("called|orders::create", List.of(40L, SIX_HOURS)),
            new Use("called|engine::list", List.of(120L, SIX_HOURS)),
            new Use("called|publish", List.of(120L, SIX_HOURS)),
            new Use("count|INVOCATIONS|1", List.of(120L, SIX_HOURS)));
    List<String> script = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      script.addAll(on("row-" + i));
      script.addAll(List.of("start|" + SIX_HOURS, "pass|40", table.get(i).what(), "pass|0"));
      script.addAll(List.of("pass|79", "pass|1", "pass|" + (SIX_HOURS - 121), "pass|1", "stop"));
    }
    ScriptedEngine.run(script);

    for (int i = 0; i < table.size(); i++) {
      List<Object> reports = table.get(i).reports();
      assertThat(said("row-" + i, "uptime_secs")).as("%s", table.get(i)).isEqualTo(reports);
      assertThat(said("row-" + i, "session_start")).containsExactly(true, false);
      assertThat(said("row-" + i, "period_secs"))
          .containsExactly(reports.get(0), SIX_HOURS - (long) reports.get(0));
    }
  }

  @Test
  void oneAccumulatorServesAllReports() throws Exception {
    List<String> script = new ArrayList<>(on(""));
    script.addAll(List.of("start|" + SIX_HOURS, "count|INVOCATIONS|1", "pass|120"));
    script.addAll(List.of("count|INVOCATIONS|2", "pass|" + SIX_HOURS, "count|INVOCATIONS|4"));
    ScriptedEngine.run(script);

    assertThat(said("", "delta_invocations_total")).containsExactly(1L, 2L);
    Row last = rows("", "engine_stopped").get(0);
    assertThat(value(last, "delta_invocations_total")).isEqualTo(4L);
    assertThat(value(last, "uptime_secs")).isEqualTo(SIX_HOURS + 120);
  }

  /** What stands in the stamp, and whether the report of a start is due. */
  private record Stamp(String said, boolean due) {}

  @Test
  void reportsNoMoreOftenThanItsIntervalHoweverOftenItIsStarted() throws Exception {
    List<Stamp> table =
        List.of(
            new Stamp("0", false),
            new Stamp("-3600", false),
            new Stamp("-20999", false),
            new Stamp("-21001", true),
            new Stamp("-21600", true),
            new Stamp("3600", true),
            new Stamp("junk", true),
            new Stamp("", true));
    long start = machine("").now.get().getEpochSecond() + 120;
    List<String> script = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      String said = table.get(i).said();
      Path project = Files.createDirectories(root.resolve("row-" + i).resolve("project/.iii"));
      Files.writeString(
          project.resolve("last_heartbeat"),
          said.matches("-?[0-9]+") ? "" + (start + Long.parseLong(said)) : said);
      script.addAll(on("row-" + i, "project"));
      script.addAll(List.of("start|" + SIX_HOURS, "pass|120", "pass|" + SIX_HOURS, "stop"));
    }
    ScriptedEngine.run(script);

    for (int i = 0; i < table.size(); i++) {
      boolean due = table.get(i).due();
      assertThat(said("row-" + i, "uptime_secs"))
          .as("%s", table.get(i))
          .isEqualTo(due ? List.of(120L, SIX_HOURS + 120) : List.of(SIX_HOURS + 120));
      says("row-" + i, 0, "session_start", true, "is_active_developer", false);
      assertThat(root.resolve("row-" + i).resolve("project/.iii/last_heartbeat"))
          .content()
          .isEqualToIgnoringWhitespace("" + (start + SIX_HOURS));
    }
  }

  @Test
  void reportsWhereThereIsNoStampAndNoPlaceForOne() throws Exception {
    List<String> projects = List.of("missing", "file", "project/.iii");
    List<String> script = new ArrayList<>();
    for (String project : projects) {
      Path machine = Files.createDirectories(root.resolve(project.replace("/", "-")));
      Files.writeString(machine.resolve("file"), "");
      Files.createDirectories(machine.resolve("project/.iii/.iii/last_heartbeat"));
      script.addAll(on("" + machine.getFileName(), project));
      for (int i = 0; i < 2; i++) {
        script.addAll(List.of("start|" + SIX_HOURS, "pass|120", "stop"));
      }
    }
    ScriptedEngine.run(script);

    for (String project : projects) {
      assertThat(rows(project.replace("/", "-"), "heartbeat")).as(project).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void refusesAnIntervalOfNothing(long seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineHeartbeat.of(new TestEngine(), machine("").surroundings(), seconds))
        .withMessageContaining("'" + Duration.ofSeconds(seconds) + "'")
        .withMessageContaining("write 'PT6H' for six hours");
  }

  private Machine machine(String name) {
    return new Machine(IiiPlan.plan(), root.resolve(name));
  }

  /** Begins a script on a machine. */
  private List<String> on(String name) {
    return List.of("machine|" + root.resolve(name));
  }

  /** Begins a script on a machine, in a project there. */
  private List<String> on(String name, String project) {
    Path folder = root.resolve(name);
    return List.of("machine|" + folder, "set|III_PROJECT_ROOT|" + folder.resolve(project));
  }

  /** Holds names and values, one after the other, against the n-th heartbeat of a machine. */
  private void says(String machine, int heartbeat, Object... expected) throws IOException {
    Row row = rows(machine, "heartbeat").get(heartbeat);
    Map<String, Object> said = new LinkedHashMap<>();
    Map<String, Object> wanted = new LinkedHashMap<>();
    for (int i = 0; i < expected.length; i += 2) {
      wanted.put("" + expected[i], expected[i + 1]);
      said.put("" + expected[i], value(row, "" + expected[i]));
    }
    assertThat(said).as(machine).isEqualTo(wanted);
  }

  /** What each heartbeat of a machine says of a field. */
  private List<Object> said(String machine, String field) throws IOException {
    return rows(machine, "heartbeat").stream().map(row -> value(row, field)).toList();
  }

  private static Object value(Row row, String name) {
    return EngineRows.value(row, name);
  }

  /** The rows of an event, in the order in which they were written. */
  private List<Row> rows(String machine, String event) throws IOException {
    return EngineRows.of(machine(machine), event);
  }
}
