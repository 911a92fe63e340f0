package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandorTest {

  @TempDir Path root;

  @Test
  void atLevelOffNothingIsMadeAndNoThreadStarted() throws IOException {
    Machine machine = new Machine(root);
    machine.variables.put("DO_NOT_TRACK", "1");
    machine.variables.put("BUILD_TOOL_TELEMETRY_DEBUG", "1");
    ScriptedSink sink = new ScriptedSink();
    Set<Thread> before = threads();

    try (Candor candor = machine.candor().sink("collector", permit -> sink).open()) {
      candor.telemetry().record(everything());
      candor.telemetry().session("s").record(everything());
      assertThat(before).containsAll(threads());
    }

    assertThat(root).isEmptyDirectory();
    assertThat(sink.parcels).isEmpty();
    assertThat(machine.printed()).isEmpty();
  }

  @Test
  void withoutAnEventNothingIsMadeEither() {
    Machine machine = new Machine(root);
    AtomicInteger made = new AtomicInteger();
    Set<Thread> before = threads();

    machine
        .candor()
        .local(
            site -> {
              made.incrementAndGet();
              return new ConsoleRows(System.out);
            })
        .open()
        .close();

    assertThat(root).isEmptyDirectory();
    assertThat(before).containsAll(threads());
    assertThat(made).hasValue(0);
  }

  @Test
  void aStateFolderThatCannotBeMadeThrowsNothing() throws Exception {
    Machine machine = new Machine(root);
    Machine.write(root.resolve("home/ada/.local"), "a file where the folder should be");
    List<String> told = Collections.synchronizedList(new ArrayList<>());

    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(told).isNotEmpty();
  }

  @Test
  void aRunAtLevelLocalGivesUpWhatAFileWithdrew() throws Exception {
    Machine machine = new Machine(root);
    SpoolRows.leave(machine.places(), 1, 2);
    machine.choose("local");

    try (Candor candor = machine.candor().open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(new Spool(machine.places()).isEmpty()).isTrue();
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 0, Map.of("withdrawn", 2L), 0));
  }

  @Test
  void aRunAtLevelLocalByDefaultLeavesTheSpoolAlone() throws Exception {
    Machine machine = new Machine(root);
    SpoolRows.leave(machine.places(), 1, 2);

    try (Candor candor = machine.candor().open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(new Spool(machine.places()).list().get(0).events()).isEqualTo(2);
  }

  @Test
  void whatEarlierRunsLeftGoesAlsoWhereARunRecordsNothingBeforeItsEnd() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    SpoolRows.leave(machine.places(), 1, 2);
    CountDownLatch delivered = new CountDownLatch(1);
    ScriptedSink sink =
        new ScriptedSink()
            .answer(
                parcel -> {
                  delivered.countDown();
                  return ScriptedSink.accepted(parcel);
                });

    try (Candor candor = machine.candor().sink("collector", permit -> sink).open()) {
      assertThat(delivered.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(candor.flush(Duration.ofMinutes(1))).isTrue();
    }

    assertThat(sink.ranges()).containsExactly("1-2");
    assertThat(machine.places().events()).doesNotExist();
    assertThat(machine.ledger().read()).doesNotContainKey(Ledger.LOCAL);
  }

  @ParameterizedTest
  @CsvSource({"local, collector", "off, collector", "on, elsewhere"})
  void whatMayNotGoOrHasNobodyThatCarriesItStartsNothing(String level, String destination)
      throws IOException {
    Machine machine = new Machine(root);
    machine.choose(level);
    SpoolRows.leave(machine.places(), 1, 2);
    Set<Thread> before = threads();

    Candor candor = machine.candor().sink(destination, permit -> new ScriptedSink()).open();

    assertThat(before).containsAll(threads());
    candor.close();
  }

  @Test
  void whileTheCourierBacksOffEventsGatherInOneSegment() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    ScriptedSink sink = new ScriptedSink().defer(Duration.ofHours(1));
    Spool spool = new Spool(machine.places());
    SpoolRows.leave(machine.places(), 1);
    try (Candor candor = machine.candor().sink("collector", permit -> sink).open()) {
      candor.telemetry().record(new SampleEvents.Step(0));
      while (!Files.exists(Spool.nextAttempt(machine.places(), "collector"))) {
        Thread.onSpinWait(); // the first delivery has not failed yet
      }
      for (int i = 1; i <= 100; i++) {
        candor.telemetry().record(new SampleEvents.Step(i));
        assertThat(candor.flush(Duration.ofMinutes(1))).isTrue();
        machine.clock.advance(Duration.ofMillis(Outgoing.GATHER_MILLIS));
      }

      assertThat(spool.list()).hasSizeLessThan(10);
    }
    assertThat(spool.list().stream().mapToLong(Spool.Waiting::events).sum()).isEqualTo(102);
  }

  @Test
  void whatHasGatheredForASecondIsCarriedWhileTheToolRuns() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    ScriptedSink sink = new ScriptedSink();
    try (Candor candor = machine.candor().sink("collector", permit -> sink).open();
        Courier courier = machine.courier(sink)) {
      candor.telemetry().record(new SampleEvents.Step(1));
      assertThat(candor.flush(Duration.ofMinutes(1))).isTrue();
      courier.step(java.time.Instant.MAX);
      assertThat(sink.parcels).isEmpty();

      machine.clock.advance(Duration.ofMillis(Outgoing.GATHER_MILLIS));

      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (sink.parcels.isEmpty() && System.nanoTime() < until) {
        courier.step(java.time.Instant.MAX); // or the run's own one does
      }
      assertThat(sink.ranges()).containsExactly("1-1");
    }
  }

  @Test
  void aToolThatRunsForMonthsAndSendsNothingItselfLeavesEachDayToWhoDoes() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    ScriptedSink sink = new ScriptedSink();
    try (Candor candor = machine.candor().open();
        Courier courier = machine.courier(sink)) {
      for (int day = 1; day <= 60; day++) {
        candor.telemetry().record(new SampleEvents.Step(day));
        assertThat(candor.flush(Duration.ofMinutes(1))).isTrue();
        machine.clock.advance(Duration.ofDays(1));
        courier.step(java.time.Instant.MAX);
      }
    }

    assertThat(sink.parcels).hasSizeGreaterThan(25);
    assertThat(machine.ledger().read().get("collector"))
        .extracting(Ledger.Reading::lost)
        .isEqualTo(Map.of());
  }

  @Test
  void aSessionIdThatIsNoTokenIsRefusedAtEveryLevel() {
    Machine machine = new Machine(root);
    for (String variable : List.of("off", "local")) {
      machine.variables.put("BUILD_TOOL_TELEMETRY", variable);
      try (Candor candor = machine.candor().open()) {
        for (String id : List.of("", "a b", "ada@example.org", "/home", "x".repeat(65), "é")) {
          assertThatThrownBy(() -> candor.telemetry().session(id))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("session id '" + id + "'");
        }
        assertThat(candor.telemetry().session("x".repeat(64))).isNotNull();
      }
    }
  }

  @Test
  void theDebugVariablePrintsWhatIsRecordedWithheldAndSent() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    machine.variables.put("BUILD_TOOL_TELEMETRY_DEBUG", "1");
    try (Candor candor =
        machine
            .candor()
            .sink("collector", permit -> new ScriptedSink())
            .grace(Duration.ofSeconds(20))
            .open()) {
      candor.telemetry().record(new SampleEvents.Brittle());
      candor.telemetry().record(new SampleEvents.Step(7));
      candor.telemetry().record(new SampleEvents.Counted("c"));
    }

    assertThat(machine.printed().lines())
        .allMatch(line -> line.startsWith("build-tool telemetry: "))
        .anyMatch(line -> line.contains("recorded {") && line.contains("\"number\":7"))
        .anyMatch(line -> line.contains("may leave {") && line.contains("\"number\":7"))
        .anyMatch(line -> line.contains("events become no metrics: java.io.IOException: META-INF"))
        .anyMatch(line -> line.endsWith("telemetry: collector: delivered 1, lost 0"));
  }

  @Test
  void theDebugVariableMayAlsoSayNo() {
    Machine machine = new Machine(root);
    machine.variables.put("BUILD_TOOL_TELEMETRY_DEBUG", "0");
    try (Candor candor = machine.candor().open()) {
      candor.telemetry().record(new SampleEvents.Step(7));
    }

    assertThat(machine.printed()).isEmpty();
  }

  @Test
  void anEphemeralRunHasNoInstallationUnlessOneIsPassedIn() throws Exception {
    Machine machine = new Machine(root);
    machine.variables.put("CI", "true");
    try (Candor candor = machine.candor(SampleEvents.plan(Level.ON)).open()) {
      assertThat(candor.decision().level()).isEqualTo(Level.LOCAL);
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(machine.localLines().get(0)).contains("\"ci\"").doesNotContain("installation");
    assertThat(machine.places().state().resolve("installation")).doesNotExist();
    assertThatThrownBy(() -> machine.candor().installation("a b"))
        .hasMessageContaining("installation id 'a b'");
  }

  private static SampleEvents.Everything everything() {
    return new SampleEvents.Everything(
        true,
        12,
        0.5,
        "green",
        "vanilla canary",
        "canary 1.0",
        "canary token",
        null,
        "canary@example.org",
        "canary ltd",
        "/home/canary",
        412);
  }

  /** Those of any run that lives. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("candor-"))
        .collect(Collectors.toSet());
  }
}
