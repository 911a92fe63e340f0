package dev.candor.reference.iii;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Heartbeat;
import dev.candor.sdk.Places;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A.3, A.4 and A.6 of the engine's contract, by the real SDK. */
@Timeout(60)
class EngineHeartbeatTest {

  private static final long SIX_HOURS = 21_600;

  @TempDir private Path root;

  private final TestEngine engine = new TestEngine();
  private Machine machine = new Machine(IiiPlan.plan(), Path.of(""));

  @BeforeEach
  void onAMachine() {
    machine = new Machine(IiiPlan.plan(), root);
  }

  @Test
  void hundredRegistrationsBeforeAnyReportMakeNobodyADeveloper() throws Exception {
    for (int i = 0; i < 100; i++) {
      engine.register("orders::step" + i);
    }
    try (Candor candor = open(1, null)) {
      pass(candor, 1);
      assertThat(rows("heartbeat")).hasSize(1);
      says(0, "session_start", true, "is_active_developer", false);
      says(0, "delta_function_registrations", 100L, "delta_function_count", 0L);
      says(0, "functions_added", List.of());

      pass(candor, 1);
      says(1, "session_start", false, "is_active_developer", false);
      says(1, "delta_function_registrations", 0L);

      engine.register("orders::one-more");
      pass(candor, 1);
      says(2, "session_start", false, "is_active_developer", true);
      says(2, "delta_function_registrations", 1L, "delta_function_count", 1L);
      says(2, "functions_added", List.of("orders::one-more"));

      pass(candor, 120); // the time of the start has come, and its report was made long ago
      says(3, "session_start", false, "is_active_developer", false);
    }

    assertThat(rows("heartbeat").stream().filter(row -> value(row, "session_start").equals(true)))
        .hasSize(1);
    assertThat(rows("engine_stopped")).hasSize(1);
  }

  @Test
  void theSameFunctionRegisteredAgainIsDevelopment() throws Exception {
    engine.register("orders::create");
    try (Candor candor = open(SIX_HOURS, null)) {
      pass(candor, 120);
      engine.register("orders::create");
      pass(candor, SIX_HOURS);
    }

    says(1, "is_active_developer", true, "delta_function_registrations", 1L);
    says(1, "delta_function_count", 0L, "functions_added", List.of());
  }

  /** What is done between two reports, and what A.4 makes of it. */
  @ParameterizedTest
  @CsvSource({
    "nothing, false, false, '', 0",
    "call a function, true, false, delta_invocations_success, 1",
    "fail a function, true, false, delta_invocations_error, 1",
    "call it twice, true, false, delta_invocations_total, 2",
    "call it twice, true, false, delta_api_requests, 2",
    "count anew, false, false, delta_invocations_total, 0",
    "add a function, false, true, delta_function_count, 1",
    "remove a function, false, true, delta_function_count, -1",
    "swap a function, false, true, delta_function_count, 0",
    "register a trigger, false, true, delta_trigger_registrations, 1",
    "remove two triggers, false, true, delta_trigger_count, -2",
    "swap workers, false, false, delta_worker_count, 0",
    "lose all workers, false, false, delta_worker_count, -2",
    "gain a worker, false, false, delta_worker_count, 1"
  })
  void saysOfWhatIsDoneWhetherItIsWork(
      String what, boolean active, boolean developer, String field, long by) throws Exception {
    Stream.of("a", "b").forEach(engine::register);
    Stream.of("w1", "w2").forEach(engine::connect);
    Stream.of(true, false).forEach(engine::invoke);
    engine.registerTrigger();
    engine.registerTrigger();
    try (Candor candor = open(SIX_HOURS, null)) {
      pass(candor, 120);
      act(what);
      pass(candor, SIX_HOURS);
    }

    says(1, "is_active", active, "is_active_developer", developer);
    if (!field.isEmpty()) {
      says(1, field, by);
    }
  }

  private void act(String what) {
    switch (what) {
      case "nothing" -> {}
      case "call a function" -> engine.invoke(true);
      case "fail a function" -> engine.invoke(false);
      case "call it twice" -> Stream.of(true, true).forEach(engine::invoke);
      case "count anew" -> engine.forgetCounts();
      case "add a function" -> engine.register("c");
      case "remove a function" -> engine.remove("a");
      case "swap a function" -> {
        engine.remove("a");
        engine.register("c");
      }
      case "register a trigger" -> engine.registerTrigger();
      case "remove two triggers" -> engine.removeTriggers(2);
      case "swap workers" -> {
        Stream.of("w1", "w2").forEach(engine::disconnect);
        Stream.of("w3", "w4").forEach(engine::connect);
      }
      case "lose all workers" -> Stream.of("w1", "w2").forEach(engine::disconnect);
      case "gain a worker" -> engine.connect("w3");
      default -> throw new AssertionError(what);
    }
  }

  @Test
  void namesTheWorkersAndFunctionsThatCameAndWent() throws Exception {
    engine.register("a");
    engine.connect("w1");
    try (Candor candor = open(SIX_HOURS, null)) {
      pass(candor, 120);
      engine.remove("a");
      engine.register("b");
      engine.disconnect("w1");
      engine.connect("w2");
      pass(candor, SIX_HOURS);
    }

    says(1, "functions_added", List.of("b"), "functions_removed", List.of("a"));
    says(1, "workers_added", List.of("w2"), "workers_removed", List.of("w1"));
  }

