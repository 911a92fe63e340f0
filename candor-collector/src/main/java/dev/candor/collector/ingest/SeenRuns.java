package dev.candor.collector.ingest;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which numbers of which runs got a final verdict before. The runs that began last are in memory;
 * what began at the watermark or before it is asked of the journal when it comes, so that memory is
 * bounded and the answer is exact for ever.
 *
 * <p>Belongs to the thread that writes.
 */
final class SeenRuns {

  private static final Comparator<Key> BY_BEGINNING =
      Comparator.<Key>comparingLong(key -> key.run.getMostSignificantBits() >>> 16)
          .thenComparing(Key::run)
          .thenComparing(Key::product);

  /** A run of a daemon has a range in each file; most runs have one in all. */
  private static final int LOADED_A_RUN = 2;

  private final Journal journal;
  private final int limit;
  private final TreeMap<Key, Numbers> runs = new TreeMap<>(BY_BEGINNING);
  private final Set<Key> doubtful = new HashSet<>();
  private long watermark;

  /** One run. */
  record Key(String product, UUID run) {
    long began() {
      return run.getMostSignificantBits() >>> 16;
    }
  }

  /**
   * Loads the runs that began after an instant.
   *
   * @param since in milliseconds of the epoch
   * @param limit how many runs to hold
   */
  SeenRuns(Journal journal, long since, int limit) {
    this.journal = journal;
    this.watermark = since;
    this.limit = limit;
    int most = LOADED_A_RUN * limit;
    List<Commit.Range> loaded = journal.rangesSince(since + 1, most);
    if (loaded.size() == most) {
      // Of those that began with the last of them there may be more: they are looked up.
      watermark = new Key("", loaded.getLast().run()).began();
    }
    loaded.forEach(this::load);
    trim();
  }

  private void load(Commit.Range range) {
    Key key = new Key(range.product(), range.run());
    if (key.began() > watermark) {
      runs.computeIfAbsent(key, _ -> new Numbers()).add(range.first(), range.last());
    }
  }

  /** Looks up, at once, those of some runs that memory cannot answer for. */
  void prepare(Collection<Key> keys) {
    Map<Key, Numbers> missing = new HashMap<>();
    for (Key key : keys) {
      if (!runs.containsKey(key) && (key.began() <= watermark || doubtful.contains(key))) {
        missing.put(key, new Numbers());
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    List<UUID> asked = missing.keySet().stream().map(Key::run).distinct().toList();
    for (Commit.Range range : journal.ranges(asked)) {
      Numbers numbers = missing.get(new Key(range.product(), range.run()));
      if (numbers != null) {
        numbers.add(range.first(), range.last());
      }
    }
    runs.putAll(missing);
    doubtful.removeAll(missing.keySet());
  }

  /** What is known of a run that was prepared; the caller adds what it is about to commit. */
  Numbers of(Key key) {
    return runs.computeIfAbsent(key, _ -> new Numbers());
  }

  /** Forgets a run whose commit failed: what there is of it, only the journal knows. */
  void doubt(Key key) {
    runs.remove(key);
    doubtful.add(key);
  }

  /** Brings memory back to its bound. Call between commits, never inside one. */
  void trim() {
    while (runs.size() > limit) {
      Key oldest = runs.firstKey();
      runs.remove(oldest);
      watermark = Math.max(watermark, oldest.began());
    }
  }

  /** A set of numbers, as ranges. */
  static final class Numbers {

    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** Adds one number; false where it was there. */
    boolean add(long n) {
      Map.Entry<Long, Long> before = ranges.floorEntry(n);
      if (before != null && before.getValue() >= n) {
        return false;
      }
      add(n, n);
      return true;
    }

    /** Adds a range and joins it with those that it touches. */
    void add(long first, long last) {
      long from = first;
      long to = last;
      Map.Entry<Long, Long> before = ranges.floorEntry(first);
      if (before != null && before.getValue() >= first - 1) {
        from = before.getKey();
        to = Math.max(to, before.getValue());
      }
      Map.Entry<Long, Long> next = ranges.higherEntry(from);
      while (next != null && next.getKey() <= to + 1) {
        to = Math.max(to, next.getValue());
        ranges.remove(next.getKey());
        next = ranges.higherEntry(from);
      }
      ranges.put(from, to);
    }

    /** The ranges, in order. */
    List<Map.Entry<Long, Long>> ranges() {
      return List.copyOf(ranges.entrySet());
    }
  }
}
