package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person agreed to, and what a newer plan may not take from that. */
class AgreedTest {

  private static final Plan PLAN = SampleEvents.plan(Level.LOCAL);

  @TempDir private Path root;

  private static Plan newer() {
    return new Plan(
        PLAN.product(),
        PLAN.variables(),
        List.of(),
        PLAN.defaultLevel(),
        PLAN.identity(),
        PLAN.destinations(),
        PLAN.ownPackages(),
        "ffffffffffffffffffffffffffffffff",
        PLAN.events());
  }

  @Test
  void aLineInAFileAgreesToThePlanOfTheFirstRunThatFindsIt() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("on");

    machine.candor().open().close();

    assertThat(Files.readString(machine.places().agreedFile()))
        .isEqualTo(
            "{\"format\":1,\"plan\":\"%s\",\"since\":\"%s\",\"origin\":\"file\"}\n"
                .formatted(PLAN.hash(), machine.clock.instant()));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(machine.places().agreedFile())))
        .isEqualTo("rw-------");
    assertThat(machine.consent().decide().withheld()).isEmpty();
  }

  @Test
  void aNewerPlanThatCannotBeComparedIsWithheldWholeUntilItIsAgreedTo() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("on");
    machine.candor().open().close();
    List<String> told = new ArrayList<>();

    try (Candor candor = machine.candor(newer()).diagnostics(told::add).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }

    assertThat(told).anyMatch(line -> line.contains("cannot be compared"));
    assertThat(machine.localLines()).hasSize(2);
    assertThat(new Spool(machine.places()).isEmpty()).isTrue();
    Consent consent = new Consent(newer(), machine.surroundings());
    consent.choose(Level.ON);
    assertThat(consent.decide().withheld()).isEmpty();
    assertThat(machine.consent().decide().withheld()).isNotEmpty();
  }

  @Test
  void whatIsNewIsToldAtEveryLevelToWhoAsksAndToNoRunThatSendsNothing() throws IOException {
    Machine machine = new Machine(root);
    machine.consent().choose(Level.ON);
    Consent consent = new Consent(newer(), machine.surroundings());
    for (String level : List.of("local", "off")) {
      machine.choose(level);

      assertThat(machine.consent().news()).isEmpty();
      assertThat(consent.news()).containsExactly(Withheld.NOT_KNOWN);
      assertThat(consent.decide().withheld()).isEmpty();
      assertThat(consent.decide().warnings()).isEmpty();
    }
    Files.delete(machine.places().agreedFile());
    assertThat(consent.news()).isEmpty();
  }

  @Test
  void aVariableAgreesToTheWholePlanForItsRunAndWritesNothingDown() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("on");
    machine.candor().open().close();
    machine.variables.put("BUILD_TOOL_TELEMETRY", "on");
    byte[] before = Files.readAllBytes(machine.places().agreedFile());

    machine.candor(newer()).open().close();

    assertThat(new Consent(newer(), machine.surroundings()).decide().withheld()).isEmpty();
    assertThat(machine.places().agreedFile()).hasBinaryContent(before);
  }

  @Test
  void ofManyThatAgreeAtOnceOneIsWrittenDown() throws Exception {
    Machine machine = new Machine(root);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Callable<Boolean>> claims = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      claims.add(
          () -> Agreed.claim(PLAN, machine.clock.instant(), Agreed.By.FILE, machine.places()));
    }
    int ours = 0;
    for (Future<Boolean> claim : threads.invokeAll(claims)) {
      ours += claim.get() ? 1 : 0;
    }
    threads.shutdown();

    assertThat(ours).isEqualTo(1);
    assertThat(Agreed.read(machine.places())).isNotNull();
  }

  @Test
  void agreeingAgainMovesTheDayOnlyWhereItWasOffBetween() throws IOException {
    Machine machine = new Machine(root);
    machine.consent().choose(Level.ON);
    Instant first = machine.clock.instant();
    machine.clock.advance(Duration.ofDays(1));
    machine.consent().choose(Level.ON);
    assertThat(since(machine)).isEqualTo(first);

    machine.consent().choose(Level.LOCAL);
    machine.clock.advance(Duration.ofDays(1));
    machine.consent().choose(Level.ON);

    assertThat(since(machine)).isEqualTo(first.plus(Duration.ofDays(2)));
  }

  private static Instant since(Machine machine) throws IOException {
    return Objects.requireNonNull(Agreed.read(machine.places())).since();
  }

  @Test
  void agreeingUnderAClockThatWasYearsAheadIsToldAndMendedByAgreeingAgain() throws Exception {
    Machine machine = new Machine(root);
    Instant right = machine.clock.instant();
    machine.clock.set(right.plus(Duration.ofDays(3_650)));
    machine.consent().choose(Level.ON);
    machine.clock.set(right);

    assertThat(machine.consent().decide().warnings())
        .containsExactly(
            "You agreed at 2036-02-01T10:00:00.123Z, which is still to come: nothing that is"
                + " recorded before then leaves. Say again what you agree to.");
    machine.consent().choose(Level.ON);

    Consent.Decision mended = machine.consent().decide();
    assertThat(mended.warnings()).isEmpty();
    assertThat(Objects.requireNonNull(mended.agreed()).since()).isEqualTo(right);
  }

  @Test
  void whatWasRecordedBeforeTheDayIsNeverSent() throws Exception {
    Machine machine = new Machine(root);
    machine.consent().choose(Level.ON);
    try (Candor candor = machine.candor().open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
    }
    machine.choose("off"); // by hand, and no run sees it
    machine.clock.advance(Duration.ofHours(1));
    machine.consent().choose(Level.ON);
    ScriptedSink sink = new ScriptedSink();

    machine.courier(sink).step(Instant.MAX);

    assertThat(sink.parcels).isEmpty();
    assertThat(lost(machine, "collector")).isEqualTo(Map.of("withdrawn", 1L));
  }

  @Test
  void aFileThatMakesNoSenseMeansOffWhereverItIsCut() throws IOException {
    Machine machine = new Machine(root);
    machine.consent().choose(Level.ON);
    byte[] whole = Files.readAllBytes(machine.places().agreedFile());
    for (int cut = 0; cut < whole.length - 2; cut++) {
      Files.write(machine.places().agreedFile(), Arrays.copyOf(whole, cut));

      Consent.Decision decision = machine.consent().decide();

      assertThat(decision.level()).as("cut at %d", cut).isEqualTo(Level.OFF);
      assertThat(decision.warnings())
          .as("cut at %d", cut)
          .singleElement()
          .asString()
          .contains("telemetry is off");
    }
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(machine.places().agreedFile(), flipped);

      Consent.Decision decision = machine.consent().decide();

      boolean samePlan = new String(flipped, UTF_8).contains("\"plan\":\"" + PLAN.hash() + "\"");
      assertThat(decision.level() == Level.OFF || samePlan || !decision.withheld().isEmpty())
          .as("bit %d", bit)
          .isTrue();
    }
    machine.consent().choose(Level.ON);
    assertThat(machine.consent().decide().level()).isEqualTo(Level.ON);
  }

  @Test
  void aLinkedFileStaysALink() throws IOException {
    Machine machine = new Machine(root);
    Path real = root.resolve("dotfiles/telemetry.properties");
    Machine.write(real, "content=build.failed.message\n");
    Files.createDirectories(root.resolve("home/ada/.config/build-tool"));
    Files.createSymbolicLink(machine.places().userFile(), real);

    machine.consent().choose(Level.LOCAL);

    assertThat(machine.places().userFile()).isSymbolicLink();
    assertThat(Files.readAllLines(real))
        .contains("level=local", "origin=command", "content=build.failed.message");
  }

  @Test
  void aRefusalReachesARunThatIsGoingOnWithinASecond() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    try (Candor candor = machine.candor().open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      assertThat(candor.flush(Duration.ofSeconds(20))).isTrue();
      machine.choose("local");
      machine.clock.advance(Duration.ofSeconds(1));
      candor.telemetry().record(new SampleEvents.Step(2));
      assertThat(candor.flush(Duration.ofSeconds(20))).isTrue();
      machine.choose("off");
      machine.clock.advance(Duration.ofSeconds(1));
      candor.telemetry().record(new SampleEvents.Step(3));
      candor.flush(Duration.ofSeconds(20));
      machine.choose("on");
      machine.clock.advance(Duration.ofSeconds(1));
      candor.telemetry().record(new SampleEvents.Step(4));
    }

    assertThat(machine.localLines()).filteredOn(line -> line.contains("\"step\"")).hasSize(2);
    assertThat(new Spool(machine.places()).list())
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.events()).isEqualTo(1));
    assertThat(lost(machine, "local")).containsEntry("withdrawn", 2L);
  }

  private static Map<String, Long> lost(Machine machine, String sink) throws IOException {
    return Objects.requireNonNull(machine.ledger().read().get(sink)).lost();
  }
}
