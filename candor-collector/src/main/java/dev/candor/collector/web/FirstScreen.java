package dev.candor.collector.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The first screen as its template needs it.
 *
 * @param screen the figures
 * @param choice what can be chosen at its top
 * @param tiles the numbers
 * @param actives how many were active
 * @param fresh how many were new
 */
record FirstScreen(Screen screen, Choice choice, List<Tile> tiles, Chart actives, Chart fresh) {

  private static final int MOST_EVENTS = 8;

  FirstScreen {
    tiles = List.copyOf(tiles);
  }

  /**
   * One event's line: its count, and its length beside the longest.
   *
   * @param percent of the longest
   */
  record EventLine(String name, String count, String percent) {}

  static FirstScreen of(Screen screen, Choice choice) {
    Scope scope = screen.scope();
    LocalDate last = scope.lastComplete();
    LocalDate first = scope.range().first(last, screen.actors().earliest(last));
    List<LocalDate> days = first.datesUntil(screen.actors().latest(last).plusDays(1)).toList();
    return new FirstScreen(
        screen, choice, Tile.of(screen), Chart.actives(screen, days), Chart.fresh(screen, days));
  }

  /** The most frequent events. */
  List<EventLine> eventLines() {
    long longest = screen.events().stream().mapToLong(NamedCount::count).max().orElse(0);
    return screen.events().stream()
        .sorted(
            Comparator.comparingLong(NamedCount::count).reversed().thenComparing(NamedCount::name))
        .limit(MOST_EVENTS)
        .map(
            event ->
                new EventLine(
                    event.name(),
                    Print.number(event.count()),
                    Frame.coordinate(event.count() * 100.0 / Math.max(1, longest))))
        .toList();
  }

  /** What the lines leave out, or nothing if they are all. */
  String otherEvents() {
    int others = screen.events().size() - MOST_EVENTS;
    return others > 0 ? "and %s more".formatted(Print.number(others)) : "";
  }

  /** What the range is called within a sentence. */
  String rangeInWords() {
    return switch (screen.scope().range()) {
      case LAST_28 -> "last 28 days";
      case LAST_90 -> "last 90 days";
      case ALL -> "since the first day";
    };
  }

  /** How wide a figure's part of the health bar is, in percent of what was received. */
  String share(long count) {
    return Frame.coordinate(count * 100.0 / Math.max(1, screen.health().received()));
  }
}
