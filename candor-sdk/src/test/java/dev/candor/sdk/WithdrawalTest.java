package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded before a person withdrew is not sent when they agree again. */
class WithdrawalTest {

  private static final Duration LATER = Duration.ofMinutes(5);

  @TempDir Path root;

  private final ScriptedSink sink = new ScriptedSink();
  private Machine machine = new Machine(Path.of(""));

  @BeforeEach
  void begin() {
    machine = new Machine(root);
  }

  @Test
  void countsThatARunningProcessHeldAreNotSentAfterwards() throws Exception {
    Consent consent = new Consent(MeteredEvents.plan(), machine.surroundings());
    consent.choose(Level.ON);
    try (Candor daemon = machine.candor(MeteredEvents.plan()).open()) {
      daemon.telemetry().record(new MeteredEvents.CacheHit("disk", 0.7));
      assertThat(daemon.flush(Duration.ofSeconds(30))).isTrue();
      machine.clock.advance(LATER);
      consent.choose(Level.OFF);
      machine.clock.advance(LATER);
      consent.choose(Level.ON);
      machine.clock.advance(LATER);
    }

    try (Courier courier =
        new Courier(
            machine.places(),
            new Leg("collector", permit -> sink),
            consent,
            machine.surroundings())) {
      courier.step(Instant.MAX);
    }

    assertThat(sink.parcels).isEmpty();
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(1, 0, Map.of("withdrawn", 1L), 0));
  }

  @Test
  void aVariableThatSaysOnSendsNothingThatIsOlderThanWhatThePersonAgreedTo() throws Exception {
    SpoolRows.leave(machine.places(), 1);
    machine.clock.advance(LATER);
    machine.consent().choose(Level.ON);
    machine.variables.put("BUILD_TOOL_TELEMETRY", "on");

    try (Courier courier = machine.courier(sink)) {
      courier.step(Instant.MAX);
    }

    assertThat(sink.parcels).isEmpty();
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(1, 0, Map.of("withdrawn", 1L), 0));
  }

  @Test
  void aFileThatCannotBeReadForAMomentStopsThatMomentOnly() throws IOException {
    machine.choose("on");
    FaultyDisk disk = new FaultyDisk();
    Ceiling ceiling = new Ceiling(new Machine(disk.at(root)).consent(), Level.ON);
    assertThat(ceiling.at(0)).isEqualTo(Level.ON);

    disk.refuse("Too many open files", FaultyDisk.Act.OPEN);
    assertThat(ceiling.at(1_000)).isEqualTo(Level.OFF);
    disk.heal();

    assertThat(ceiling.at(2_000)).isEqualTo(Level.ON);
    machine.choose("local");
    assertThat(ceiling.at(3_000)).isEqualTo(Level.LOCAL);
    machine.choose("on");
    assertThat(ceiling.at(4_000)).isEqualTo(Level.LOCAL);
  }

  @Test
  void aFileThatCannotBeReadForAMomentRemovesNothingThatWaits() throws Exception {
    machine.choose("on");
    SpoolRows.leave(machine.places(), 1, 2);
    FaultyDisk disk = new FaultyDisk();
    try (Courier courier = new Machine(disk.at(root)).courier(sink)) {
      disk.refuse("Too many open files", FaultyDisk.Act.OPEN);
      disk.meanwhile(FaultyDisk.Act.LIST, 1, disk::heal); // once the decision is made
      courier.step(Instant.MAX);
      disk.heal();

      assertThat(courier.step(Instant.MAX).delivered()).isEqualTo(2);
    }
  }

  @Test
  void anAgreementThatCannotBeReadRemovesNothingEither() throws Exception {
    machine.consent().choose(Level.ON);
    SpoolRows.leave(machine.places(), 1, 2);
    Files.writeString(machine.places().agreedFile(), "{");

    Consent.Decision decision = machine.consent().decide();

    assertThat(decision.level()).isEqualTo(Level.OFF);
    assertThat(decision.withdrawn()).isFalse();
  }
}
