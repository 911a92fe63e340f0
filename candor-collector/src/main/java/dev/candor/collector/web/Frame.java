package dev.candor.collector.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Where a value of a day is drawn: a slot for each day across {@value #WIDTH} units, the numbers
 * from zero to the top down {@code height}.
 *
 * @param days one after the other, none left out
 * @param lastComplete what comes after it is incomplete
 * @param step between two lines of the grid
 * @param top the highest number that can be drawn; a multiple of the step
 * @param height in the units of the drawing
 */
record Frame(List<LocalDate> days, LocalDate lastComplete, long step, long top, int height) {

  static final int WIDTH = 1000;
  private static final int MOST_STEPS = 5;
  private static final int MOST_DAY_LABELS = 7;
  private static final int YEAR = 366;

  Frame {
    days = List.copyOf(days);
  }

  /** A frame whose top is a round number that is not below the highest. */
  static Frame of(List<LocalDate> days, LocalDate lastComplete, long highest, int height) {
    long step = roundStep(highest);
    long top = step * Math.max(1, Math.ceilDiv(highest, step));
    return new Frame(days, lastComplete, step, top, height);
  }

  private static long roundStep(long highest) {
    for (long tens = 1; ; tens *= 10) {
      for (long step : new long[] {tens, 2 * tens, 5 * tens}) {
        if (step * MOST_STEPS >= highest) {
          return step;
        }
      }
    }
  }

  double x(int slot) {
    return (slot + 0.5) * WIDTH / days.size();
  }

  double y(long count) {
    return height - (double) count * height / top;
  }

  boolean complete(int slot) {
    return !days.get(slot).isAfter(lastComplete);
  }

  /**
   * How far right, in percent, so that a label stays where it is while the drawing is stretched.
   */
  String percent(int slot) {
    return coordinate(x(slot) * 100 / WIDTH);
  }

  static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** The numbers at the lines of the grid, from zero up. */
  List<Long> grid() {
    return LongStream.rangeClosed(0, top / step).mapToObj(line -> line * step).toList();
  }

  /** The slots whose day is written below, counted back from the last complete one. */
  List<Integer> labelled() {
    int last = Math.max(0, days.indexOf(lastComplete));
    int every = Math.ceilDiv(days.size(), MOST_DAY_LABELS);
    int week = every > 2 ? Math.ceilDiv(every, 7) * 7 : every;
    return IntStream.iterate(last, slot -> slot >= 0, slot -> slot - week).boxed().toList();
  }

  /** What is written below a day: also its year, where there are several. */
  String label(int slot) {
    LocalDate day = days.get(slot);
    return days.size() > YEAR ? Print.month(day) : Print.day(day);
  }
}
