package dev.candor.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RunIdTest {

  private static final long NOW = Instant.parse("2026-11-21T10:00:00.123Z").toEpochMilli();

  @Test
  void aRunIsATimeOrderedUuid() {
    UUID run = RunId.of(NOW, random(7));

    assertThat(run.version()).isEqualTo(7);
    assertThat(run.variant()).isEqualTo(2);
    assertThat(RunId.epochMillis(run)).isEqualTo(NOW);
  }

  @Test
  void runsSortByTheTimeTheyBeganWhateverTheirRandomBits() {
    byte[] least = new byte[RunId.RANDOM_BYTES];
    byte[] greatest = new byte[RunId.RANDOM_BYTES];
    Arrays.fill(greatest, (byte) -1);

    UUID earlier = RunId.of(NOW, greatest);
    UUID later = RunId.of(NOW + 1, least);

    assertThat(earlier).isLessThan(later);
    assertThat(earlier.toString()).isLessThan(later.toString());
  }

  @Test
  void everyRandomBitIsInTheRun() {
    Set<UUID> runs = new HashSet<>();
    int bits = 0;
    for (int bit = 0; bit < 8 * RunId.RANDOM_BYTES; bit++) {
      byte[] random = new byte[RunId.RANDOM_BYTES];
      random[bit / 8] = (byte) (1 << (bit % 8));
      bits += runs.add(RunId.of(NOW, random)) ? 1 : 0;
    }

    // 74 bits count; the four and the two that version and variant displace give the same run.
    assertThat(bits).isEqualTo(75);
  }

  @Test
  void theEventsOfARunAreAMillionDifferentIdsAndNoneIsTheRun() {
    UUID run = RunId.of(NOW, random(11));

    Set<UUID> ids = new HashSet<>(2_000_000);
    for (long n = 0; n < 1_000_000; n++) {
      ids.add(RunId.event(run, n));
    }

    assertThat(ids.size()).isEqualTo(1_000_000);
    assertThat(ids.contains(run)).isFalse();
  }

  @Test
  void anEventIsAUuidThatFollowsFromItsRunAndNumber() {
    UUID run = RunId.of(NOW, random(13));
    UUID event = RunId.event(run, 1_201);

    assertThat(event).isEqualTo(RunId.event(UUID.fromString(run.toString()), 1_201));
    assertThat(event.version()).isEqualTo(8);
    assertThat(event.variant()).isEqualTo(2);
    assertThat(RunId.epochMillis(event)).isEqualTo(NOW);
  }

  @Test
  void aRunTakesExactlyItsRandomBytes() {
    for (int length : new int[] {0, 9, 11}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> RunId.of(NOW, new byte[length]))
          .withMessage("10 random bytes make a run, not " + length);
    }
  }

  private static byte[] random(long seed) {
    byte[] random = new byte[RunId.RANDOM_BYTES];
    new Random(seed).nextBytes(random);
    return random;
  }

  @Test
  void noBatchOfCountsHasTheIdOfAnEventOrOfAnother() {
    UUID run = RunId.of(1_770_112_800_123L, new byte[RunId.RANDOM_BYTES]);
    Set<UUID> ids = new HashSet<>();
    for (long n = 0; n < 1_000; n++) {
      assertThat(ids.add(RunId.event(run, n))).isTrue();
      assertThat(ids.add(RunId.counts(run, n))).isTrue();
    }
    assertThat(ids).allMatch(id -> id.version() == 8 && id.variant() == 2);
  }
}
