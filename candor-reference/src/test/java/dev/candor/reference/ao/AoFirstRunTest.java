package dev.candor.reference.ao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Candor;
import dev.candor.sdk.EnvironmentClass;
import dev.candor.sdk.Hashing;
import dev.candor.sdk.Identity;
import dev.candor.sdk.IdentityScheme;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** AO's daemons that start together on a machine where none ever ran. */
@Timeout(240)
class AoFirstRunTest {

  private static final int DAEMONS = 64;
  private static final int FOLDERS = 200;
  private static final Pattern INSTALLATION = Pattern.compile("(?<=\"installation\":\")[^\"]*");

  @TempDir private Path root;

  private final List<Process> daemons = new ArrayList<>();

  @AfterEach
  void end() {
    daemons.forEach(Process::destroyForcibly);
  }

  @Test
  void sixtyFourProcessesEndWithOneIdAndOneFirstCommand() throws Exception {
    for (int i = 0; i < DAEMONS; i++) {
      daemons.add(started());
    }
    for (Process daemon : daemons) {
      assertThat(daemon.getInputStream().read()).isEqualTo('!');
    }
    for (Process daemon : daemons) {
      daemon.getOutputStream().write('\n');
      daemon.getOutputStream().flush();
    }
    List<List<String>> ids = new ArrayList<>();
    for (Process daemon : daemons) {
      ids.add(new String(daemon.getInputStream().readAllBytes(), UTF_8).lines().toList());
      assertThat(daemon.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(AoRows.of(root, "ao.cli.usage_errors")).hasSize(DAEMONS);
    assertThat(AoRows.of(root, "ao.v2.cli.invoked")).hasSize(1);
    assertThat(AoRows.of(root, "ao.v2.app.active")).hasSize(1);
    assertThat(installations())
        .singleElement()
        .isEqualTo(Files.readString(root.resolve("data/telemetry_install_id")).strip());
    assertThat(ids).containsOnly(ids.get(0));
    assertThat(ids.get(0)).hasSize(FOLDERS).doesNotHaveDuplicates();
  }

  /** Whom the headers of all files name. */
  private Set<String> installations() throws IOException {
    return INSTALLATION
        .matcher(String.join("\n", AoRows.all(root)))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private Process started() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-Xmx64m",
                "-cp",
                "" + System.getProperty("java.class.path"),
                Daemon.class.getName(),
                root.toString())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(DaemonScript.RECORDS);
    return builder.start();
  }

  /**
   * A daemon that waits for the others, is told of a command written wrongly and of a good one, and
   * prints its ids in many data folders more: two that meet in one folder are rare.
   */
  static final class Daemon {

    private Daemon() {}

    public static void main(String[] args) throws Exception {
      Path root = Path.of(args[0]);
      Surroundings around =
          DaemonProcess.prepared(root, () -> Instant.parse("2026-11-21T08:00:00Z"));
      AoTelemetry ao =
          new AoTelemetry(
              root.resolve("data"),
              around,
              new AoSinks(around.variables(), around.clock()),
              told -> {}); // a busy machine is slow to end: the rows say what was written
      try (Candor candor = ao.in(Candor.builder(AoPlan.plan(), "0.11.3")).open()) {
        CommandReports reports = ao.reports(candor, CommandNames.closed());
        System.out.print('!');
        System.out.flush();
        System.in.read();
        reports.misused("ao send");
        reports.succeeded("user", "ao spawn");
        System.out.print(candor.flush(Duration.ofSeconds(90)) ? "" : "not written\n");
      }
      for (int i = 0; i < FOLDERS; i++) {
        System.out.println(new InstallId(root.resolve("data" + i)).installation(at(around)).id());
      }
    }

    private static IdentityScheme.Circumstances at(Surroundings around) {
      Identity none = new Identity(Places.of("ao", around), around.entropy());
      return new IdentityScheme.Circumstances(
          around, EnvironmentClass.WORKSTATION, new Hashing(none, null), System.out::println);
    }
  }
}
