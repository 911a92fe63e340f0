package dev.candor.sdk;

import static dev.candor.sdk.StoreRows.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalRowsTest {

  private static final RowHeader HEADER = SpoolRows.header(SpoolRows.RUN);

  private final SettableClock clock = new SettableClock(NOON.toEpochMilli());
  private final List<String> told = new ArrayList<>();
  private final Batches store = new Batches();
  private Settings settings = settings(15_000, 100, 500);
  private final LocalRows rows =
      new LocalRows(store, () -> settings, false, new Debug("build-tool", null, told::add, clock));
  private long n;

  @Test
  void waitsForTheBatchOrForTheInterval() {
    record(99);
    rows.step(HEADER);
    assertThat(store.batches).isEmpty();
    record(1);
    rows.step(HEADER);
    assertThat(store.sizes()).containsExactly(100);

    record(1);
    clock.advance(Duration.ofMillis(14_999));
    rows.step(HEADER);
    assertThat(store.sizes()).containsExactly(100);
    clock.advance(Duration.ofMillis(1));
    rows.step(HEADER);
    assertThat(store.sizes()).containsExactly(100, 1);
  }

  @Test
  void writesNothingWhereNothingWaits() {
    rows.step(HEADER);
    assertThat(rows.flush(HEADER)).isTrue();
    assertThat(rows.waitMillis()).isEqualTo(Worker.NEVER);

    assertThat(store.batches).isEmpty();
    assertThat(store.attempts).isZero();
  }

  @Test
  void anIntervalThatIsChangedHoldsWithinASecond() {
    record(1);
    assertThat(rows.waitMillis()).isEqualTo(1_000);
    clock.advance(Duration.ofSeconds(2));
    settings = settings(1_000, 100, 500);

    assertThat(rows.waitMillis()).isEqualTo(1);
    rows.step(HEADER);

    assertThat(store.sizes()).containsExactly(1);
  }

  @Test
  void aBatchAndALimitThatAreChangedHoldAtTheNextStep() {
    record(50);
    rows.step(HEADER);
    settings = settings(15_000, 50, 500);
    rows.step(HEADER);
    assertThat(store.sizes()).containsExactly(50);

    settings = settings(15_000, 100, 10);
    record(50);
    rows.step(HEADER);
    rows.flush(HEADER);

    assertThat(store.sizes()).containsExactly(50, 10);
  }

  @Test
  void whatIsNotTakenWaitsInItsOrderAndComesWithWhatFollows() {
    record(3);
    store.full = true;
    assertThat(rows.flush(HEADER)).isFalse();
    record(2);
    store.full = false;

    assertThat(rows.flush(HEADER)).isTrue();

    assertThat(store.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(rows.end()).isEmpty();
    assertThat(told).singleElement().asString().contains("and 3 wait").contains("no space left");
  }

  @Test
  void triesAgainAfterASecondThenTwoAndThenAMinuteAtMost() {
    store.full = true;
    record(100);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      rows.step(HEADER);
      long waited = 0;
      int before = store.attempts;
      while (store.attempts == before) {
        long wait = rows.waitMillis();
        assertThat(wait).isBetween(1L, 1_000L);
        clock.advance(Duration.ofMillis(wait));
        waited += wait;
        rows.step(HEADER);
      }
      waits.add(waited / 1_000);
    }

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void losesTheOldestOfTooManyAndSaysHowManyOnceABurst() {
    store.full = true;
    record(600);
    rows.step(HEADER);
    record(50);
    rows.step(HEADER);
    assertThat(told).hasSize(1);
    assertThat(rows.lost()).isEqualTo(150);
    clock.advance(Duration.ofSeconds(1));
    rows.step(HEADER); // fails again: the burst is said, and the next may be
    record(7);
    rows.step(HEADER);
    store.full = false;

    assertThat(rows.flush(HEADER)).isTrue();

    assertThat(told).filteredOn(words -> words.contains("were lost")).hasSize(2);
    assertThat(told)
        .contains(
            "150 events were lost, as too many waited for the local store",
            "7 events were lost, as too many waited for the local store");
    assertThat(store.numbers())
        .isEqualTo(IntStream.rangeClosed(158, 657).mapToObj(each -> (long) each).toList());
    assertThat(rows.end()).isEqualTo(Map.of(Loss.OVERFLOW, 157L));
  }

  @Test
  void whatIsNeverTakenIsLostAtTheEndAndSaid() {
    store.full = true;
    record(3);
    rows.flush(HEADER);

    assertThat(rows.end()).isEqualTo(Map.of(Loss.NOT_WRITTEN, 3L));

    assertThat(told).contains("3 events were lost, as the local store never took them");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "5"})
  void aRowThatTheStoreStumblesOverIsLostAlone(long poison) {
    store.poison = poison;
    record(5);

    assertThat(rows.flush(HEADER)).isTrue();

    assertThat(store.numbers())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 5)
                .mapToObj(each -> (long) each)
                .filter(each -> each != poison)
                .toList());
    assertThat(rows.end()).isEqualTo(Map.of(Loss.NOT_ENCODED, 1L));
    assertThat(told).singleElement().asString().startsWith("1 events were lost, as the local");
  }

  @Test
  void rowsWaitWhereTheStoreStumblesOverEach() {
    store.poison = 0;
    record(5);
    assertThat(rows.flush(HEADER)).isFalse();
    store.poison = -1;

    assertThat(rows.flush(HEADER)).isTrue();

    assertThat(store.numbers()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(rows.end()).isEmpty();
  }

  @Test
  void aClockThatGoesBackWritesAtOnce() {
    record(1);
    clock.advance(Duration.ofDays(-1));

    rows.step(HEADER);

    assertThat(store.sizes()).containsExactly(1);
  }

  @Test
  void aRowThatIsLongerThanAnyReaderReadsIsRefused() {
    add(new SampleEvents.Large("x".repeat(LocalRows.MAX_BYTES)));
    record(1);

    assertThat(rows.flush(HEADER)).isTrue();

    assertThat(store.sizes()).containsExactly(1);
    assertThat(rows.end()).isEqualTo(Map.of(Loss.NOT_ENCODED, 1L));
    assertThat(told).singleElement().asString().startsWith("large is not kept");
  }

  @Test
  void boundsTheBytesThatWaitTooAndKeepsTheYoungest() {
    store.full = true;
    String megabyte = "x".repeat(1 << 20);
    for (int i = 0; i < 20; i++) {
      add(new SampleEvents.Large(megabyte));
      rows.step(HEADER);
    }
    store.full = false;

    rows.flush(HEADER);

    assertThat(store.numbers())
        .isEqualTo(IntStream.rangeClosed(6, 20).mapToObj(each -> (long) each).toList());
    assertThat(rows.end()).isEqualTo(Map.of(Loss.OVERFLOW, 5L));
  }

  private static Settings settings(long interval, int batch, int limit) {
    return StoreRows.local(
        new Settings.Local(Duration.ofMillis(interval), batch, limit, 5_242_880, 30, 104_857_600));
  }

  private void record(int count) {
    for (int i = 0; i < count; i++) {
      add(new SampleEvents.Step(i));
    }
  }

  private void add(Record event) {
    var codec =
        SampleEvents.plan(Level.LOCAL).events().stream()
            .filter(each -> each.type().equals(event.getClass()))
            .findAny()
            .orElseThrow();
    rows.add(new Numbered(codec, event, HEADER, ++n, clock.millis(), Context.NONE));
  }

  /** A store that takes all, or nothing, or stumbles. */
  private static final class Batches implements RowSink {
    private final List<List<Long>> batches = new ArrayList<>();
    private int attempts;
    private boolean full;
    private long poison = -1; // the number of the row that it cannot write; 0 for any

    @Override
    public void write(RowHeader header, byte[] rows, int length, long at) throws IOException {
      attempts++;
      if (full) {
        throw new IOException("no space left on device");
      }
      List<Long> batch = new ArrayList<>();
      int from = 0;
      for (int i = 0; i < length; i++) {
        if (rows[i] == '\n') {
          long number = Row.parse(Arrays.copyOfRange(rows, from, i)).n();
          if (number == poison || poison == 0) {
            throw new IllegalStateException("stumbled over " + number);
          }
          batch.add(number);
          from = i + 1;
        }
      }
      batches.add(batch);
    }

    private List<Integer> sizes() {
      return batches.stream().map(List::size).toList();
    }

    private List<Long> numbers() {
      return batches.stream().flatMap(List::stream).toList();
    }
  }
}
