package dev.candor.collector.web;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/**
 * One number of the first screen: of the last complete day, beside the same window 28 days before.
 *
 * @param label what it counts
 * @param definition exactly what it counts
 * @param value as it is written
 * @param change against the window before
 * @param spark its last 28 complete days
 * @param days of what it is, such as {@code 24 Oct – 20 Nov}
 */
record Tile(
    String label, String definition, String value, Change change, Curve spark, String days) {

  static final int SPARK_HEIGHT = 120;
  private static final int BEFORE = 28;

  /**
   * How a number moved.
   *
   * @param look {@code up}, {@code down}, {@code same} or {@code unknown}
   * @param text such as {@code ▲ 6.2 % in 28 days}
   * @param spoken the same in a sentence
   */
  record Change(String look, String text, String spoken) {

    static Change between(OptionalLong earlier, OptionalLong now) {
      if (earlier.isEmpty() || now.isEmpty()) {
        return new Change("unknown", "no earlier figure", "There is no figure of 28 days before.");
      }
      long from = earlier.getAsLong();
      long to = now.getAsLong();
      String was = "It was %s 28 days before.".formatted(Print.number(from));
      if (from == to) {
        return new Change("same", "no change in 28 days", was);
      }
      String arrow = to > from ? "▲ " : "▼ ";
      String by =
          from == 0 ? Print.number(to) : Print.percent(Math.abs((double) (to - from) / from));
      return new Change(to > from ? "up" : "down", arrow + by + " in 28 days", was);
    }
  }

  /** The tiles of a screen, in their order. */
  static List<Tile> of(Screen screen) {
    Actors actors = screen.actors();
    LocalDate day = screen.scope().lastComplete();
    return List.of(
        trailing(
            "Active developers",
            "Distinct actors with development activity in the 28 days that end with the last"
                + " complete day.",
            actors.developers(),
            day,
            28),
        trailing(
            "Active runners",
            "Distinct actors with runtime activity in those 28 days (CI, daemons) that are not"
                + " active developers: together, the two are all active actors.",
            actors.runners(),
            day,
            28),
        trailing(
            "Active in 7 days",
            "Distinct actors with any activity in the 7 days that end with the last complete day.",
            actors.weekly(),
            day,
            7),
        trailing(
            "Active in a day",
            "Distinct actors with any activity on the last complete day.",
            actors.daily(),
            day,
            1),
        summed(
            "New actors",
            "Actors seen for the first time in the 28 days that end with the last complete day.",
            actors.fresh(),
            day));
  }

  /** Of a series each of whose figures already is of a window. */
  private static Tile trailing(
      String label, String definition, Series series, LocalDate day, int window) {
    OptionalLong now = series.on(day);
    return new Tile(
        label,
        definition,
        Print.number(now),
        Change.between(series.on(day.minusDays(BEFORE)), now),
        spark(series, day),
        window(day, window));
  }

  /** Of a series whose figures are of single days, and add up. */
  private static Tile summed(String label, String definition, Series series, LocalDate day) {
    OptionalLong now = series.sum(day, 28);
    LocalDate before = day.minusDays(BEFORE);
    boolean comparable =
        series.first().filter(first -> !first.isAfter(before.minusDays(27))).isPresent();
    return new Tile(
        label,
        definition,
        Print.number(now),
        Change.between(comparable ? series.sum(before, 28) : OptionalLong.empty(), now),
        spark(series, day),
        window(day, 28));
  }

  private static Curve spark(Series series, LocalDate day) {
    List<LocalDate> days = day.minusDays(27).datesUntil(day.plusDays(1)).toList();
    long highest = days.stream().mapToLong(each -> series.on(each).orElse(0)).max().orElse(0);
    // Not rounded up to a round number: there is no axis to read it from.
    Frame frame = new Frame(days, day, 1, Math.max(1, highest), SPARK_HEIGHT);
    return Curve.of(series, frame);
  }

  private static String window(LocalDate day, int days) {
    return days == 1
        ? Print.longDay(day)
        : Print.day(day.minusDays(days - 1L)) + " – " + Print.day(day);
  }
}
