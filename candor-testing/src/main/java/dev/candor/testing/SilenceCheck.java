package dev.candor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Proves that a tool whose telemetry is off is as quiet as the same tool without telemetry.
 *
 * <pre>{@code
 * @RegisterExtension private final SilenceCheck silence = new SilenceCheck();
 *
 * @Test
 * void isSilentWhereThePersonSaidSo() throws Exception {
 *   silence.demand(
 *       Watch.of("java", "-cp", CLASSES, "org.example.PlainTool").classes(),
 *       Watch.of("java", "-cp", CLASSES, "org.example.Tool").variable("DO_NOT_TRACK", "1").classes());
 * }
 * }</pre>
 *
 * <p><b>What is compared.</b> Files and folders that are made, opened for writing, changed or
 * removed; threads by name; sockets; children; and, where {@link Watch#classes} asks, the classes
 * of sinks: implementations of {@code Sink} and {@code RowSink}, HTTP, TLS, sockets, cryptography,
 * SQL. In none of them may the tool have one more.
 *
 * <p><b>What is not.</b> Files that are only read. Asking whether it may record costs the tool to
 * read its own jars with the SDK's, and to look for the administrator's, the person's and the
 * project's file ({@code telemetry.properties}, and in a container the mark of one). Nor what is
 * printed, how long it takes, and how much memory it needs.
 *
 * <p>Each test has an empty home folder of its own, which the XDG variables name and in which both
 * programs are started, unless their watch says otherwise. A test on a system without {@code /proc}
 * is aborted, since it would prove nothing; one without strace runs, and reports what may have
 * escaped it as an entry {@code unseen}.
 */
public final class SilenceCheck implements BeforeEachCallback, AfterEachCallback {

  private static final int RUNS = 3;

  private @Nullable Path home;
  private @Nullable ExtensionContext context;

  /** A check, to be registered with JUnit. */
  public SilenceCheck() {}

  @Override
  public void beforeEach(ExtensionContext given) throws IOException {
    context = given;
    home = Files.createTempDirectory("candor-silence").toRealPath();
  }

  @Override
  public void afterEach(ExtensionContext given) throws IOException {
    try (Stream<Path> files = Files.walk(home())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The home folder of this test's programs: what they shall find there is put there before. */
  public Path home() {
    if (home == null) {
      throw new IllegalStateException(
          "the check is not at work: register it with @RegisterExtension");
    }
    return home;
  }

  /** The configuration folder in it, where the person's own choice is kept. */
  public Path configuration() {
    return home().resolve("config");
  }

  /**
   * Runs both, and fails where the second was seen to do more than the first. What the first does
   * in one run but not in every one is found by running it again.
   *
   * @param without the tool without telemetry
   * @param with the same tool with telemetry, at level off
   * @throws AssertionError with a list of what there was more; or if they ended differently, or
   *     only one was asked for its classes
   * @throws IOException if one of them cannot be run
   * @throws InterruptedException if the test is interrupted; what runs is then killed
   */
  public void demand(Watch without, Watch with) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isDirectory(Path.of("/proc/self/task")), "needs /proc, as Linux has it");
    Difference difference = new Difference();
    Seen quiet = atHome(without).run();
    Seen seen = atHome(with).run();
    report(seen);
    comparable(quiet, seen);
    difference.allow(quiet);
    for (int i = 1; i < RUNS && !difference.more(seen).isEmpty(); i++) {
      difference.allow(atHome(without).run());
    }
    List<Sight> more = difference.more(seen);
    if (!more.isEmpty()) {
      throw new AssertionError(
          more.stream()
              .map(Sight::toString)
              .collect(
                  Collectors.joining(
                      "\n  ", "with telemetry at level off there is more:\n  ", "\n")));
    }
  }

  private Watch atHome(Watch watch) {
    return watch
        .inByDefault(home())
        .variableByDefault("HOME", home().toString())
        .variableByDefault("XDG_CONFIG_HOME", configuration().toString())
        .variableByDefault("XDG_STATE_HOME", home().resolve("state").toString())
        .variableByDefault("XDG_DATA_HOME", home().resolve("data").toString())
        .variableByDefault("XDG_CACHE_HOME", home().resolve("cache").toString());
  }

  private void report(Seen seen) {
    if (context != null) {
      for (String sentence : seen.unseen()) {
        context.publishReportEntry("unseen", sentence);
      }
    }
  }

  private static void comparable(Seen quiet, Seen seen) {
    if (quiet.exitCode() != seen.exitCode()) {
      throw new AssertionError(
          "the tool ended with %d, and without telemetry with %d: nothing can be compared. It printed: %s\nand without: %s"
              .formatted(seen.exitCode(), quiet.exitCode(), seen.output(), quiet.output()));
    }
    if (quiet.all(Sight.Kind.CLASS).isEmpty() != seen.all(Sight.Kind.CLASS).isEmpty()) {
      throw new AssertionError(
          "only one of the two says which classes it loads: call classes() on both watches");
    }
  }
}