  @Test
  void startsAfterTwoMinutesOrWithTheFirstCallAndThenKeepsItsInterval() throws Exception {
    Heartbeat<EngineWork, EngineWorkDelta> heartbeat = EngineHeartbeat.of(engine, SIX_HOURS, null);
    try (Candor candor = open(heartbeat)) {
      pass(candor, 40);
      assertThat(rows("heartbeat")).isEmpty();
      heartbeat.used();
      pass(candor, 0);
      pass(candor, 1);
      pass(candor, SIX_HOURS - 42);
      assertThat(rows("heartbeat")).hasSize(1);
      pass(candor, 1);
    }

    says(0, "session_start", true, "uptime_secs", 40L, "period_secs", 40L);
    says(1, "session_start", false, "uptime_secs", SIX_HOURS, "period_secs", SIX_HOURS - 40);
  }

  @Test
  void oneAccumulatorServesAllReports() throws Exception {
    try (Candor candor = open(SIX_HOURS, null)) {
      engine.invoke(true);
      pass(candor, 120);
      engine.invoke(true);
      engine.invoke(true);
      pass(candor, SIX_HOURS);
      engine.invoke(true);
    }

    says(0, "delta_invocations_total", 1L);
    says(1, "delta_invocations_total", 2L);
    assertThat(value(rows("engine_stopped").get(0), "delta_invocations_total")).isEqualTo(1L);
    assertThat(value(rows("engine_stopped").get(0), "uptime_secs")).isEqualTo(SIX_HOURS + 120);
  }

  /** What stands in the stamp, and whether the report of a start is due. */
  @ParameterizedTest
  @CsvSource({
    "0, false",
    "-3600, false",
    "-20999, false",
    "-21001, true",
    "-21600, true",
    "3600, true",
    "junk, true",
    "'', true"
  })
  void reportsNoMoreOftenThanItsIntervalHoweverOftenItIsStarted(String stamp, boolean due)
      throws Exception {
    Files.createDirectories(root.resolve("project/.iii"));
    long start = machine.now.get().getEpochSecond() + 120;
    Files.writeString(
        root.resolve("project/.iii/last_heartbeat"),
        stamp.matches("-?[0-9]+") ? "" + (start + Long.parseLong(stamp)) : stamp);
    try (Candor candor = open(SIX_HOURS, root.resolve("project"))) {
      pass(candor, 120);
      assertThat(rows("heartbeat")).hasSize(due ? 1 : 0);
      pass(candor, SIX_HOURS);
    }

    says(0, "session_start", true, "is_active_developer", false);
    assertThat(Files.readString(root.resolve("project/.iii/last_heartbeat")).strip())
        .isEqualTo("" + (start + SIX_HOURS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "file", "project/.iii"})
  void reportsWhereThereIsNoStampAndNoPlaceForOne(String project) throws Exception {
    Files.writeString(root.resolve("file"), "");
    Files.createDirectories(root.resolve("project/.iii/.iii/last_heartbeat"));
    for (int i = 0; i < 2; i++) {
      try (Candor candor = open(SIX_HOURS, root.resolve(project))) {
        pass(candor, 120);
      }
    }

    assertThat(rows("heartbeat")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void refusesAnIntervalOfNothing(long seconds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineHeartbeat.of(engine, seconds, null))
        .withMessageContaining("'" + Duration.ofSeconds(seconds) + "'")
        .withMessageContaining("write 'PT6H' for six hours");
  }

  private Candor open(long seconds, @Nullable Path project) {
    return open(EngineHeartbeat.of(engine, seconds, project));
  }

  private Candor open(Heartbeat<?, ?> heartbeat) {
    return Candor.builder(IiiPlan.plan(), "0.11.2")
        .surroundings(machine.surroundings())
        .heartbeat(heartbeat)
        .open();
  }

  private void pass(Candor candor, long seconds) throws InterruptedException {
    round(candor);
    machine.nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    machine.now.updateAndGet(now -> now.plusSeconds(seconds)); // last: it wakes
    round(candor);
  }

  /** Waits until telemetry's thread has been round once: a flush is answered before a round. */
  private static void round(Candor candor) throws InterruptedException {
    assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
    assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
  }

  /** Holds names and values, one after the other, against the n-th heartbeat. */
  private void says(int heartbeat, Object... expected) throws IOException {
    Map<String, Object> said = new LinkedHashMap<>();
    Map<String, Object> wanted = new LinkedHashMap<>();
    for (int i = 0; i < expected.length; i += 2) {
      wanted.put("" + expected[i], expected[i + 1]);
      said.put("" + expected[i], value(rows("heartbeat").get(heartbeat), "" + expected[i]));
    }
    assertThat(said).isEqualTo(wanted);
  }

  private static Object value(Row row, String name) {
    Json value = row.properties().members().get(name);
    return plain(value == null ? row.measurements().members().get(name) : value);
  }

  private static Object plain(@Nullable Json value) {
    return switch (value) {
      case Json.Flag flag -> flag.value();
      case Json.Whole whole -> whole.value();
      case Json.Text text -> text.value();
      case Json.Array array -> array.values().stream().map(EngineHeartbeatTest::plain).toList();
      case null, default -> "" + value;
    };
  }

  /** The rows of an event, in the order in which they were written. */
  private List<Row> rows(String event) throws IOException {
    List<Row> rows = new ArrayList<>();
    Path folder = Places.of("iii", machine.surroundings()).events();
    if (!Files.exists(folder)) {
      return rows;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList()) {
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> Row.parse(line.getBytes(UTF_8)))
            .filter(row -> row.name().equals(event))
            .forEach(rows::add);
      }
    }
    return rows;
  }
}
