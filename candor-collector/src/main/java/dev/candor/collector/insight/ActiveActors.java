package dev.candor.collector.insight;

import static java.util.Objects.requireNonNull;

import dev.candor.collector.store.Columns;
import dev.candor.collector.store.Reading;
import dev.candor.collector.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many actors were active on each day, and in the 7 and the 28 days that end with it.
 *
 * <p>A developer of a window has DEVELOPMENT in it; a runner has RUNTIME in it and no DEVELOPMENT:
 * together they are all the active ones, once each. New is who had never counted as that before.
 *
 * <p>In the collector's zone the answer comes from the roll-ups and the rows that have none yet; in
 * any other zone from the rows, the same numbers more slowly. Safe for use by several threads.
 */
public final class ActiveActors {

  private static final int WEEK = 7;
  private static final int MONTH = 28;

  private static final String ROLLED =
      """
      SELECT actor, block,
             coalesce(bit_or(bits) FILTER (kind = 1), 0) AS development,
             coalesce(bit_or(bits) FILTER (kind = 2), 0) AS runtime
        FROM actor_days
       WHERE product = ?
         AND NOT list_contains(?::INTEGER[], file)
       GROUP BY ALL
      """;

  private static final String LIVE =
      """
      SELECT actor, day // 64 AS block,
             coalesce(bit_or(bit) FILTER (kind = 1), 0) AS development,
             coalesce(bit_or(bit) FILTER (kind = 2), 0) AS runtime
        FROM (SELECT actor, kind, day,
                     CASE day % 64 WHEN 63 THEN (-9223372036854775808)::BIGINT
                                   ELSE 1::BIGINT << (day % 64) END AS bit
                FROM live_events
               WHERE product = ?
                 AND actor IS NOT NULL
                 AND kind <> 0)
       GROUP BY ALL
      """;

  private static final String ROWS =
      """
      SELECT actor, day // 64 AS block,
             coalesce(bit_or(bit) FILTER (kind = 1), 0) AS development,
             coalesce(bit_or(bit) FILTER (kind = 2), 0) AS runtime
        FROM (SELECT actor, kind, day,
                     CASE day % 64 WHEN 63 THEN (-9223372036854775808)::BIGINT
                                   ELSE 1::BIGINT << (day % 64) END AS bit
                FROM (SELECT actor, kind,
                             (epoch_us(time) // 1000000 + ?::BIGINT) // 86400 AS day
                        FROM events
                       WHERE product = ?
                         AND time >= ?
                         AND time < ?
                         AND actor IS NOT NULL
                         AND kind <> 0))
       GROUP BY ALL
      """;

  private static final String SEALED = "SELECT number FROM sealed_files ORDER BY number";

  private final Store store;
  private final Map<String, Rolled> cache = new ConcurrentHashMap<>();

  /** The roll-ups of a set of files, in memory: they never change, only the set grows. */
  private record Rolled(List<Long> files, Map<UUID, ActorCalendar> actors) {

    /** With the files that were sealed since; what is in memory is being read and stays. */
    Rolled grown(Reading reading, String product, List<Long> now) {
      Map<UUID, ActorCalendar> later = new HashMap<>();
      reading.forEach(
          ROLLED,
          row -> ActiveActors.add(later, row),
          product,
          files.stream().map(String::valueOf).toList());
      Map<UUID, ActorCalendar> all = new HashMap<>(actors);
      later.forEach(
          (actor, calendar) -> {
            ActorCalendar before = actors.get(actor);
            if (before != null) {
              calendar.add(before);
            }
            all.put(actor, calendar);
          });
      return new Rolled(now, all);
    }
  }

  /** Whom to count. */
  public enum Who {
    /** Those with DEVELOPMENT in the window. */
    DEVELOPER,
    /** Those with RUNTIME in the window, and no DEVELOPMENT. */
    RUNNER,
    /** Both. */
    BOTH
  }

  /**
   * One day's counts.
   *
   * @param day in the zone that was asked for
   * @param daily active on the day
   * @param weekly active in the 7 days that end with it
   * @param monthly active in the 28 days that end with it
   * @param fresh active on the day, and never before
   */
  public record Day(LocalDate day, long daily, long weekly, long monthly, long fresh) {}

  /** Over a store. */
  public ActiveActors(Store store) {
    this.store = store;
  }

  /**
   * Counts for every day of an interval, those without anybody too.
   *
   * @throws IllegalArgumentException if the interval is too long
   */
  public List<Day> days(String product, Interval interval, ZoneId zone, Who who) {
    return requireNonNull(days(product, interval, zone, EnumSet.of(who)).get(who));
  }

  /** Counts the same for several, in one pass over the actors. */
  public Map<Who, List<Day>> days(
      String product, Interval interval, ZoneId zone, Set<Who> everyone) {
    if (zone.equals(store.zone())) {
      return store.read(reading -> rolled(reading, product, interval, everyone));
    }
    return store.read(reading -> fromRows(reading, product, interval, zone, everyone));
  }

