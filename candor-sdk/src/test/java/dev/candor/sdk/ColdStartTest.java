package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

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

  @TempDir Path root;

  private Set<String> loaded = Set.of();

  @BeforeEach
  void runATwiceStartedTool() throws Exception {
    Machine.write(new Machine(root).places().userFile(), "level=on\n");
    ChildJvm.run(Tool.class, root.toString(), "0"); // its id and its folders are there from now on
    Path log = root.resolve("classes.log");

    String printed =
        ChildJvm.end(
            ChildJvm.start(
                List.of("-Xlog:class+load:file=" + log), Tool.class, root.toString(), "1"));

    assertThat(printed).isEmpty();
    loaded =
        Files.readAllLines(log).stream()
            .map(LOADED::matcher)
            .filter(Matcher::find)
            .map(line -> line.group(1))
            .collect(Collectors.toSet());
    assertThat(new Spool(new Machine(root).places()).list()).hasSize(2);
  }

  @Test
  void aRunThatSendsNothingLoadsNothingThatSends() {
    assertThat(loaded)
        .contains("dev.candor.sdk.Segment")
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
            "java.math.BigDecimal",
            "java.nio.file.DirectoryStream");
  }

  @Test
  void nothingIsReflectedOnAndNoClassIsMade() {
    assertThat(loaded)
        .noneMatch(name -> name.startsWith("jdk.internal.reflect.DirectMethodHandleAccessor"))
        .noneMatch(name -> isOwn(name) && name.contains("$$Lambda"));
  }

  @Test
  void theClassesOfItsOwnAreFew() {
    assertThat(loaded).filteredOn(ColdStartTest::isOwn).hasSizeLessThan(130);
  }

  private static boolean isOwn(String name) {
    return name.startsWith("dev.candor.")
        && Stream.of("Machine", "SampleEvents", "ColdStartTest")
            .noneMatch(ofTheTest -> name.startsWith("dev.candor.sdk." + ofTheTest));
  }

  /** Records an event, and ends. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws IOException {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new Random(Long.parseLong(args[1]))::nextBytes;
      Candor candor = machine.candor().open();
      candor.telemetry().record(new SampleEvents.Step(1));
      candor.close();
    }
  }
}
