package dev.candor.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

  private static final int WARM = 3;
  private static final int RUNS = 3;

  @TempDir Path home;

  @Test
  @DisabledIfSystemProperty(
      named = "candor.test.java",
      matches = "17",
      disabledReason = "once will do")
  void fiveHundredEventsCostLessThanTwoSecondsMore() throws IOException {
    String[] events = FiveHundred.events();
    String[] plain = FiveHundred.plain();
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
}
