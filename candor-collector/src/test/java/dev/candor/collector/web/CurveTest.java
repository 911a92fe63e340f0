package dev.candor.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-16");
  private static final List<LocalDate> DAYS = FIRST.datesUntil(FIRST.plusDays(5)).toList();
  private static final Frame FRAME = Frame.of(DAYS, FIRST.plusDays(3), 10, 100);

  @Test
  void goesThroughTheCompleteDaysAndIsDashedFromTheLastOfThemOn() {
    Curve curve = Curve.of(counts(0, 5, 10, 10, 5), FRAME);

    assertThat(curve.solid()).isEqualTo("M100.00 100.00h0L300.00 50.00L500.00 0.00L700.00 0.00");
    assertThat(curve.dashed()).isEqualTo("M700.00 0.00h0L900.00 50.00");
    assertThat(curve.end()).contains(new Curve.Point("70.00", "0.00"));
  }

  @Test
  void leavesAGapWhereADayWasNotCounted() {
    Curve curve = Curve.of(counts(0, -1, 10, 10), FRAME);

    assertThat(curve.solid()).isEqualTo("M100.00 100.00h0M500.00 0.00h0L700.00 0.00");
    assertThat(curve.area())
        .isEqualTo(
            "M100.00 100L100.00 100.00L100.00 100ZM500.00 100L500.00 0.00L700.00 0.00"
                + "L700.00 100Z");
  }

  @Test
  void goesToTheGroundWhereADayCountedNothing() {
    assertThat(Curve.of(counts(10, 0, 10), FRAME).solid()).contains("L300.00 100.00");
  }

  @Test
  void isNotDashedWithoutAnIncompleteDay() {
    assertThat(Curve.of(counts(1, 2, 3, 4), FRAME).dashed()).isEmpty();
  }

  @Test
  void theGridEndsAtARoundNumberThatIsNotBelowTheHighest() {
    for (long highest = 0; highest < 20_000; highest++) {
      Frame frame = Frame.of(DAYS, FIRST, highest, 100);

      assertThat(frame.top()).isGreaterThanOrEqualTo(highest);
      assertThat(frame.grid()).hasSizeBetween(2, 6).startsWith(0L).endsWith(frame.top());
    }
  }

  @Test
  void neverWritesMoreDaysThanFitSideBySide() {
    for (int days = 1; days < 800; days++) {
      List<LocalDate> all = FIRST.datesUntil(FIRST.plusDays(days)).toList();

      assertThat(Frame.of(all, all.getLast(), 1, 100).labelled()).hasSizeBetween(1, 7);
    }
  }

  /** Counts of the days from the first; below zero for a day that was not counted. */
  @Test
  void aBarIsSeenHoweverManyThereAre() {
    List<LocalDate> decade = FIRST.datesUntil(FIRST.plusYears(10)).toList();

    assertThat(Chart.Bar.of(FRAME, 0, 1).width()).isEqualTo("144.00");
    assertThat(Chart.Bar.of(Frame.of(decade, FIRST, 1, 100), 0, 1).width()).isEqualTo("2.00");
  }

  @Test
  void aDayOfSeveralYearsIsWrittenWithItsYear() {
    List<LocalDate> years = FIRST.datesUntil(FIRST.plusDays(400)).toList();

    assertThat(Frame.of(DAYS, FIRST, 1, 100).label(0)).isEqualTo("16 Nov");
    assertThat(Frame.of(years, FIRST, 1, 100).label(399)).isEqualTo("Dec 2027");
  }

  private static Series counts(long... counts) {
    return Series.of(
        IntStream.range(0, counts.length)
            .filter(day -> counts[day] >= 0)
            .mapToObj(day -> new Series.DayCount(FIRST.plusDays(day), counts[day]))
            .toList());
  }
}
