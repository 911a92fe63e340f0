package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.candor.Level;
import dev.candor.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardTest {

  @TempDir Path root;

  private final List<String> troubles = new ArrayList<>();

  @Test
  void passesOnWhatTheWorkReturns() throws IOException {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      assertThat(candor.telemetry().guard(panic("http"), () -> "done")).isEqualTo("done");
      assertThat(
              candor.telemetry().<@Nullable String, RuntimeException>guard(panic(""), () -> null))
          .isNull();
    }

    assertThat(machine.places().events()).doesNotExist();
  }

  static List<Throwable> panics() {
    return List.of(
        new IllegalStateException("a secret"),
        new AssertionError("a secret"),
        new StackOverflowError("a secret"),
        new OutOfMemoryError("a secret"),
        new Unequal());
  }

  @ParameterizedTest
  @MethodSource("panics")
  void recordsAPanicAndThrowsTheSameObjectAsItWas(Throwable panic) throws IOException {
    Machine machine = new Machine(root);
    StackTraceElement[] trace = panic.getStackTrace();
    try (Candor candor = open(machine)) {
      Throwable thrown = guarding(candor.telemetry().session("s1"), "http", panic);

      assertThat(thrown).isSameAs(panic);
      assertThat(thrown.getSuppressed()).isEmpty();
      assertThat(thrown.getStackTrace()).isEqualTo(trace);
    }

    assertThat(CrashEvents.texts(machine, "panic", "component")).containsExactly("http");
    assertThat(CrashEvents.kept(machine, "panic").get(0).session()).isEqualTo("s1");
  }

  @Test
  void aCheckedExceptionIsPartOfTheWorksContractAndNoPanic() throws IOException {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      for (Exception checked : List.of(new IOException(), new InterruptedException())) {
        assertThat(guarding(candor.telemetry(), "http", checked)).isSameAs(checked);
      }
    }

    assertThat(machine.places().events()).doesNotExist();
  }

  @Test
  void ofGuardsAroundOneAnotherTheInnermostRecords() throws IOException {
    Machine machine = new Machine(root);
    IllegalStateException panic = new IllegalStateException();
    try (Candor candor = open(machine)) {
      Telemetry telemetry = candor.telemetry();
      Throwable thrown =
          catchThrowable(
              () ->
                  telemetry.guard(
                      panic("outer"),
                      () ->
                          telemetry.guard(
                              panic("middle"),
                              () -> {
                                throw guardingUnchecked(telemetry.session("s"), "inner", panic);
                              })));

      assertThat(thrown).isSameAs(panic);
    }

    assertThat(CrashEvents.texts(machine, "panic", "component")).containsExactly("inner");
  }

  @Test
  void oneObjectThatIsThrownAgainIsAnotherPanic() throws IOException {
    Machine machine = new Machine(root);
    IllegalStateException always = new IllegalStateException("made once, as the JVM does, too");
    try (Candor candor = open(machine)) {
      for (int i = 0; i < 5; i++) {
        guarding(candor.telemetry(), "" + i, always);
      }
    }

    assertThat(CrashEvents.texts(machine, "panic", "component"))
        .containsExactlyInAnyOrder("0", "1", "2", "3", "4");
  }

  @Test
  void holdsNoPanicForEver() {
    Intake intake =
        new Intake(new Gate(CrashEvents.plan(Level.LOCAL)), new SettableClock(0), () -> true);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    int known = 0;
    for (int i = 0; i < 1_000; i++) {
      forgetting(intake.panics());
      known = Math.max(known, intake.panics().known());
    }

    while (intake.panics().known() > 10) {
      assertThat(System.nanoTime()).as("panics are never forgotten").isLessThan(until);
      System.gc();
      forgetting(intake.panics());
    }

    assertThat(known).isGreaterThan(10);
  }

  @Test
  void aFunctionThatThrowsHarmsNobodyAndIsCountedAndTold() throws IOException {
    Machine machine = new Machine(root);
    IllegalStateException panic = new IllegalStateException();
    List<Function<Throwable, Record>> functions = new ArrayList<>();
    functions.add(
        failure -> {
          throw new UnsupportedOperationException("no event");
        });
    functions.add(
        failure -> {
          throw new StackOverflowError();
        });
    functions.add(GuardTest::nothing);
    try (Candor candor = open(machine)) {
      candor.telemetry().record(new SampleEvents.Step(1));
      for (Function<Throwable, Record> function : functions) {
        Throwable thrown =
            catchThrowable(
                () ->
                    candor
                        .telemetry()
                        .guard(
                            function,
                            () -> {
                              throw panic;
                            }));
        assertThat(thrown).isSameAs(panic);
        assertThat(thrown.getSuppressed()).isEmpty();
      }
    }

    assertThat(machine.ledger().read())
        .containsEntry(Ledger.LOCAL, new Ledger.Reading(4, 1, Map.of("not_made", 3L), 0));
    assertThat(troubles)
        .hasSize(3)
        .allMatch(trouble -> trouble.startsWith("a panic could not be recorded"));
  }

  @Test
  void aStackThatIsFullComesOutAsItself() throws IOException {
    Machine machine = new Machine(root);
    try (Candor candor = open(machine)) {
      Throwable thrown = catchThrowable(() -> deeper(candor.telemetry(), 0));

      assertThat(thrown).isInstanceOf(StackOverflowError.class);
      assertThat(thrown.getSuppressed()).isEmpty();
      assertThat(guarding(candor.telemetry(), "after", new IllegalStateException())).isNotNull();
    }

    assertThat(CrashEvents.texts(machine, "panic", "component")).containsExactly("deep", "after");
  }

  @Test
  void countsThePanicsOfManyTasksExactly() throws Exception {
    Machine machine = new Machine(root);
    List<Future<?>> tasks = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try (Candor candor = open(machine)) {
      Telemetry telemetry = candor.telemetry();
      for (int i = 0; i < 1_000; i++) {
        boolean fails = i % 2 == 0;
        Runnable task =
            telemetry.guarded(
                panic("task"),
                () -> {
                  if (fails) {
                    throw new IllegalStateException();
                  }
                });
        tasks.add(pool.submit(telemetry.guarded(panic("pool"), task)));
      }
      pool.shutdown();
      assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(CrashEvents.texts(machine, "panic", "component")).hasSize(500).containsOnly("task");
    assertThat(tasks).filteredOn(task -> catchThrowable(task::get) == null).hasSize(500);
  }

  @Test
  void atLevelOffTheWorkJustRuns() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("off");
    IllegalStateException panic = new IllegalStateException();
    Runnable task = () -> {};
    Function<Throwable, Record> never =
        failure -> {
          throw new AssertionError("nothing is to be made at level off");
        };
    try (Candor candor = open(machine)) {
      assertThat(candor.telemetry().guard(never, () -> 7)).isEqualTo(7);
      assertThat(candor.telemetry().guarded(never, task)).isSameAs(task);
      assertThat(
              catchThrowable(
                  () ->
                      candor
                          .telemetry()
                          .guard(
                              never,
                              () -> {
                                throw panic;
                              })))
          .isSameAs(panic);
    }

    assertThat(Files.exists(machine.places().state())).isFalse();
  }

  private Candor open(Machine machine) {
    return machine.candor(CrashEvents.plan(Level.LOCAL)).diagnostics(troubles::add).open();
  }

  private static Function<Throwable, Record> panic(String component) {
    return failure -> new CrashEvents.Panic(component, failure);
  }

  private static Throwable guarding(Telemetry telemetry, String component, Throwable panic) {
    Throwable thrown =
        catchThrowable(
            () ->
                telemetry.guard(
                    panic(component),
                    () -> {
                      throw panic;
                    }));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static void forgetting(Panics panics) {
    Throwable thrown =
        catchThrowable(
            () ->
                panics.guard(
                    new Silence(),
                    failure -> new SampleEvents.Step(1),
                    () -> {
                      throw new IllegalStateException();
                    }));
    assertThat(thrown).isNotNull();
  }

  private static RuntimeException guardingUnchecked(
      Telemetry telemetry, String component, RuntimeException panic) {
    guarding(telemetry, component, panic);
    return panic;
  }

  private static int deeper(Telemetry telemetry, int depth) {
    return telemetry.guard(panic("deep"), () -> 1 + deeper(telemetry, depth + 1));
  }

  @SuppressWarnings("NullAway") // a function may return null, whatever its type says
  private static Record nothing(Throwable failure) {
    return null;
  }

  /** A failure that says that it equals every other, and whose methods throw. */
  @SuppressWarnings("ThrowableEqualsHashCode") // that is what it is for
  private static final class Unequal extends RuntimeException {

    private static final long serialVersionUID = 1;

    @Override
    public boolean equals(@Nullable Object other) {
      throw new IllegalStateException("not to be asked");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("not to be asked");
    }
  }
}
