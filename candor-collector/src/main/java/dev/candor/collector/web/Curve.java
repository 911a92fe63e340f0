package dev.candor.collector.web;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A series as SVG paths. A day that was not counted interrupts the line; what follows the last
 * complete day is dashed, from that day's point on.
 *
 * @param solid through the complete days; empty if there is none
 * @param dashed through the incomplete ones; empty if there is none
 * @param area below the solid line
 * @param end the point of the last complete day, where it was counted
 */
record Curve(String solid, String dashed, String area, Optional<Point> end) {

  /**
   * A place in a drawing of any width.
   *
   * @param percent across
   * @param y down
   */
  record Point(String percent, String y) {}

  static Curve of(Series series, Frame frame) {
    Pen solid = new Pen(frame);
    Pen dashed = new Pen(frame);
    Optional<Point> end = Optional.empty();
    for (int slot = 0; slot < frame.days().size(); slot++) {
      OptionalLong count = series.on(frame.days().get(slot));
      if (frame.complete(slot)) {
        solid.through(slot, count);
      }
      if (!frame.days().get(slot).isBefore(frame.lastComplete())) {
        dashed.through(slot, count);
      }
      if (frame.days().get(slot).equals(frame.lastComplete()) && count.isPresent()) {
        String y = Frame.coordinate(frame.y(count.getAsLong()));
        end = Optional.of(new Point(frame.percent(slot), y));
      }
    }
    solid.lift();
    return new Curve(
        solid.line.toString(),
        dashed.points > 1 || end.isEmpty() ? dashed.line.toString() : "",
        solid.area.toString(),
        end);
  }

  /** Draws one line from left to right, and what lies below it. */
  private static final class Pen {

    private final Frame frame;
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder area = new StringBuilder();
    private boolean down;
    private int last;
    private int points;

    Pen(Frame frame) {
      this.frame = frame;
    }

    void through(int slot, OptionalLong count) {
      if (count.isEmpty()) {
        lift();
        return;
      }
      String x = Frame.coordinate(frame.x(slot));
      String place = x + " " + Frame.coordinate(frame.y(count.getAsLong()));
      if (!down) {
        // A line of no length, so that a day between two gaps is seen as a dot.
        line.append('M').append(place).append("h0");
        area.append('M').append(x).append(' ').append(frame.height());
      } else {
        line.append('L').append(place);
      }
      area.append('L').append(place);
      down = true;
      last = slot;
      points++;
    }

    void lift() {
      if (down) {
        String x = Frame.coordinate(frame.x(last));
        area.append('L').append(x).append(' ').append(frame.height()).append('Z');
      }
      down = false;
    }
  }
}
