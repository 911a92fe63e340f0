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
      assertThat(backoff.failed(Duration.ZERO)).isEqualTo(Duration.ofSeconds(seconds));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.failed(Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
    }
  }

  @Test
  void theWaitIsAnyPartOfTheLongest() throws IOException {
    assertThat(backoff(0).failed(Duration.ZERO)).isEqualTo(Duration.ofMillis(1));
    assertThat(backoff(0x80).failed(Duration.ZERO))
        .isBetween(Duration.ofMillis(1000), Duration.ofMillis(1010));
  }

  @Test
  void theNextProcessWaitsTooAndKnowsTheFailures() throws IOException {
    Duration first = backoff(0xff).failed(Duration.ZERO);
    assertThat(backoff(0xff).left()).isEqualTo(first);

    clock.advance(Duration.ofMillis(400));
    assertThat(backoff(0xff).left()).isEqualTo(first.minusMillis(400));
    clock.advance(Duration.ofMillis(600));
    assertThat(backoff(0xff).left()).isEqualTo(Duration.ZERO);

    assertThat(backoff(0xff).failed(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aSuccessForgetsAllFailures() throws IOException {
    Backoff backoff = backoff(0xff);
    backoff.failed(Duration.ZERO);
    backoff.failed(Duration.ZERO);

    backoff.succeeded();

    assertThat(backoff.left()).isEqualTo(Duration.ZERO);
    assertThat(backoff.failed(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void waitsAsLongAsTheDestinationAskedWithinReason() throws IOException {
    assertThat(backoff(0xff).failed(Duration.ofMinutes(7))).isEqualTo(Duration.ofMinutes(7));
    assertThat(backoff(0xff).failed(Duration.ofMillis(7))).isEqualTo(Duration.ofSeconds(2));
    assertThat(backoff(0xff).failed(Duration.ofSeconds(Long.MAX_VALUE)))
        .isEqualTo(Duration.ofHours(25));
  }

  @Test
  void aProcessWaitsForHalfAMinuteAndTheNextOnesForHours() throws IOException {
    Backoff here = backoff(0xff);
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      longest = here.failed(Duration.ZERO);
    }

    assertThat(longest).isEqualTo(Duration.ofSeconds(30));
    assertThat(here.left()).isEqualTo(Duration.ofSeconds(30));
    assertThat(backoff(0xff).left()).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void whatAnotherProcessGotThroughEndsTheWait() throws IOException {
    Backoff here = backoff(0xff);
    here.failed(Duration.ofMinutes(5));

    backoff(0xff).succeeded();

    assertThat(here.left()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aClockThatIsSetBackDoesNotKeepItWaiting() throws IOException {
    backoff(0xff).failed(Duration.ofHours(2));

    clock.advance(Duration.ofDays(-365));

    assertThat(backoff(0xff).left()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aFileThatIsNoneDoesNotKeepItWaiting() throws IOException {
    for (String content :
        new String[] {"", "soon", "9223372036854775807", "-9223372036854775808 3", "1 x"}) {
      Machine.write(root.resolve("spool/next-attempt"), content);

      assertThat(backoff(0xff).left()).as(content).isEqualTo(Duration.ZERO);
      assertThat(backoff(0xff).failed(Duration.ZERO)).isLessThan(Duration.ofSeconds(31));
    }
    try (var files = Files.list(root.resolve("spool"))) {
      assertThat(files).hasSize(1);
    }
  }

  private Backoff backoff(int random) {
    return new Backoff(
        root.resolve("spool/next-attempt"), clock, bytes -> Arrays.fill(bytes, (byte) random));
  }
}
