package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers do to telemetry's one thread: it goes on, and it sleeps. */
class ThreadTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final SettableClock clock = new SettableClock(1_770_112_800_123L);
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final List<String> calls = new ArrayList<>();

  @TempDir Path root;

  @Test
  void anInterruptNeitherStopsItNorClosesItsFiles() throws Exception {
    Machine machine = new Machine(root);
    CountDownLatch interrupted = new CountDownLatch(1);
    Routine routine =
        new Routine() {
          @Override
          public Duration step(Instant now) {
            Thread.currentThread().interrupt(); // as a host that ends a thread group
            interrupted.countDown();
            return Duration.ofSeconds(60);
          }

          @Override
          public void end(Instant now) {
            calls.add("end");
          }
        };
    try (Candor candor =
        machine.candor().diagnostics(told::add).routine((telemetry, site) -> routine).open()) {
      assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 3; i++) {
        candor.telemetry().record(new SampleEvents.Step(i));
        assertThat(candor.flush(LONG)).isTrue();
      }
    }

    assertThat(StoreRows.read(machine.places().events()).ids()).hasSize(3);
    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(3, 3, Map.of(), 0));
    assertThat(told)
        .containsOnly("telemetry's thread was interrupted, and goes on until it is closed");
    assertThat(calls).containsExactly("end");
  }

  @Test
  void aListenerThatThrowsAnErrorEndsNothing() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor =
        machine
            .candor()
            .diagnostics(
                words -> {
                  throw new AssertionError(words);
                })
            .open()) {
      candor.telemetry().record(new SampleEvents.Brittle());
      candor.telemetry().record(new SampleEvents.Step(2));
      assertThat(candor.flush(LONG)).isFalse(); // one of them was lost
      assertThat(candor.flush(LONG)).isTrue();
    }

    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(2, 1, Map.of("not_encoded", 1L), 0));
  }

  @Test
  void whoWaitsForAFlushIsToldWhatBecameOfTheirsWhateverComesAfter() throws Exception {
    Flushes flushes = new Flushes();
    long first = flushes.ask();
    assertThat(flushes.ask()).isEqualTo(first);
    flushes.begin();
    long second = flushes.ask();
    assertThat(second).isEqualTo(first + 1).isEqualTo(flushes.ask());
    flushes.end(false);
    flushes.begin();
    flushes.end(true);

    assertThat(flushes.await(first, LONG)).isFalse();
    assertThat(flushes.await(second, LONG)).isTrue();
    assertThat(flushes.isAsked()).isFalse();
    assertThat(flushes.await(flushes.ask(), Duration.ZERO)).isFalse();
    flushes.over();
    assertThat(flushes.await(second + 1, Duration.ofDays(1))).isFalse();
  }

  @Test
  void nobodyWaitsForAFlushThatIsFirstAskedForWhenTheThreadHasEnded() throws Exception {
    Debug debug = new Debug("build-tool", null, told::add, clock);
    Intake intake = new Intake(new Gate(SampleEvents.plan(Level.LOCAL)), clock, () -> true);
    Worker worker =
        new Worker(
            intake,
            () -> {
              throw new IllegalStateException("there is nothing to work with");
            },
            new Routines(List.of(), debug),
            debug);
    worker.end();
    Thread thread = new Thread(worker);
    thread.start();
    thread.join();

    assertThat(worker.flush(Duration.ofDays(1))).isFalse();
  }

  @Test
  void aRoutineIsCalledWhenItWantsToBe() {
    Routines routines = routines(Duration.ofSeconds(60));

    assertThat(routines.step()).isEqualTo(60_000);
    clock.advance(Duration.ofMillis(59_999));
    assertThat(routines.step()).isEqualTo(1);
    assertThat(calls).hasSize(1);
    clock.advance(Duration.ofMillis(1));
    assertThat(routines.step()).isEqualTo(60_000);
    assertThat(calls).hasSize(2);

    clock.advance(Duration.ofDays(-1)); // a clock that goes back is no reason to wait a day
    assertThat(routines.step()).isEqualTo(60_000);
    assertThat(calls).hasSize(3);
    routines.end();
    assertThat(calls).hasSize(4).endsWith("end");
  }

  @Test
  void whatARoutineAnswersIsAWaitHoweverOddItIs() {
    assertThat(routines(Duration.ofSeconds(Long.MAX_VALUE)).step()).isEqualTo(86_400_000);
    assertThat(routines(Duration.ofSeconds(Long.MIN_VALUE)).step()).isEqualTo(1);
    assertThat(routines(Duration.ZERO).step()).isEqualTo(1);
    assertThat(told).isEmpty();
  }

  @Test
  void aRoutineThatThrowsIsToldAndCalledAgainAndOthersWithIt() {
    Routines routines = routines(null, Duration.ofSeconds(10));

    assertThat(routines.step()).isEqualTo(10_000);
    clock.advance(Duration.ofSeconds(30));
    assertThat(routines.step()).isEqualTo(10_000);
    routines.end();

    assertThat(calls).containsExactly("throw", "step", "throw", "step", "throw", "end");
    assertThat(told).hasSize(3).allMatch(words -> words.contains("stumbled for the test"));
  }

  @Test
  void noRoutineIsNeverDue() {
    assertThat(routines().step()).isEqualTo(Worker.NEVER);
  }

  /** Routines that answer with these waits; one that has none throws. */
  private Routines routines(@Nullable Duration... waits) {
    List<Routine> all = new ArrayList<>();
    for (Duration wait : waits) {
      all.add(
          new Routine() {
            @Override
            public Duration step(Instant now) {
              calls.add(wait == null ? "throw" : "step");
              if (wait == null) {
                throw new AssertionError("stumbled for the test");
              }
              return wait;
            }

            @Override
            public void end(Instant now) {
              calls.add(wait == null ? "throw" : "end");
              if (wait == null) {
                throw new AssertionError("stumbled for the test");
              }
            }
          });
    }
    return new Routines(all, new Debug("build-tool", null, told::add, clock));
  }
}
