package dev.candor.sdk;

import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes parcels of what waits in a segment, oldest first: the same parcel again until each of its
 * events is answered, but without those that are held back. Not safe for use by several threads.
 */
final class Parcels {

  private final Set<Long> current = new TreeSet<>();
  private final Map<Long, Instant> held = new HashMap<>();
  private @Nullable UUID id;
  private int attempt;

  /** The next events of those that wait, at most so many; empty where each is held back. */
  List<Row> next(Collection<Row> waiting, int most, Instant now) {
    held.values().removeIf(until -> !now.isBefore(until));
    List<Row> free = new ArrayList<>();
    List<Row> again = new ArrayList<>();
    for (Row row : waiting) {
      if (!held.containsKey(row.n())) {
        if (current.contains(row.n())) {
          again.add(row);
        } else if (free.size() < most) {
          free.add(row);
        }
      }
    }
    if (!again.isEmpty() && again.size() <= most) {
      return again;
    }
    List<Row> cut = again.isEmpty() ? free : again.subList(0, most);
    current.clear();
    cut.forEach(row -> current.add(row.n()));
    id = null;
    return cut;
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
    current.clear();
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

  /** Keeps an event back. */
  void hold(long n, Instant until) {
    held.put(n, until);
    current.remove(n);
  }

  /** How long until the first of those that are held back may go. */
  Duration shortestHold(Instant now) {
    return held.values().stream()
        .min(Instant::compareTo)
        .map(until -> Duration.between(now, until))
        .orElse(Duration.ZERO);
  }
}