  private Map<Who, List<Day>> rolled(
      Reading reading, String product, Interval interval, Set<Who> everyone) {
    List<Long> files = reading.rows(SEALED, row -> row.whole("number"));
    Rolled rolled = cache.getOrDefault(product, new Rolled(List.of(), Map.of()));
    if (!rolled.files().equals(files)) {
      rolled = rolled.grown(reading, product, files);
      cache.put(product, rolled);
    }
    Map<UUID, ActorCalendar> live = new HashMap<>();
    reading.forEach(LIVE, row -> add(live, row), product);
    Counts counts = new Counts(KeptDays.of(reading, product).within(interval), everyone);
    rolled
        .actors()
        .forEach(
            (actor, calendar) -> {
              ActorCalendar later = live.remove(actor);
              if (later != null) {
                later.add(calendar);
              }
              counts.add(later == null ? calendar : later);
            });
    live.values().forEach(counts::add);
    return counts.days();
  }

  private Map<Who, List<Day>> fromRows(
      Reading reading, String product, Interval interval, ZoneId zone, Set<Who> everyone) {
    List<Instant> kept = KeptDays.instants(reading, product);
    Map<UUID, ActorCalendar> actors = new HashMap<>();
    if (!kept.isEmpty()) {
      for (ZoneSegments.Segment segment :
          ZoneSegments.between(zone, kept.getFirst(), kept.getLast())) {
        reading.forEach(
            ROWS,
            row -> add(actors, row),
            segment.offsetSeconds(),
            product,
            segment.from(),
            segment.to());
      }
    }
    Counts counts = new Counts(KeptDays.of(kept, zone).within(interval), everyone);
    actors.values().forEach(counts::add);
    return counts.days();
  }

  private static void add(Map<UUID, ActorCalendar> actors, Columns row) {
    actors
        .computeIfAbsent(row.uuid("actor"), _ -> new ActorCalendar())
        .add(Math.toIntExact(row.whole("block")), row.whole("development"), row.whole("runtime"));
  }

  /** Adds up calendars for each of several. */
  private static final class Counts {

    private final Map<Who, ActiveCount> counts = new EnumMap<>(Who.class);

    Counts(KeptDays days, Set<Who> everyone) {
      everyone.forEach(who -> counts.put(who, new ActiveCount(days, who)));
    }

    void add(ActorCalendar actor) {
      counts.values().forEach(count -> count.add(actor));
    }

    Map<Who, List<Day>> days() {
      Map<Who, List<Day>> days = new EnumMap<>(Who.class);
      counts.forEach((who, count) -> days.put(who, count.days()));
      return days;
    }
  }

  /** Adds up calendars, day by day. */
  private static final class ActiveCount {

    private final int from;
    private final int to;
    private final Who who;
    private final long[] daily;
    private final long[] weekly;
    private final long[] monthly;
    private final long[] fresh;

    ActiveCount(KeptDays days, Who who) {
      long length = Math.max(0, days.last() - days.first() + 1);
      if (length > Interval.MAX_DAYS) {
        throw new IllegalArgumentException(
            "%d days are more than %d: ask for fewer".formatted(length, Interval.MAX_DAYS));
      }
      this.from = Math.toIntExact(days.first());
      this.to = from + (int) length - 1;
      this.who = who;
      this.daily = new long[(int) length];
      this.weekly = new long[(int) length];
      this.monthly = new long[(int) length];
      this.fresh = new long[(int) length];
    }

    void add(ActorCalendar actor) {
      int last = Math.min(to, actor.endDay() + MONTH - 2);
      for (int day = Math.max(from, actor.firstDay()); day <= last; day++) {
        long development = actor.developmentUpTo(day);
        long runtime = actor.runtimeUpTo(day);
        if (counts(development, runtime, MONTH)) {
          monthly[day - from]++;
        }
        if (counts(development, runtime, WEEK)) {
          weekly[day - from]++;
        }
        if (counts(development, runtime, 1)) {
          daily[day - from]++;
        }
      }
      int first = firstDay(actor);
      if (first >= from && first <= to) {
        fresh[first - from]++;
      }
    }

    private boolean counts(long development, long runtime, int window) {
      int rest = Long.SIZE - window;
      return switch (who) {
        case DEVELOPER -> development >>> rest != 0;
        case RUNNER -> runtime >>> rest != 0 && development >>> rest == 0;
        case BOTH -> (development | runtime) >>> rest != 0;
      };
    }

    /** The first day ever that the actor counts on, or one behind all. */
    private int firstDay(ActorCalendar actor) {
      for (int end = actor.firstDay() + Long.SIZE - 1; end < actor.endDay(); end += Long.SIZE) {
        long development = actor.developmentUpTo(end);
        long runtime = actor.runtimeUpTo(end);
        long days =
            switch (who) {
              case DEVELOPER -> development;
              case RUNNER -> runtime & ~development;
              case BOTH -> development | runtime;
            };
        if (days != 0) {
          return end - (Long.SIZE - 1) + Long.numberOfTrailingZeros(days);
        }
      }
      return Integer.MAX_VALUE;
    }

    List<Day> days() {
      List<Day> rows = new ArrayList<>(daily.length);
      for (int i = 0; i < daily.length; i++) {
        rows.add(
            new Day(
                LocalDate.ofEpochDay((long) from + i), daily[i], weekly[i], monthly[i], fresh[i]));
      }
      return rows;
    }
  }
}
