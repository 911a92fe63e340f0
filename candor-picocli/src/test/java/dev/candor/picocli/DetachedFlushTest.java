package dev.candor.picocli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.picocli.greet.GreetPlan;
import dev.candor.picocli.greet.Greeted;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code greet telemetry spool flush --detached}, as the tool starts it at its end. */
final class DetachedFlushTest {

  @TempDir private Path root = Path.of("");

  @Test
  void whatAToolLeavesIsSentByAProcessOfItsOwnThatSaysNothing() throws Exception {
    new GreetTool(root).run("telemetry", "on");

    assertThat(greet("hello")).isEmpty();

    Path arrived = root.resolve("arrived");
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!Files.exists(arrived)) {
      assertThat(System.nanoTime()).as("nothing arrives").isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(arrived).hasContent("1");
  }

  @Test
  void oneThatNoToolHasStartedSendsNothingAndSaysNothing() throws Exception {
    new GreetTool(root).run("telemetry", "on");
    new GreetTool(root).greets(2);

    assertThat(greet("telemetry", "spool", "flush", "--detached")).isEmpty();

    assertThat(root.resolve("arrived")).doesNotExist();
    assertThat(new GreetTool(root).run("telemetry", "spool", "ls").out()).contains(" 2 events ");
  }

  @Test
  void theFlagIsForTheToolAndNotForPeople() {
    GreetTool tool =
        new GreetTool(
            root,
            permit -> {
              throw new IOException("nobody asked for one");
            });

    assertThat(tool.run("telemetry", "spool", "flush", "--help").out())
        .contains("Sends what waits, now.")
        .doesNotContain("detached");
  }

  private String greet(String... words) throws Exception {
    Process process = new ProcessBuilder(command(root, words)).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed;
  }

  private static List<String> command(Path root, String... words) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(List.of("-Xlog:disable", "-cp", "" + System.getProperty("java.class.path")));
    command.addAll(List.of(Greet.class.getName(), root.toString()));
    command.addAll(List.of(words));
    return command;
  }

  /** The tool as a program: says hello to nobody, or does what is asked of its telemetry. */
  static final class Greet {

    private Greet() {}

    public static void main(String[] args) {
      Path root = Path.of(args[0]);
      Surroundings real = Surroundings.ofProcess();
      Surroundings machine = new GreetTool(root).surroundings();
      Surroundings surroundings =
          new Surroundings(
              machine.variables(),
              machine.home(),
              root,
              root,
              machine.osName(),
              machine.osVersion(),
              machine.osArch(),
              real.clock(),
              real.nanos(),
              real.entropy(),
              real.commands(),
              machine.err());
      if (args[1].equals("hello")) {
        try (Candor candor =
            Candor.builder(GreetPlan.plan(), "1.0")
                .surroundings(surroundings)
                .sendAfterwards(command(root, "telemetry", "spool", "flush", "--detached"))
                .open()) {
          candor.telemetry().record(new Greeted(true));
        }
        return;
      }
      CommandLine line = new CommandLine(new GreetTool.Greet());
      TelemetryCommand.of(GreetPlan.plan(), "1.0")
          .in(surroundings)
          .sendingTo("collector", permit -> new Noting(root.resolve("arrived")))
          .mountIn(line);
      System.exit(line.execute(List.of(args).subList(1, args.length).toArray(String[]::new)));
    }
  }

  /** A sink that takes everything, and notes how many events that is. */
  private record Noting(Path file) implements Sink {

    @Override
    public Delivery deliver(Parcel parcel, Instant deadline) {
      try {
        Path whole = Files.writeString(file.resolveSibling("arriving"), "" + parcel.size());
        Files.move(whole, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Delivery.accepted(parcel.size());
    }
  }
}
