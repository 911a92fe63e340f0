package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What 500 events cost a build more than 500 records that nobody looks at, in a compiler that is
 * warm, as that of a build with many modules is.
 *
 * <p>In processor time, and the least of several: what else the machine does is not the compiler's.
 * Javac has one thread.
 */
@Tag("alone")
class SpeedTest {

  private static final int EVENTS = 500;
  private static final int WARM = 3;
  private static final int RUNS = 3;

  private static final String IMPORTS =
      Stream.of(
              "Activity Category Event Hashed Identifier Label LocalOnly Measure OneOf Route Size Tier Unit"
                  .split(" "))
          .map(type -> "import dev.candor." + type + "; ")
          .collect(Collectors.joining("", "", "import java.time.Duration; import java.util.List;"));

  /** Every fifth event is as rich as events become. */
  private static final String RICH =
      """
          Outcome outcome, @Measure(Unit.BYTES) long size, Duration took, @Hashed String user,
          @OneOf({"a", "b"}) String kind, @Identifier(pattern = "[0-9.]+", maxLength = 9) String version,
          @Size(4) List<Outcome> several, @LocalOnly String command\
      """;

  private static final String COMMON =
      "    @Label Outcome outcome, @Measure(Unit.BYTES) long size, Duration took, boolean clean";

  @TempDir Path home;

  @Test
  @DisabledIfSystemProperty(
      named = "candor.test.java",
      matches = "17",
      disabledReason = "once will do")
  void fiveHundredEventsCostLessThanTwoSecondsMore() throws IOException {
    String[] events = sources(true);
    String[] plain = sources(false);
    List<Duration> more = new ArrayList<>();
    for (int run = -WARM; run < RUNS; run++) {
      Duration without = compile("plain" + run, plain);
      Duration with = compile("events" + run, events);
      if (run >= 0) { // else the compiler was still warming up
        more.add(with.minus(without));
      }
    }

    more.sort(null);
    System.out.println("500 events more than 500 records, in a warm javac: " + more);

    assertThat(more.get(0)).isLessThan(Duration.ofSeconds(2));
    assertThat(Files.readString(home.resolve("events0/META-INF/candor/acme/tracking-plan.json")))
        .contains("\"e.number499\"");
  }

  private Duration compile(String folder, String... sources) throws IOException {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

    List<String> said = Disk.compile(home.resolve(folder), List.of(), sources);

    long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(said).isEmpty();
    return Duration.ofNanos(end - start);
  }

  private static String[] sources(boolean events) {
    List<String> sources = new ArrayList<>();
    sources.add(
        events
            ? Sources.product("acme", "acme")
            : "// acme/package-info.java\n/** Plain. */\npackage acme;\n");
    sources.add("// acme/Outcome.java\npackage acme;\nenum Outcome { GOOD, BAD, UNKNOWN }");
    for (int i = 0; i < EVENTS; i++) {
      String components = i % 5 == 0 ? RICH : COMMON;
      sources.add(
          "// acme/Number%d.java\npackage acme; %s\n%s record Number%d(\n%s) {}"
              .formatted(
                  i,
                  IMPORTS,
                  events ? Sources.terms("e.number" + i) : "",
                  i,
                  events ? components : components.replaceAll("@\\w+(\\([^)]*\\))?", "")));
    }
    return sources.toArray(String[]::new);
  }
}
