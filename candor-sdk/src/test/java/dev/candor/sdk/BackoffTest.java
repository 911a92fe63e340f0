package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackoffTest {

  @TempDir Path root;
  private final SettableClock clock = new SettableClock(1_770_112_800_000L);

  @Test
  void theLongestWaitDoublesUpToHalfAMinute() throws IOException {
    Backoff backoff = backoff(0xff);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
      assertThat(failed(backoff, Duration.ZERO)).isEqualTo(Duration.ofSeconds(seconds));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(failed(backoff, Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void theWaitIsAnyPartOfTheLongest() throws IOException {
    assertThat(failed(backoff(0), Duration.ZERO)).isEqualTo(Duration.ofMillis(1));
    assertThat(failed(backoff(0x80), Duration.ZERO))
        .isBetween(Duration.ofMillis(1000), Duration.ofMillis(1010));
  }

  @Test
  void theNextProcessWaitsTooAndKnowsTheFailures() throws IOException {
    Duration first = failed(backoff(0xff), Duration.ZERO);
    assertThat(backoff(0xff).left()).isEqualTo(first);

    clock.advance(Duration.ofMillis(400));
    assertThat(backoff(0xff).left()).isEqualTo(first.minusMillis(400));
    clock.advance(Duration.ofMillis(600));
    assertThat(backoff(0xff).left()).isEqualTo(Duration.ZERO);

    assertThat(failed(backoff(0xff), Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aSuccessForgetsAllFailures() throws IOException {
    Backoff backoff = backoff(0xff);
    failed(backoff, Duration.ZERO);
    failed(backoff, Duration.ZERO);

    backoff.succeeded();

    assertThat(backoff.left()).isEqualTo(Duration.ZERO);
    assertThat(failed(backoff, Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void waitsAsLongAsTheDestinationAskedWithinReason() throws IOException {
    assertThat(failed(backoff(0xff), Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
    assertThat(failed(backoff(0xff), Duration.ofMillis(7))).isEqualTo(Duration.ofSeconds(2));
    assertThat(failed(backoff(0xff), Duration.ofSeconds(Long.MAX_VALUE)))
        .isEqualTo(Duration.ofDays(28));
    assertThat(backoff(0xff).left()).isEqualTo(Duration.ofDays(28));
  }

  @Test
  void noProcessKnocksBeforeADateThatTheDestinationGave() throws IOException {
    Backoff here = backoff(0xff);
    failed(here, Duration.ofDays(3));

    clock.advance(Duration.ofDays(3).minusMillis(1));
    assertThat(here.left()).isEqualTo(Duration.ofMillis(1));
    assertThat(backoff(0xff).left()).isEqualTo(Duration.ofMillis(1));
    clock.advance(Duration.ofMillis(1));

    assertThat(here.left()).isZero();
    assertThat(backoff(0xff).left()).isZero();
  }

  @Test
  void aProcessWaitsForHalfAMinuteAndTheNextOnesForHours() throws IOException {
    Backoff here = backoff(0xff);
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      longest = failed(here, Duration.ZERO);
    }

    assertThat(longest).isEqualTo(Duration.ofSeconds(30));
    assertThat(here.left()).isEqualTo(Duration.ofSeconds(30));
    assertThat(backoff(0xff).left()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void whatAnotherProcessGotThroughEndsTheWait() throws IOException {
    Backoff here = backoff(0xff);
    failed(here, Duration.ofMinutes(5));

    backoff(0xff).succeeded();

    assertThat(here.left()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aClockThatIsSetBackDoesNotKeepItWaiting() throws IOException {
    for (Duration back : new Duration[] {Duration.ofMillis(1), Duration.ofDays(365)}) {
      Backoff here = backoff(0xff);
      failed(here, Duration.ofHours(2));

      clock.advance(back.negated());

      assertThat(here.left()).isEqualTo(Duration.ZERO);
      assertThat(backoff(0xff).left()).isEqualTo(Duration.ZERO);
    }
  }

  @Test
  void theNextProcessKnowsWithWhatTheSinkItselfFailedUntilASuccess() throws IOException {
    Backoff.Blame blame = new Backoff.Blame("019c2340-0000-7000-8000-000000000001", 2);
    backoff(0xff).failed(Duration.ZERO, blame, "the sink\nwas\u00e9long");

    assertThat(backoff(0xff).blame()).isEqualTo(blame);
    Backoff.Blame more = new Backoff.Blame(blame.parcel(), 3);
    Duration left = backoff(0xff).left();
    backoff(0xff).blamed(more);
    assertThat(backoff(0xff).blame()).isEqualTo(more);
    assertThat(backoff(0xff).left()).isEqualTo(left);
    assertThat(Backoff.of("collector", root.resolve("spool/next-attempt"), clock))
        .isEqualTo(
            new Spool.LeftAlone("collector", clock.instant().plus(left), 1, "the sink was long"));

    backoff(0xff).succeeded();
    assertThat(backoff(0xff).blame()).isEqualTo(Backoff.Blame.NONE);
  }

  @Test
  void aFullDiskDoesNotShortenTheWaitOfAProcess() throws IOException {
    FaultyDisk disk = new FaultyDisk();
    disk.fill(0);
    Path file = disk.at(root).resolve("spool/next-attempt");
    Backoff full = new Backoff(file, clock, bytes -> Arrays.fill(bytes, (byte) 0xff));

    failed(full, Duration.ofHours(1));

    assertThat(full.left()).isEqualTo(Duration.ofHours(1));
    assertThat(failed(full, Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
    disk.heal();
    assertThat(failed(full, Duration.ZERO)).isEqualTo(Duration.ofSeconds(4));
    assertThat(backoff(0xff).left()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void aFileThatIsNoneDoesNotKeepItWaiting() throws IOException {
    for (String content :
        new String[] {
          "",
          "soon",
          "9223372036854775807",
          "-9223372036854775808 3",
          "1 x",
          "9 1 x",
          "9 1 1 p",
          "9 1 1 p x"
        }) {
      Machine.write(root.resolve("spool/next-attempt"), content);

      assertThat(backoff(0xff).left()).as(content).isEqualTo(Duration.ZERO);
      assertThat(failed(backoff(0xff), Duration.ZERO)).isLessThan(Duration.ofSeconds(31));
    }
    try (var files = Files.list(root.resolve("spool"))) {
      assertThat(files).hasSize(1);
    }
  }

  private static Duration failed(Backoff backoff, Duration asked) throws IOException {
    return backoff.failed(asked, Backoff.Blame.NONE, "it is down");
  }

  private Backoff backoff(int random) {
    return new Backoff(
        root.resolve("spool/next-attempt"), clock, bytes -> Arrays.fill(bytes, (byte) random));
  }
}
