package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HeartbeatTest {

  @TempDir private Path root;

  private final List<HeartbeatReport<SampleWork, SampleWork.Delta>> said =
      new CopyOnWriteArrayList<>();
  private final List<HeartbeatReport<SampleWork, SampleWork.Delta>> farewells =
      new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicReference<SampleWork> work = new AtomicReference<>(SampleWork.NOTHING);
  private Machine machine = new Machine(Path.of(""));

  @BeforeEach
  void onAMachine() {
    machine = new Machine(root);
  }

  @Test
  void beginsAfterTwoMinutesAndGoesOnAtEachIntervalSinceTheStart() throws Exception {
    try (Candor candor = open(heartbeat(work::get))) {
      pass(candor, Duration.ofSeconds(119));
      assertThat(said).isEmpty();
      pass(candor, Duration.ofSeconds(1));
      assertThat(said).extracting(HeartbeatReport::sessionStart).containsExactly(true);
      pass(candor, Duration.ofHours(6).minusSeconds(121));
      assertThat(said).hasSize(1);
      pass(candor, Duration.ofSeconds(1));
      pass(candor, Duration.ofHours(6));
    }

    assertThat(said)
        .extracting(HeartbeatReport::uptime)
        .containsExactly(Duration.ofMinutes(2), Duration.ofHours(6), Duration.ofHours(12));
    assertThat(said)
        .extracting(HeartbeatReport::period)
        .containsExactly(
            Duration.ofMinutes(2), Duration.ofHours(6).minusMinutes(2), Duration.ofHours(6));
    assertThat(said).extracting(HeartbeatReport::sessionStart).containsExactly(true, false, false);
    assertThat(farewells).hasSize(1);
  }

  @Test
  void wakesAtTheFirstUseWhoeverUsesItAndHoweverOften() throws Exception {
    CountDownLatch reported = new CountDownLatch(1);
    Heartbeat<SampleWork, SampleWork.Delta> heartbeat =
        Heartbeat.of(SampleWork.shape(), work::get)
            .reporting(
                report -> {
                  said.add(report);
                  reported.countDown();
                  return new SampleEvents.Step(1);
                },
                report -> new SampleEvents.Step(2));
    try (Candor candor = open(heartbeat)) {
      pass(candor, Duration.ofSeconds(3));
      heartbeat.used();
      assertThat(reported.await(30, TimeUnit.SECONDS)).isTrue();
      heartbeat.used();
      pass(candor, Duration.ofMinutes(5));
    }

    assertThat(said).extracting(HeartbeatReport::uptime).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void anIntervalThatEndsBeforeTheStartIsReportedIsTheFirstReport() throws Exception {
    work.set(new SampleWork(5, 100, 100, List.of("a", "b")));
    try (Candor candor = open(every(Duration.ofSeconds(1)))) {
      pass(candor, Duration.ofSeconds(1));
      pass(candor, Duration.ofSeconds(1));
      work.set(new SampleWork(5, 101, 100, List.of("a", "b")));
      pass(candor, Duration.ofSeconds(1));
      pass(candor, Duration.ofSeconds(117));
    }

    assertThat(said)
        .extracting(HeartbeatReport::sessionStart)
        .containsExactly(true, false, false, false);
    assertThat(said)
        .extracting(report -> report.delta().developer())
        .containsExactly(false, false, true, false);
    assertThat(said)
        .extracting(report -> report.delta().changes())
        .containsExactly(100L, 0L, 1L, 0L);
  }

  @Test
  void aFarewellThatComesFirstIsTheFirstReport() {
    work.set(new SampleWork(5, 100, 100, List.of("a")));
    open(heartbeat(work::get)).close();

    assertThat(said).isEmpty();
    HeartbeatReport<SampleWork, SampleWork.Delta> only = farewells.get(0);
    assertThat(only.sessionStart()).isTrue();
    assertThat(only.dirtyStart()).isFalse();
    assertThat(only.delta())
        .isEqualTo(new SampleWork.Delta(5, 100, 0, List.of(), List.of(), true, false));
  }

  @Test
  void nothingIsReportedTwiceOrNotAtAll() throws Exception {
    long runs = 0;
    try (Candor candor = open(every(Duration.ofSeconds(10)))) {
      for (int i = 0; i < 30; i++) {
        runs += i;
        work.set(new SampleWork(runs, 0, 0, List.of()));
        pass(candor, Duration.ofSeconds(7));
      }
    }

    List<HeartbeatReport<SampleWork, SampleWork.Delta>> all = new ArrayList<>(said);
    all.addAll(farewells);
    assertThat(all.stream().mapToLong(report -> report.delta().runs()).sum()).isEqualTo(runs);
    assertThat(all.stream().map(HeartbeatReport::period).reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(210));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT30000H", "-PT1S", "PT30000H"})
  void aClockThatIsSetChangesNeitherWhenNorHowLong(Duration jump) throws Exception {
    try (Candor candor = open(every(Duration.ofHours(1)))) {
      pass(candor, Duration.ofMinutes(2));
      machine.clock.advance(jump);
      pass(candor, Duration.ofMinutes(57));
      assertThat(said).hasSize(1);
      pass(candor, Duration.ofMinutes(1));
    }

    assertThat(said).hasSize(2);
    assertThat(said.get(1).uptime()).isEqualTo(Duration.ofHours(1));
    assertThat(said.get(1).period()).isEqualTo(Duration.ofMinutes(58));
    assertThat(said.get(1).at()).isEqualTo(machine.clock.instant());
  }

  @Test
  void afterALongRestItReportsOnce() throws Exception {
    try (Candor candor = open(every(Duration.ofHours(1)))) {
      pass(candor, Duration.ofMinutes(2));
      pass(candor, Duration.ofHours(40));
      pass(candor, Duration.ofMinutes(57));
      assertThat(said).hasSize(2);
      pass(candor, Duration.ofMinutes(1));
    }

    assertThat(said.get(2).uptime()).isEqualTo(Duration.ofHours(41));
  }

  @Test
  void whatItIsMadeOfMayFailAndIsAskedAgain() throws Exception {
    Supplier<SampleWork> broken =
        () -> {
          if (said.isEmpty() && machine.clock.millis() < 1_770_112_800_123L + 130_000) {
            throw new IllegalStateException("not ready");
          }
          return work.get();
        };
    try (Candor candor = open(heartbeat(broken))) {
      pass(candor, Duration.ofMinutes(2));
      assertThat(told)
          .containsExactly(
              "a routine stumbled and is called again: java.lang.IllegalStateException: not ready");
      pass(candor, Duration.ofSeconds(30));
    }

    assertThat(said).extracting(HeartbeatReport::sessionStart).containsExactly(true);
  }

  @Test
  void aStateThatNeverComesDoesNotHoldUpTheEnd() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CompletableFuture<Thread> asked = new CompletableFuture<>();
    Candor candor =
        open(
            heartbeat(
                () -> {
                  asked.complete(Thread.currentThread());
                  try {
                    over.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                  return work.get();
                }));

    long before = System.nanoTime();
    candor.close();
    long took = System.nanoTime() - before;
    over.countDown();
    asked.get().join(); // it writes what is left into the folder of this test

    assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void atLevelOffNobodyAsksForTheStateAndThereIsNoFile() throws Exception {
    machine.choose("off");
    Heartbeat<SampleWork, SampleWork.Delta> heartbeat =
        heartbeat(
            () -> {
              throw new AssertionError("asked");
            });
    try (Candor candor = open(heartbeat)) {
      heartbeat.used();
      assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
    }

    assertThat(machine.places().state()).doesNotExist();
    assertThat(farewells).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenItEndsButTheTimeOfItsReport() throws Exception {
    try (Candor candor = open(heartbeat(work::get))) {
      pass(candor, Duration.ofMinutes(2));
      try (var files = Files.list(folder())) {
        assertThat(files).hasSize(3);
      }
    }

    try (var files = Files.list(folder())) {
      assertThat(files).containsExactly(folder().resolve("stamp"));
    }
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1S", "PT0.999S", "PT8785H"})
  void refusesAnIntervalThatIsNone(Duration interval) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Heartbeat.of(SampleWork.shape(), work::get).every(interval))
        .withMessage(
            "the heartbeat's interval '%s' must be from PT1S to PT8784H; write 'PT6H' for six hours",
            interval);
  }

  private Path folder() {
    return machine.places().state().resolve("heartbeat");
  }

  private Candor open(Heartbeat<?, ?> heartbeat) {
    return machine.candor().heartbeat(heartbeat).diagnostics(told::add).open();
  }

  private Heartbeat<SampleWork, SampleWork.Delta> heartbeat(Supplier<SampleWork> state) {
    return reporting(Heartbeat.of(SampleWork.shape(), state));
  }

  private Heartbeat<SampleWork, SampleWork.Delta> every(Duration interval) {
    return reporting(Heartbeat.of(SampleWork.shape(), work::get).every(interval));
  }

  private Heartbeat<SampleWork, SampleWork.Delta> reporting(
      Heartbeat.Builder<SampleWork, SampleWork.Delta> builder) {
    return builder.reporting(
        report -> {
          said.add(report);
          return new SampleEvents.Step(1);
        },
        report -> {
          farewells.add(report);
          return new SampleEvents.Step(2);
        });
  }

  /** Lets time pass, and telemetry's thread come round. */
  private void pass(Candor candor, Duration time) throws InterruptedException {
    round(candor);
    machine.nanos.addAndGet(time.toNanos());
    machine.clock.advance(time); // last: it wakes
    round(candor);
  }

  /** Waits until telemetry's thread has been round once: a flush is answered before a round. */
  private static void round(Candor candor) throws InterruptedException {
    assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
    assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
  }
}
