package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a tool that records an event and ends makes the JVM load. Nearly all that telemetry costs a
 * short run is classes, a third of a millisecond each.
 */
class ColdStartTest {

  private static final Pattern LOADED = Pattern.compile("] (\\S+) source: (.*)");

  /** A courier waits 300 ms; a run that is longer may have begun to send. */
  private static final long BEFORE_THE_FIRST_STEP_MILLIS = 290;

  private static final int MOST_RUNS = 20;

  @TempDir Path root;

  private Set<String> loaded = Set.of();

  @BeforeEach
  void runAToolThatIsOverBeforeAnythingIsSent() throws Exception {
    Machine.write(new Machine(root).places().userFile(), "level=on\n");
    ChildJvm.run(Tool.class, root.toString(), "0"); // its id and its folders are there from now on
    for (int run = 1; loaded.isEmpty() && run <= MOST_RUNS; run++) {
      Path log = root.resolve("classes-" + run + ".log");
      String millis =
          ChildJvm.end(
              ChildJvm.start(
                  List.of("-Xlog:class+load:file=" + log), Tool.class, root.toString(), "" + run));
      if (Long.parseLong(millis) < BEFORE_THE_FIRST_STEP_MILLIS) {
        loaded = names(log);
      }
    }
    assumeFalse(loaded.isEmpty(), "this machine is too slow for a short run");
    assertThat(new Spool(new Machine(root).places()).list()).hasSizeGreaterThan(1);
  }

  private static Set<String> names(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .map(LOADED::matcher)
        .filter(Matcher::find)
        .map(line -> line.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void aRunThatSendsNothingLoadsNothingThatSends() {
    assertThat(loaded)
        .contains("dev.candor.sdk.Carrier", "dev.candor.sdk.Segment")
        .doesNotContain(
            "dev.candor.sdk.Courier",
            "dev.candor.sdk.SinkKeeper",
            "dev.candor.sdk.Backoff",
            "dev.candor.sdk.Receipts",
            "javax.crypto.Mac");
  }

  @Test
  void whatNobodyAskedForIsNotLoaded() {
    assertThat(loaded)
        .doesNotContain(
            "dev.candor.wire.JsonReader",
            "dev.candor.sdk.LedgerFold",
            "dev.candor.sdk.Retention",
            "dev.candor.sdk.OnceKeys",
            "dev.candor.sdk.Flushes",
            "dev.candor.sdk.SpanIds",
            "dev.candor.sdk.LeavingFields",
            "dev.candor.sdk.Tally",
            "java.math.BigDecimal",
            "java.nio.file.DirectoryIteratorException",
            "java.nio.file.DirectoryStream",
            "java.time.temporal.ChronoField",
            "java.util.LinkedHashMap$LinkedValueIterator",
            "java.util.TreeMap$ValueIterator");
  }

  @Test
  void aToolThatOpensTelemetryWaitsForNothingThatWrites() throws Exception {
    Path log = root.resolve("opened.log");
    ChildJvm.end(
        ChildJvm.start(
            List.of("-Xlog:class+load:file=" + log),
            OpeningTool.class,
            "" + root.resolve("where nothing waits")));

    assertThat(names(log))
        .contains("dev.candor.sdk.Run")
        .doesNotContain(
            "dev.candor.sdk.Works",
            "dev.candor.sdk.Pipeline",
            "dev.candor.sdk.Outgoing",
            "dev.candor.sdk.JsonlFiles",
            "dev.candor.wire.RowHeader");
  }

  @Test
  void nothingIsReflectedOnAndNoClassIsMade() {
    assertThat(loaded)
        .noneMatch(name -> name.startsWith("jdk.internal.reflect.DirectMethodHandleAccessor"))
        .noneMatch(name -> isOwn(name) && name.contains("$$Lambda"));
  }

  @Test
  void theClassesOfItsOwnAreFew() {
    assertThat(loaded).filteredOn(ColdStartTest::isOwn).hasSizeLessThan(124);
  }

  private static boolean isOwn(String name) {
    return name.startsWith("dev.candor.")
        && Stream.of("Machine", "SampleEvents", "ColdStartTest")
            .noneMatch(ofTheTest -> name.matches("dev\\.candor\\.sdk\\." + ofTheTest + "(\\$.*)?"));
  }

  /** Records an event, ends, and prints how long that took. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws IOException {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new Random(Long.parseLong(args[1]))::nextBytes;
      Candor candor = machine.candor().sink("collector", permit -> new ScriptedSink()).open();
      long began = System.nanoTime();
      candor.telemetry().record(new SampleEvents.Step(1));
      candor.close();
      System.out.print((System.nanoTime() - began) / 1_000_000);
    }
  }

  /** Records nothing. */
  static final class OpeningTool {

    private OpeningTool() {}

    public static void main(String[] args) {
      Machine machine = new Machine(Path.of(args[0]));
      machine.candor().sink("collector", permit -> new ScriptedSink()).open().close();
    }
  }
}
