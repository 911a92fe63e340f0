package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a run has the product's own command send what it leaves, and when it has not. */
class AfterwardsTest {

  private static final List<String> COMMAND = List.of("build-tool", "telemetry", "spool", "flush");

  @TempDir Path root;

  private final Started started = new Started();
  private final List<String> told = new ArrayList<>();

  @Test
  void aRunThatLeavesSomethingStartsItAndNoneFollowsForTenSeconds() throws IOException {
    Machine machine = machine("on");
    for (int second = 0; second <= 25; second++) {
      run(machine);
      machine.clock.advance(Duration.ofSeconds(1));
    }

    assertThat(started.commands).containsExactly(COMMAND, COMMAND, COMMAND);
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "local"})
  void whereNothingMayLeaveNothingIsStarted(String level) throws IOException {
    Machine machine = machine("on");
    try (Candor candor = machine.candor().open()) { // what waits since then does not count
      candor.telemetry().record(new SampleEvents.Step(1));
    }
    machine.choose(level);

    run(machine);

    assertThat(started.commands).isEmpty();
    assertThat(claim(machine)).doesNotExist();
  }

  @Test
  void whatIsRefusedWhileTheToolRunsIsAskedAnewAtItsEnd() throws IOException {
    Machine machine = machine("on");
    try (Candor candor = candor(machine).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      machine.choose("local");
    }

    assertThat(started.commands).isEmpty();
  }

  @Test
  void aRunThatMayNotSendStartsNothingAlsoWhereTheNextOneMay() throws IOException {
    Machine machine = machine("on");
    Files.delete(machine.places().userFile());
    SpoolRows.leave(machine.places(), 1, 2);
    try (Candor candor = candor(machine).open()) { // as the run that shows a notice
      candor.telemetry().record(new SampleEvents.Step(1));
      machine.choose("on");
    }
    assertThat(started.commands).isEmpty();

    candor(machine).open().close();
    assertThat(started.commands).hasSize(1);
  }

  @Test
  void inAJobOfCiNothingIsStarted() throws IOException {
    Machine machine = machine("on");
    machine.variables.put("CI", "true");
    machine.variables.put("BUILD_TOOL_TELEMETRY", "on");

    run(machine);

    assertThat(new Spool(machine.places()).isEmpty()).isFalse();
    assertThat(started.commands).isEmpty();
  }

  @Test
  void aDestinationThatMustBeLeftAloneIsLeftAlone() throws IOException {
    Machine machine = machine("on");
    Path next = Spool.nextAttempt(machine.places(), "collector");
    Machine.write(next, (machine.clock.millis() + 60_000) + " 3");
    run(machine);
    assertThat(started.commands).isEmpty();

    Files.delete(next);
    new Stop(machine.places(), "collector").ask(machine.clock.instant());
    run(machine);
    assertThat(started.commands).isEmpty();

    new Stop(machine.places(), "collector").lift();
    run(machine);
    assertThat(started.commands).hasSize(1);
  }

  @Test
  void whereNothingWaitsOrAnotherHasItNothingIsStarted() throws IOException {
    Machine machine = machine("on");
    candor(machine).open().close();
    assertThat(started.commands).isEmpty();

    SpoolRows.leave(machine.places(), 1, 2);
    Claim carried = Claim.of(SpoolRows.only(machine.places()));
    candor(machine).open().close();
    assertThat(started.commands).isEmpty();

    assertThat(carried).isNotNull();
    carried.close();
    candor(machine).open().close();
    assertThat(started.commands).hasSize(1);
  }

  @Test
  void whatTheProfileDeliversItselfStartsNothing() throws IOException {
    Machine machine = machine("on");
    machine.clock.set(java.time.Instant.now());
    ScriptedSink sink = new ScriptedSink();
    try (Candor candor =
        candor(machine)
            .sink("collector", permit -> sink)
            .grace(Duration.ofSeconds(60)) // the clock stands: it ends when all is sent
            .open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(sink.parcels).hasSize(1);
    assertThat(started.commands).isEmpty();
  }

  @Test
  void whatCannotBeStartedIsToldAndTriedAgainAfterTenSeconds() throws IOException {
    Machine machine = machine("on");
    machine.commands = new SystemCommands();
    List<String> none = List.of(root.resolve("no-such-tool").toString());
    for (int i = 0; i < 2; i++) {
      try (Candor candor = machine.candor().sendAfterwards(none).diagnostics(told::add).open()) {
        candor.telemetry().record(new SampleEvents.Step(i));
      }
    }

    assertThat(told)
        .singleElement()
        .asString()
        .contains("left to the next run", "Cannot run program", "no-such-tool");
    machine.commands = started;
    machine.clock.advance(DetachedClaim.LIFE);
    run(machine);
    assertThat(started.commands).hasSize(1);
  }

  @Test
  void whatIsSlowToStartIsToldAndDoesNotHoldUpTheEnd() throws IOException {
    Machine machine = machine("on");
    Slow slow = new Slow(() -> {});
    machine.commands = slow;

    run(machine);

    assertThat(told)
        .containsExactly(
            "'build-tool' is not started after 500 ms, so what waits may be left to the next run");
    slow.system.countDown();
  }

  @Test
  void whoIsInterruptedWhileItStartsWaitsNoLongerAndKeepsTheInterrupt() throws IOException {
    Machine machine = machine("on");
    Slow slow = new Slow(Thread.currentThread()::interrupt);
    machine.commands = slow;

    run(machine);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(told).isEmpty();
    slow.system.countDown();
  }

  @Test
  void theDebugVariableSaysThatWhatWaitsWasLeftToAnother() throws IOException {
    Machine machine = machine("on");
    machine.variables.put("BUILD_TOOL_TELEMETRY_DEBUG", "1");

    run(machine);
    String first = machine.printed();
    run(machine);

    assertThat(first).containsOnlyOnce("left what waits to a process of its own: build-tool");
    assertThat(machine.printed().substring(first.length())).doesNotContain("left what waits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "99999999999999999999", "1770112800123 and more than that"})
  void aClaimThatCannotBeReadHoldsNobodyBack(String content) throws IOException {
    Machine machine = machine("on");
    Machine.write(claim(machine), content);

    run(machine);

    assertThat(started.commands).hasSize(1);
    assertThat(claim(machine)).hasContent(machine.clock.millis() + "\n");
  }

  @Test
  void aClaimOfAClockThatWasSetBackHoldsNobodyBackForLong() throws IOException {
    Machine machine = machine("on");
    run(machine);
    machine.clock.advance(Duration.ofHours(-1));
    run(machine);
    machine.clock.advance(Duration.ofSeconds(-9));
    run(machine);

    assertThat(started.commands).hasSize(2);
  }

  @Test
  void whoeverHoldsTheClaimKeepsItAlsoBeyondItsTime() throws IOException {
    Machine machine = machine("on");
    run(machine);
    DetachedClaim claim = new DetachedClaim(machine.places(), machine.clock);
    DetachedClaim.Held held = claim.hold();
    assertThat(held).isNotNull();
    assertThat(held.left()).isEqualTo(DetachedClaim.LIFE);
    machine.clock.advance(Duration.ofSeconds(30));

    assertThat(claim.hold()).isNull();
    run(machine);
    assertThat(started.commands).hasSize(1);

    held.file().close();
    assertThat(claim.hold()).as("a claim that is over").isNull();
    run(machine);
    assertThat(started.commands).hasSize(2);
  }

  @Test
  void aCommandThatIsNoneIsRefusedAtOnce() {
    assertThatThrownBy(() -> new Machine(root).candor().sendAfterwards(List.of()))
        .hasMessageContaining("give the program");
  }

  private Machine machine(String level) throws IOException {
    Machine machine = new Machine(root);
    machine.entropy = new SystemEntropy();
    machine.commands = started;
    machine.choose(level);
    return machine;
  }

  private Candor.Builder candor(Machine machine) {
    return machine.candor().sendAfterwards(COMMAND).diagnostics(told::add);
  }

  private void run(Machine machine) {
    try (Candor candor = candor(machine).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }
  }

  private static Path claim(Machine machine) {
    return machine.places().state().resolve("detached");
  }

  /** Notes what is started, and starts nothing. */
  private static final class Started implements Commands {
    private final List<List<String>> commands = new ArrayList<>();

    @Override
    public String run(List<String> command) throws IOException {
      throw new IOException("nothing is run here: " + command);
    }

    @Override
    public void start(List<String> command) {
      commands.add(command);
    }
  }

  /** Starts what it is asked to when the system comes to it. */
  private static final class Slow implements Commands {
    private final CountDownLatch system = new CountDownLatch(1);
    private final Runnable meanwhile;

    Slow(Runnable meanwhile) {
      this.meanwhile = meanwhile;
    }

    @Override
    public String run(List<String> command) throws IOException {
      throw new IOException("nothing is run here: " + command);
    }

    @Override
    public void start(List<String> command) throws IOException {
      meanwhile.run();
      try {
        system.await();
      } catch (InterruptedException e) {
        throw new IOException("interrupted", e);
      }
    }
  }
}
