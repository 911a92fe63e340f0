package dev.candor.reference.ao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.Candor;
import dev.candor.sdk.Commands;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AO's data folder: who it is, and since when; and where what is recorded goes. */
class CommandReportsTest {

  private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
  private static final String INVOKED = "\"event_name\":\"ao.v2.cli.invoked\"";

  private final Map<String, String> variables = new HashMap<>(Map.of("AO_TELEMETRY_EVENTS", "on"));
  private final List<String> made = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path root;

  private final List<String> told = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private Instant now = MORNING;

  @Test
  void saysWithEachEventForHowLongItIsInstalled() throws Exception {
    for (int day : new int[] {0, 0, 3, 40}) {
      now = MORNING.plus(Duration.ofDays(day));
      run("user:ao spawn, user:ao stop");
    }

    assertThat(rows.get(0)).contains("\"tenure\":\"d0\"", "\"install_age_days\":0");
    assertThat(rows.get(rows.size() - 1))
        .contains("\"tenure\":\"m1_2\"", "\"install_age_days\":40", "\"active_days\":3");
    assertThat(data().resolve("telemetry_tenure.json"))
        .hasContent(
            "{\"first_seen\":\"2026-11-21\",\"last_active\":\"2026-12-31\",\"active_days\":3}");
  }

  @Test
  void beginsATenureAnewThatIsCutAnywhere() throws IOException {
    TenureFile file = new TenureFile(data(), () -> now, told::add);
    Tenure.Memory today = file.seen();
    Path path = data().resolve("telemetry_tenure.json");
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < whole.length - 1; at++) {
      Files.write(path, Arrays.copyOf(whole, at));

      assertThat(new TenureFile(data(), () -> now, told::add).seen()).isEqualTo(today);
      assertThat(path).hasBinaryContent(whole);
    }
  }

  @Test
  void worksWithoutADataFolderAndWithOneThatTakesNothing() throws IOException {
    Path file = Files.createFile(root.resolve("a-file"));
    for (@Nullable Path folder : new @Nullable Path[] {null, file}) {
      TenureFile tenure = new TenureFile(folder, () -> now, told::add);
      assertThat(tenure.seen()).isEqualTo(Tenure.Memory.begun(LocalDate.of(2026, 11, 21)));
      now = now.plus(Duration.ofDays(1));
      assertThat(tenure.seen().activeDays()).isEqualTo(2);
      now = MORNING;
    }
    assertThat(told).hasSize(2).allMatch(each -> each.contains("is not remembered"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "blank", "kept"})
  void hasOneIdThatItsOwnerAloneMayRead(String before) throws Exception {
    Path file = data().resolve("telemetry_install_id");
    Files.createDirectories(data());
    if (before.equals("blank")) {
      Files.writeString(file, " \n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } else if (before.equals("kept")) {
      run("user:ao spawn");
    }
    String kept = before.equals("kept") ? Files.readString(file) : "";

    run("user:ao stop");
    run("agent:ao stop");

    String id = Files.readString(file).strip();
    assertThat(id)
        .matches("ins_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(kept.strip()).isIn("", id);
    assertThat(rows).allMatch(row -> row.startsWith(id + " ")).hasSizeGreaterThan(2);
  }

  @Test
  void sendsNothingWhereTheIdCannotBeRead() throws Exception {
    Files.createDirectories(data().resolve("telemetry_install_id"));
    variables.put("AO_TELEMETRY_REMOTE", "posthog");
    variables.put("AO_TELEMETRY_POSTHOG_KEY", "a key");

    run("user:ao spawn");

    assertThat(made).isEmpty();

    assertThat(count(INVOKED)).isEqualTo(1);
    assertThat(rows).allMatch(row -> row.startsWith("null "));
    assertThat(told)
        .anyMatch(each -> each.startsWith("nothing is sent"))
        .anyMatch(each -> each.startsWith("this run has no installation id"));
  }

  @Test
  void sendsToTheDestinationThatTheOperatorChoseWhereItHasAnAddress() throws Exception {
    variables.put("AO_TELEMETRY_REMOTE", "posthog");
    run("user:ao spawn");
    assertThat(made).isEmpty();
    assertThat(told).anyMatch(each -> each.contains("AO_TELEMETRY_POSTHOG_KEY"));

    variables.put("AO_TELEMETRY_POSTHOG_KEY", "a key");
    run("user:ao stop");
    assertThat(made).isNotEmpty().containsOnly("posthog");

    variables.put("AO_TELEMETRY_REMOTE", "otlp");
    assertThatThrownBy(() -> run("user:ao spawn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AO_TELEMETRY_OTLP_ENDPOINT");
    variables.put("AO_TELEMETRY_OTLP_ENDPOINT", "http://127.0.0.1:4318");
    run("user:ao doctor");
    assertThat(made).last().isEqualTo("otlp");
  }

  private void run(String commands) throws InterruptedException {
    Candor.Builder builder =
        Candor.builder(AoPlan.plan(), "0.11.3")
            .grace(Duration.ofSeconds(20))
            .local(
                site ->
                    (header, bytes, length, at) ->
                        new String(bytes, 0, length, UTF_8)
                            .lines()
                            .forEach(row -> rows.add(header.installation() + " " + row)));
    AoTelemetry ao =
        new AoTelemetry(
            data(),
            surroundings(),
            (destination, permit) -> {
              made.add(destination);
              return new Deaf();
            },
            told::add);
    try (Candor candor = ao.in(builder).open()) {
      CommandReports reports = ao.reports(candor, CommandNames.closed());
      for (String command : commands.split(",", -1)) {
        String[] parts = command.strip().split(":", 2);
        reports.succeeded(parts[0], parts[1]);
      }
      assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
    }
  }

  private Surroundings surroundings() {
    Surroundings here = Surroundings.ofProcess();
    return new Surroundings(
        Map.copyOf(variables),
        root.resolve("home"),
        root,
        root,
        "Linux",
        "6.1",
        "amd64",
        () -> now,
        here.nanos(),
        here.entropy(),
        Commands.none(),
        here.err());
  }

  private Path data() {
    return root.resolve("data");
  }

  private long count(String event) {
    return rows.stream().filter(row -> row.contains(event)).count();
  }

  /** A destination that takes nothing now. */
  private static final class Deaf implements Sink {

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      return Delivery.deferred(parcel.size(), Duration.ZERO, "later");
    }
  }
}
