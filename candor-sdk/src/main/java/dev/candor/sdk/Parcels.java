package dev.candor.sdk;

import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes parcels of what waits in a segment, oldest first: the same parcel again until each of its
 * events is answered, but without those that are held back. Not safe for use by several threads.
 */
final class Parcels {

  private static final Duration LONGEST_HOLD = Duration.ofDays(28);

  private List<Row> current = List.of();
  private final Map<Long, Hold> held = new HashMap<>();
  private @Nullable UUID id;
  private long last; // the number of the last event that was given
  private int attempt;

  /** That an event is kept back; a clock that was set back behind its beginning ends that. */
  private record Hold(Instant since, Instant until) {

    private boolean isOver(Instant now) {
      return now.isBefore(since) || !now.isBefore(until);
    }
  }

  /** The next events of those that wait, at most so many; empty where each is held back. */
  List<Row> next(WaitingRows waiting, int most, Instant now) {
    held.values().removeIf(hold -> hold.isOver(now));
    List<Row> again = new ArrayList<>();
    for (Row row : current) {
      if (waiting.has(row.n()) && !isHeld(row)) {
        again.add(row);
      }
    }
    if (again.isEmpty()) {
      again = free(waiting, most);
      current = again;
      id = again.isEmpty() ? id : null; // where counts alone wait, the same ones may come again
    }
    List<Row> next = again.subList(0, Math.min(most, again.size())); // the rest of it comes next
    if (next.size() < again.size() || (!next.isEmpty() && next.get(0).n() > last)) {
      id = null;
    }
    last = next.isEmpty() ? last : next.get(next.size() - 1).n();
    return next;
  }

  private List<Row> free(WaitingRows waiting, int most) {
    List<Row> free = new ArrayList<>(Math.min(most, waiting.size()));
    for (Row row : waiting) {
      if (free.size() == most) {
        break;
      }
      if (!isHeld(row)) {
        free.add(row);
      }
    }
    return free;
  }

  private boolean isHeld(Row row) {
    return !held.isEmpty() && held.containsKey(row.n());
  }

  /** The parcel of some events. */
  Parcel of(RowHeader header, Map<String, Long> lost, List<Row> rows) {
    UUID known = id;
    UUID next = known == null ? RunId.event(header.run(), rows.get(0).n()) : known;
    begin(next);
    return new Parcel(next, attempt, header, lost, rows, 0, List.of());
  }

  /** The parcel of some counts. */
  Parcel of(RowHeader header, Map<String, Long> lost, SpooledCounts counts) {
    current = List.of();
    UUID next = RunId.counts(header.run(), counts.number());
    begin(next);
    return new Parcel(
        next,
        attempt,
        header.withoutInstallation(), // of nobody
        lost,
        List.of(),
        counts.number(),
        counts.counts());
  }

  private void begin(UUID next) {
    attempt = next.equals(id) ? attempt + 1 : 1;
    id = next;
  }

  /** Keeps an event back, as long as the oldest are kept that any destination takes at most. */
  void hold(long n, Instant now, Duration asked) {
    Duration hold = asked.compareTo(LONGEST_HOLD) < 0 ? asked : LONGEST_HOLD;
    held.put(n, new Hold(now, now.plus(hold)));
    List<Row> others = new ArrayList<>(current);
    others.removeIf(row -> row.n() == n);
    current = others;
  }

  /** How long until the first of those that are held back may go. */
  Duration shortestHold(Instant now) {
    return held.values().stream()
        .map(hold -> hold.isOver(now) ? Duration.ZERO : Duration.between(now, hold.until()))
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
