package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.Level;
import dev.candor.SpanEnd;
import dev.candor.Telemetry;
import dev.candor.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that are recorded once: an installation, and a day. */
class OnceTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path root;

  private final List<String> told = new ArrayList<>();
  private int tries;

  @Test
  void aFactIsKeptOnceForEachKeyWhateverTheRun() throws IOException {
    Machine machine = new Machine(root);
    for (int run = 0; run < 3; run++) {
      try (Candor candor = machine.candor().open()) {
        Telemetry telemetry = candor.telemetry();
        telemetry.once("first_run").record(new SampleEvents.Step(1));
        telemetry.once("first_run").record(new SampleEvents.Step(2));
        telemetry.once("First_Run").record(new SampleEvents.Step(3));
        telemetry.session("s-1").once("first merge").record(new SampleEvents.Step(4));
        telemetry.record(new SampleEvents.Step(5));
      }
    }

    assertThat(steps(machine)).containsExactlyInAnyOrder(1L, 3L, 4L, 5L, 5L, 5L);
    assertThat(machine.ledger().read().get(Ledger.LOCAL))
        .isEqualTo(new Ledger.Reading(15, 6, Map.of("repeated", 9L), 0));
  }

  @Test
  void aFactOfADayIsKeptOnceADayOfUtc() throws IOException {
    Machine machine = new Machine(root);
    machine.clock.advance(Duration.between(machine.clock.instant(), StoreRows.NOON));
    for (int hour = 0; hour < 72; hour++) {
      try (Candor candor = machine.candor().open()) {
        candor.telemetry().onceADay("ao ls").record(new SampleEvents.Step(hour));
      }
      machine.clock.advance(Duration.ofHours(1));
    }

    assertThat(steps(machine)).containsExactlyInAnyOrder(0L, 12L, 36L, 60L);
    try (var days = Files.list(machine.places().once())) {
      assertThat(days.map(day -> "" + day.getFileName()))
          .containsExactlyInAnyOrder("2026-02-05", "2026-02-06");
    }
  }

  @Test
  void theFilesAreTheirOwnersAndSayWhatTheyAre() throws IOException {
    Machine machine = new Machine(root);
    record(machine, "a B:1");
    Path file = machine.places().once().resolve("ever/key-a%20%42%3a1.json");

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Json.Members json = Json.parse(Files.readAllBytes(file)).object();
    assertThat(json.members()).containsOnlyKeys("format", "key", "run", "spent");
    assertThat(json.text("key")).isEqualTo("a B:1");
    assertThat(json.whole("spent")).isEqualTo(machine.clock.millis());
  }

  @Test
  void aFileThatIsCutOrFlippedAnywhereIsSpentOrBegunAnewAndSaidSo() throws IOException {
    Machine machine = new Machine(root);
    record(machine, "first_run");
    Path file = machine.places().once().resolve("ever/key-first_run.json");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length - 1; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 1;
      for (byte[] bytes : List.of(Arrays.copyOf(whole, at), flipped)) {
        Files.write(file, bytes);
        told.clear();
        int before = steps(machine).size();

        record(machine, "first_run");

        boolean again = steps(machine).size() > before;
        String what = "at " + at + ": " + new String(bytes, UTF_8);
        assertThat(again).as(what).isEqualTo(bytes.length == 0 || !told.isEmpty());
        assertThat(told).as(what).allMatch(each -> each.contains("is begun anew"));
        if (bytes.length < whole.length) {
          assertThat(again).as(what).isTrue();
        }
        assertThat(Json.parse(Files.readAllBytes(file)).object().text("key"))
            .as(what)
            .isEqualTo("first_run");
      }
    }
  }

  @Test
  void aFileOfALaterFormatIsLeftAndCountsAsSpent() throws IOException {
    Machine machine = new Machine(root);
    Path file = machine.places().once().resolve("ever/key-first_run.json");
    Machine.write(file, "{\"format\":2,\"seal\":\"?\"}");

    record(machine, "first_run");

    assertThat(file).hasContent("{\"format\":2,\"seal\":\"?\"}");
    assertThat(told).singleElement().asString().contains("format 2", "counts as recorded");
    assertThat(machine.places().events()).doesNotExist();
  }

  @Test
  void aProcessThatDiesAtAnyActLeavesTheFactToTheNext() throws IOException {
    Path folder = fresh();
    FaultyDisk whole = new FaultyDisk();
    record(new Machine(whole.at(folder)), "first_run");
    int twice = 0;
    for (long act = 1; act <= whole.acts(); act++) {
      FaultyDisk disk = new FaultyDisk();
      disk.dieAtAct(act);
      folder = fresh();
      Machine machine = new Machine(folder);
      record(new Machine(disk.at(folder)), "first_run");

      record(machine, "first_run");
      int kept = steps(machine).size();
      record(machine, "first_run");

      assertThat(kept).as("dead at act %d", act).isBetween(1, 2);
      assertThat(steps(machine)).as("dead at act %d", act).hasSize(kept);
      twice += kept - 1;
    }
    assertThat(twice).as("between the row and the mark").isLessThan(10);
  }

  @Test
  void whereTheDiskDoesNotTakeTheEventTheNextOneIsKept() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Machine machine = new Machine(disk.at(root));
    record(machine, "warm");
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      disk.fill(0);
      candor.telemetry().once("first_run").record(new SampleEvents.Step(1));
      assertThat(candor.flush(LONG)).isFalse();
    }
    disk.heal();
    record(new Machine(root), "first_run");
    record(new Machine(root), "first_run");

    assertThat(steps(new Machine(root))).hasSize(2);
  }

  @Test
  void whatWaitsForTheDiskIsSpentWhenItIsWritten() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Machine machine = new Machine(disk.at(root));
    record(machine, "warm");
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      disk.fill(0);
      for (int i = 0; i < OnceClaims.MOST_OPEN + 6; i++) {
        candor.telemetry().once("fact-" + i).record(new SampleEvents.Step(i));
      }
      assertThat(candor.flush(LONG)).isFalse();
      disk.heal();
      assertThat(candor.flush(LONG)).isTrue();
    }
    record(new Machine(root), "fact-0");

    assertThat(steps(new Machine(root))).hasSize(1 + OnceClaims.MOST_OPEN);
    assertThat(new Machine(root).ledger().read().get(Ledger.LOCAL))
        .extracting(Ledger.Reading::lost)
        .isEqualTo(Map.of("unclaimed", 6L, "repeated", 1L));
  }

  @Test
  void aClaimThatTheDiskRefusesIsALossThatIsSaid() throws Exception {
    FaultyDisk disk = new FaultyDisk();
    Machine machine = new Machine(disk.at(root));
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      disk.refuse("Read-only file system", FaultyDisk.CHANGES);
      candor.telemetry().once("first_run").record(new SampleEvents.Step(1));
      assertThat(candor.flush(LONG)).isFalse();
    }

    assertThat(told).anyMatch(each -> each.startsWith("'first_run' is not recorded"));
    disk.heal();
    record(machine, "first_run");
    assertThat(steps(new Machine(root))).hasSize(1);
  }

  @Test
  void whatIsWrittenNowhereIsNotSpent() throws IOException {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().withoutLocal().open()) {
      candor.telemetry().once("first_run").record(new SampleEvents.Step(1));
    }

    record(machine, "first_run");

    assertThat(steps(machine)).hasSize(1);
  }

  @Test
  void whatMayLeaveIsInTheSpoolOnce() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    for (int run = 0; run < 3; run++) {
      try (Candor candor = machine.candor().withoutLocal().open()) {
        candor.telemetry().once("first_run").record(new SampleEvents.Step(1));
        assertThat(candor.flush(LONG)).isTrue();
      }
    }

    assertThat(new Spool(machine.places()).list())
        .extracting(Spool.Waiting::events)
        .containsExactly(1L);
  }

  @Test
  void ofAnOperationItsEndIsTheFact() throws IOException {
    Machine machine = new Machine(root);
    for (int run = 0; run < 2; run++) {
      try (Candor candor = machine.candor().open()) {
        candor
            .telemetry()
            .once("first_build")
            .trace(
                (SpanEnd end) -> new SampleEvents.Step(1),
                span -> {
                  span.record(new SampleEvents.Step(2));
                  span.once("inner").record(new SampleEvents.Step(3));
                  return "";
                });
      }
    }

    assertThat(steps(machine)).containsExactlyInAnyOrder(1L, 2L, 2L, 3L);
  }

  @Test
  void twoRunsOfOneProcessAgreeOnIt() throws Exception {
    Machine machine = new Machine(root);
    machine.entropy = new SystemEntropy();
    try (Candor one = machine.candor().open();
        Candor other = machine.candor().open()) {
      for (Candor each : List.of(one, other)) {
        each.telemetry().once("first_run").record(new SampleEvents.Step(1));
        assertThat(each.flush(LONG)).isTrue();
      }
    }

    assertThat(steps(machine)).hasSize(1);
  }

  @Test
  void atLevelOffNothingIsClaimed() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("off");
    record(machine, "first_run");

    assertThat(machine.places().state()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a  b", " a", "a ", "a/b", "ä", "a\nb", "../x"})
  void whatIsNoKeyIsRefusedAtOnceAtAnyLevel(String key) {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().open()) {
      for (Telemetry each : List.of(candor.telemetry(), new Silence())) {
        assertThatThrownBy(() -> each.once(key)).hasMessageContaining("the key '" + key + "'");
        assertThatThrownBy(() -> each.onceADay(key)).hasMessageContaining("the key '" + key + "'");
        assertThatThrownBy(() -> each.once("x".repeat(65))).hasMessageContaining("1 to 64");
      }
    }
  }

  private void record(Machine machine, String key) {
    try (Candor candor =
        machine.candor(SampleEvents.plan(Level.LOCAL)).diagnostics(told::add).open()) {
      candor.telemetry().once(key).record(new SampleEvents.Step(7));
    }
  }

  private static List<Long> steps(Machine machine) throws IOException {
    List<Long> steps = new ArrayList<>();
    for (Path file : JsonlReader.files(machine.places().events())) {
      JsonlReader.read(file, (header, row) -> steps.add(row.properties().whole("number")));
    }
    return steps;
  }

  private Path fresh() throws IOException {
    return Files.createDirectory(root.resolve("try-" + tries++));
  }
}
