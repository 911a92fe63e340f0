package dev.candor.reference.coder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.SpanResult;
import dev.candor.reference.ContractTable;
import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import dev.candor.sdk.JsonlFiles;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.LocalStore;
import dev.candor.sdk.Places;
import dev.candor.sdk.Settings;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.FieldType;
import dev.candor.wire.Json;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the extension's contract and Candor's rules meet: what either would write. */
class CoderDeviationsTest {

  private static final long NOON = Instant.parse("2026-11-21T12:00:00Z").toEpochMilli();

  @TempDir Path root;

  private final TrackingPlan plan = ContractTable.plan("coder");

  @Test
  void goesOnWithItsLastSegmentWhereTheContractWritesASecondHeader() throws IOException {
    List<String> told = new ArrayList<>();
    Settings small =
        new Settings(
            new Settings.Local(Duration.ofSeconds(15), 100, 500, 4_096, 30, 104_857_600),
            Settings.STANDARD.sqlite(),
            Settings.STANDARD.spool(),
            Settings.STANDARD.receipts(),
            Settings.STANDARD.failures());
    LocalStore.Site site =
        new LocalStore.Site(root, () -> small, () -> Instant.ofEpochMilli(NOON), told::add);
    byte[] row = ("{\"filler\":\"" + "x".repeat(1_000) + "\"}\n").getBytes(UTF_8);
    for (int start = 0; start < 12; start++) {
      try (JsonlFiles files = new JsonlFiles(site)) {
        files.write(header(), row, row.length, NOON);
      }
    }

    // The contract's side: it reads the size of segment 0 alone, so that the third start believes
    // that segment 1 is empty, and writes a header into the middle of it, behind which its own
    // reader gives up.
    try (Stream<Path> files = Files.list(root)) {
      List<Path> segments = files.filter(file -> file.toString().endsWith(".jsonl")).toList();
      assertThat(segments).hasSize(4);
      for (Path segment : segments) {
        List<String> lines = Files.readAllLines(segment);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("\"kind\":\"header\"");
        assertThat(lines.subList(1, 4)).noneMatch(line -> line.contains("\"kind\""));
        assertThat(Files.size(segment)).isLessThanOrEqualTo(4_096);
      }
    }
    assertThat(told).isEmpty();
  }

  @Test
  void countsWhatAFullDiskTookWhereTheContractDiscardsItInSilence() throws IOException {
    Machine machine = new Machine(CoderPlan.plan(), root);
    try (Candor candor =
        Candor.builder(CoderPlan.plan(), "1.0.0")
            .surroundings(machine.surroundings())
            .local(
                site ->
                    (header, rows, length, at) -> {
                      throw new IOException("No space left on device");
                    })
            .open()) {
      candor.telemetry().record(new DeploymentEvents.RecoveryFailed());
      candor.telemetry().record(new WorkspaceEvents.PickerPrompted());
    }

    Ledger.Reading read =
        requireNonNull(
            new Ledger(Places.of("coder", machine.surroundings()).ledger())
                .read()
                .get(Ledger.LOCAL));
    assertThat(read.recorded()).isEqualTo(2);
    assertThat(read.lost()).containsEntry("not_written", 2L);
  }

  @Test
  void writesTypedValuesOfDeclaredNamesWhereTheContractTakesAnyText() {
    Row row =
        new Machine(CoderPlan.plan(), root)
            .leaving(
                new AuthEvents.LoggedIn(
                    AuthEvents.LoginSource.COMMAND,
                    AuthEvents.LoginMethod.OAUTH,
                    null,
                    AuthEvents.LoginError.EXCEPTION,
                    new SpanEnd(
                        SpanResult.ERROR, 412.5, new IOException("cannot open /home/ada/.token"))));

    // The contract's side: properties is a map of strings, and the error has its message. Here not
    // even its shape leaves before the person agreed to that.
    assertThat(row.name()).isEqualTo("auth.login");
    assertThat(row.properties().text("source")).isEqualTo("command");
    assertThat(row.properties().text("method")).isEqualTo("oauth");
    assertThat(row.properties().text("error.type")).isEqualTo("exception");
    assertThat(row.properties().text("result")).isEqualTo("error");
    assertThat(row.properties().members()).doesNotContainKeys("error", "error_class");
    assertThat(row.measurements().members())
        .containsExactly(Map.entry("durationMs", new Json.Decimal(412.5)));
    assertThat(row.toString()).doesNotContain("ada");
  }

  @Test
  void declaresEveryTextOfTheContractAsAClosedSetOrAnIdentity() {
    for (EventPlan event : plan.events()) {
      for (FieldPlan field : event.fields()) {
        if (field.type() == FieldType.TEXT && field.privacyClass() == PrivacyClass.VALUE) {
          assertThat(field.texts().values())
              .describedAs(event.name() + " " + field.name())
              .isNotEmpty();
        }
      }
    }
    assertThat(plan.product().destinations()).isEmpty();
    assertThat(plan.product().defaultLevel()).isEqualTo("local");
  }

  @Test
  void hashesWhatPeopleCallTheirWorkspaces() {
    Row row =
        new Machine(CoderPlan.plan(), root)
            .leaving(new WorkspaceEvents.StartTriggered("acquisition-of-acme"));

    assertThat(row.properties().members()).containsOnlyKeys("workspace_name_hash");
    assertThat(row.toString()).doesNotContain("acme");
  }

  private static RowHeader header() {
    return new RowHeader(
        NOON, "coder", "1.0.0", "hash", new UUID(1, 1), "workstation", "linux", "6", "amd64", null);
  }
}
