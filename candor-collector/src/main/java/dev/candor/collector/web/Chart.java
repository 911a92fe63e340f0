package dev.candor.collector.web;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * A chart over days, ready to be drawn, and the table that says the same.
 *
 * @param id names it within the page
 * @param title what is counted
 * @param description what it shows, for those who do not see it
 * @param frame where things are drawn
 * @param traces one a series
 * @param bars whether a day is a bar; it is a point of a line otherwise
 */
record Chart(
    String id, String title, String description, Frame frame, List<Trace> traces, boolean bars) {

  /** As high as the card beside each, so that a row ends in one line. */
  private static final int TALL = 310;

  private static final int LOW = 262;

  Chart {
    traces = List.copyOf(traces);
  }

  /**
   * One series.
   *
   * @param name in the legend
   * @param look its class in the style sheet
   */
  record Trace(String name, String look, Series series, Frame frame) {

    Curve curve() {
      return Curve.of(series, frame);
    }

    String latest() {
      return Print.number(series.on(frame.lastComplete()));
    }

    OptionalLong on(LocalDate day) {
      return series.on(day);
    }

    List<Bar> bars() {
      return IntStream.range(0, frame.days().size())
          .filter(slot -> series.on(frame.days().get(slot)).isPresent())
          .mapToObj(slot -> Bar.of(frame, slot, series.on(frame.days().get(slot)).orElseThrow()))
          .toList();
    }
  }

  /** One day as a bar, in the frame's units. */
  record Bar(String x, String y, String width, String height, boolean complete) {

    /** Thinner than a point of a screen nobody sees it, however many days there are. */
    private static final double THINNEST = 2;

    static Bar of(Frame frame, int slot, long count) {
      double width = Math.max(THINNEST, 0.72 * Frame.WIDTH / frame.days().size());
      double y = frame.y(count);
      return new Bar(
          Frame.coordinate(frame.x(slot) - width / 2),
          Frame.coordinate(y),
          Frame.coordinate(width),
          Frame.coordinate(frame.height() - y),
          frame.complete(slot));
    }
  }

  /** How high up a number is drawn. */
  String y(long count) {
    return Frame.coordinate(frame.y(count));
  }

  static Chart actives(Screen screen, List<LocalDate> days) {
    Actors actors = screen.actors();
    Frame frame =
        frame(
            days, screen.scope(), List.of(actors.monthly(), actors.weekly(), actors.daily()), TALL);
    return new Chart(
        "actives",
        "Active actors",
        "Distinct actors active on each day, in the 7 days and in the 28 days that end with it",
        frame,
        List.of(
            new Trace("28 days", "monthly", actors.monthly(), frame),
            new Trace("7 days", "weekly", actors.weekly(), frame),
            new Trace("Day", "daily", actors.daily(), frame)),
        false);
  }

  static Chart fresh(Screen screen, List<LocalDate> days) {
    Series series = screen.actors().fresh();
    Frame frame = frame(days, screen.scope(), List.of(series), LOW);
    return new Chart(
        "new-actors",
        "New actors",
        "Actors that were seen for the first time on each day",
        frame,
        List.of(new Trace("First seen that day", "fresh", series, frame)),
        true);
  }

  private static Frame frame(List<LocalDate> days, Scope scope, List<Series> shown, int height) {
    long highest =
        shown.stream()
            .flatMap(series -> days.stream().map(series::on))
            .mapToLong(count -> count.orElse(0))
            .max()
            .orElse(0);
    return Frame.of(days, scope.lastComplete(), highest, height);
  }
}
