package dev.candor.reference.ao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.candor.sdk.Candor;
import dev.candor.sdk.Commands;
import dev.candor.sdk.Endings;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AO's daemon and command line when they crash, with AO's own events: each fact once. */
class AoCrashTest {

  @TempDir Path root;

  @Test
  void aPanicInAHandlerAnAdapterOrATaskIsRecordedOnce() throws Exception {
    ExecutorService tasks = Executors.newFixedThreadPool(4);
    try (Candor candor = open(root, 1)) {
      Daemon daemon = new Daemon(candor);
      for (int i = 0; i < 10; i++) {
        assertThat(daemon.handles(() -> "ok")).isEqualTo("ok");
        assertThat(catchThrowable(() -> daemon.handles(Daemon::fails)))
            .isInstanceOf(IllegalStateException.class);
        // The adapter panics inside a request: it is the adapter's panic, and not the daemon's,
        // too.
        assertThat(catchThrowable(() -> daemon.handles(() -> daemon.asksAdapter(Daemon::fails))))
            .isInstanceOf(IllegalStateException.class);
      }
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        futures.add(tasks.submit(daemon.task(Daemon::fails)));
      }
      for (Future<?> future : futures) {
        assertThat(catchThrowable(future::get)).hasRootCauseMessage("hunter2");
      }
    } finally {
      tasks.shutdown();
      assertThat(tasks.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(kept("ao.daemon.panic")).isEqualTo(10 + 40);
    assertThat(kept("ao.adapter.panic")).isEqualTo(10);
  }

  @Test
  void aDaemonThatWasKilledIsToldOfByTheNextOnceAndOneThatWasStoppedIsNot() throws Exception {
    for (int kills = 1; kills <= 3; kills++) {
      Process daemon = start();
      awaitStarted(2 * kills - 1);
      daemon.destroyForcibly().waitFor();

      try (Candor candor = open(root, 100 + kills)) {
        new Daemon(candor).started();
      }

      assertThat(kept("ao.daemon.shutdown_unclean")).isEqualTo(kills);
    }

    Process daemon = start();
    awaitStarted(7);
    daemon.destroy();
    assertThat(daemon.waitFor(60, TimeUnit.SECONDS)).isTrue();
    try (Candor candor = open(root, 200)) {
      new Daemon(candor).started();
    }

    assertThat(kept("ao.daemon.started")).isEqualTo(8);
    assertThat(kept("ao.daemon.shutdown_unclean")).isEqualTo(3);
  }

  @Test
  void aCommandThatIsWrittenWronglyAgainAndAgainIsARepeatedFailure() throws IOException {
    Endings endings =
        new Endings(
            failure -> new CommandEvents.CliRepeatedFailure(Daemon.BUILD, Daemon.CONTEXT),
            path ->
                new CommandEvents.CliUsageErrors(
                    Daemon.BUILD,
                    Daemon.CONTEXT,
                    new Invocation(
                        CommandNames.closed().command(path.substring(3)),
                        CommandNames.closed().path(path)),
                    new Failure("cli", "parse", ErrorKind.INVALID, Fingerprint.of("cli", "parse")),
                    null));
    for (int i = 0; i < 5; i++) {
      try (Candor candor = open(root, 300 + i)) {
        candor.ended("ao spawn", 2, endings);
        candor.ended("ao status", 0, endings);
      }
    }

    assertThat(kept("ao.cli.usage_errors")).isEqualTo(5);
    assertThat(kept("ao.cli.repeated_failure")).isEqualTo(1);
  }

  private Process start() throws IOException {
    List<String> command =
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            "" + System.getProperty("java.class.path"),
            DaemonMain.class.getName(),
            root.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void awaitStarted(long times) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (kept("ao.daemon.started") < times) {
      assertThat(System.nanoTime()).as("the daemon does not start").isLessThan(until);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private long kept(String event) throws IOException {
    Path events = root.resolve("state/ao/telemetry/events");
    if (!Files.exists(events)) {
      return 0;
    }
    long count = 0;
    try (Stream<Path> files = Files.list(events)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        String name = "\"event_name\":\"" + event + "\"";
        count += Files.readString(file).lines().filter(line -> line.contains(name)).count();
      }
    }
    return count;
  }

  private static Candor open(Path root, long seed) {
    Surroundings surroundings =
        new Surroundings(
            Map.of("XDG_STATE_HOME", root.resolve("state").toString(), "AO_TELEMETRY_EVENTS", "on"),
            root.resolve("home"),
            root,
            root.resolve("home"),
            "Linux",
            "6.1",
            "amd64",
            () -> Instant.parse("2026-11-21T08:00:00Z"),
            () -> 0,
            new Random(seed)::nextBytes,
            Commands.none(),
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    return Candor.builder(AoPlan.plan(), "0.11.3")
        .surroundings(surroundings)
        .unclean(dead -> new DaemonEvents.UncleanShutdown(Daemon.BUILD, Daemon.CONTEXT))
        .open();
  }

  /** The parts of AO's daemon that may panic. */
  private record Daemon(Candor candor) {

    static final Build BUILD = new Build("0.11.3", "0.11.3", VersionChannel.STABLE, 2);
    static final DaemonContext CONTEXT =
        new DaemonContext(
            "daemon", LogLevel.ERROR, false, null, 3, 2, Tenure.FIRST_WEEK, null, null, null);

    void started() {
      candor.telemetry().record(new DaemonEvents.DaemonStarted(BUILD, CONTEXT, null, 4_000));
    }

    String handles(Supplier<String> request) {
      return candor.telemetry().guard(failure -> panic("httpd", failure), request::get);
    }

    String asksAdapter(Supplier<String> adapter) {
      return candor
          .telemetry()
          .guard(failure -> new DaemonEvents.AdapterPanic(BUILD, CONTEXT, failure), adapter::get);
    }

    Runnable task(Runnable work) {
      return candor.telemetry().guarded(failure -> panic("session_service", failure), work);
    }

    static String fails() {
      throw new IllegalStateException("hunter2");
    }

    private static Record panic(String component, Throwable failure) {
      return new DaemonEvents.DaemonPanic(
          BUILD,
          CONTEXT,
          component,
          "work",
          Fingerprint.of(component, "work"),
          null,
          null,
          failure instanceof Error ? PanicKind.ERROR : PanicKind.OTHER,
          null,
          failure,
          null);
    }
  }

  /** A daemon that works until it is stopped or killed. */
  static final class DaemonMain {

    private DaemonMain() {}

    public static void main(String[] args) throws InterruptedException {
      new Daemon(open(Path.of(args[0]), System.nanoTime())).started();
      new CountDownLatch(1).await();
    }
  }
}
