package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which events go together, and which are kept back. */
class ParcelsTest {

  private static final Instant NOW = Instant.parse("2026-02-03T10:00:00Z");

  private final Parcels parcels = new Parcels();
  private final WaitingRows waiting = new WaitingRows();

  @Test
  void aClockThatIsSetBackEndsAHold() {
    leave(2);
    parcels.hold(1, NOW, Duration.ofSeconds(30));
    assertThat(numbers(9, NOW)).containsExactly(2L);
    assertThat(parcels.shortestHold(NOW)).isEqualTo(Duration.ofSeconds(30));

    Instant back = NOW.minus(Duration.ofDays(1));

    assertThat(parcels.shortestHold(back)).isZero();
    waiting.remove(2);
    assertThat(numbers(9, back)).containsExactly(1L);
  }

  @Test
  void noHoldIsLongerThanTheOldestEventsAreKept() {
    leave(1);
    parcels.hold(1, NOW, Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(parcels.shortestHold(NOW)).isEqualTo(Duration.ofDays(28));
  }

  @Test
  void thePartsOfAParcelAreGivenBeforeWhatCameAfterIt() {
    leave(4);
    assertThat(numbers(4, NOW)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(attempt()).isEqualTo(1);
    leave(6);

    assertThat(numbers(2, NOW)).containsExactly(1L, 2L);
    assertThat(attempt()).isEqualTo(1);
    waiting.remove(1);
    assertThat(numbers(3, NOW)).containsExactly(2L, 3L, 4L);
    waiting.remove(2);
    waiting.remove(3);
    waiting.remove(4);
    assertThat(numbers(9, NOW)).containsExactly(5L, 6L);
  }

  @Test
  void aParcelThatComesAgainKeepsItsIdThoughSomeOfItWasAnswered() {
    leave(3);
    assertThat(numbers(3, NOW)).hasSize(3);
    Parcel first = parcel();
    waiting.remove(1);

    assertThat(numbers(3, NOW)).containsExactly(2L, 3L);

    assertThat(parcel().id()).isEqualTo(first.id());
    waiting.remove(2);
    assertThat(numbers(3, NOW)).containsExactly(3L);
    assertThat(parcel().id()).isEqualTo(first.id());
  }

  @Test
  void anEventThatIsKeptBackLeavesItsParcelToTheOthersAndBeginsAnewWhenItComes() {
    leave(3);
    assertThat(numbers(3, NOW)).containsExactly(1L, 2L, 3L);
    Parcel first = parcel();
    parcels.hold(1, NOW, Duration.ofSeconds(30));

    assertThat(numbers(3, NOW)).containsExactly(2L, 3L);
    Parcel again = parcel();
    waiting.remove(2);
    waiting.remove(3);
    assertThat(numbers(3, NOW.plusSeconds(30))).containsExactly(1L);

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.attempt()).isEqualTo(2);
    assertThat(attempt()).isEqualTo(1);
  }

  private List<Row> next = List.of();

  private List<Long> numbers(int most, Instant now) {
    next = parcels.next(waiting, most, now);
    return next.stream().map(Row::n).toList();
  }

  private Parcel parcel() {
    return parcels.of(SpoolRows.header(SpoolRows.RUN), Map.of(), next);
  }

  private int attempt() {
    return parcel().attempt();
  }

  private void leave(int upTo) {
    for (long n = waiting.size() + 1L; n <= upTo; n++) {
      waiting.add(Row.parse(SpoolRows.row(SpoolRows.RUN, n)));
    }
  }
}
