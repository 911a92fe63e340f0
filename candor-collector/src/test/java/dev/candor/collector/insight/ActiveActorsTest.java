package dev.candor.collector.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.collector.SampleRows;
import dev.candor.collector.ingest.EventRow;
import dev.candor.collector.ingest.Kind;
import dev.candor.collector.store.Rotation;
import dev.candor.collector.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveActorsTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Stockholm"),
          ZoneId.of("America/St_Johns"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("Pacific/Chatham"));

  @TempDir Path folder;

  @Test
  void theFirstAndTheLastInstantOfADayAreItsAndTheNextIsNot() {
    ZoneId zone = ZoneId.of("Europe/Stockholm");
    LocalDate day = LocalDate.of(2026, 3, 29); // 23 hours long
    List<EventRow> rows =
        List.of(
            row(day.atStartOfDay(), zone, 1, Kind.DEVELOPMENT),
            row(day.atTime(23, 59, 59, 999_000_000), zone, 2, Kind.DEVELOPMENT),
            row(day.plusDays(1).atStartOfDay(), zone, 3, Kind.DEVELOPMENT));

    try (Store store = store(zone, 100)) {
      store.append(SampleRows.commit(rows));

      assertThat(
              new ActiveActors(store)
                  .days(
                      "ao",
                      new Interval(day.minusDays(1), day.plusDays(1)),
                      zone,
                      ActiveActors.Who.BOTH))
          .containsExactly(
              new ActiveActors.Day(day.minusDays(1), 0, 0, 0, 0),
              new ActiveActors.Day(day, 2, 2, 2, 2),
              new ActiveActors.Day(day.plusDays(1), 1, 3, 3, 1));
    }
  }

  @Test
  void aDeveloperOfAWindowIsNoRunnerOfIt() {
    ZoneId zone = ZoneId.of("UTC");
    LocalDate day = LocalDate.of(2026, 2, 1);
    List<EventRow> rows =
        List.of(
            row(day.atTime(9, 0), zone, 1, Kind.DEVELOPMENT),
            row(day.plusDays(1).atTime(9, 0), zone, 1, Kind.RUNTIME),
            row(day.plusDays(1).atTime(9, 0), zone, 2, Kind.RUNTIME));

    try (Store store = store(zone, 100)) {
      store.append(SampleRows.commit(rows));
      ActiveActors active = new ActiveActors(store);
      Interval second = new Interval(day.plusDays(1), day.plusDays(1));

      assertThat(active.days("ao", second, zone, ActiveActors.Who.DEVELOPER))
          .containsExactly(new ActiveActors.Day(day.plusDays(1), 0, 1, 1, 0));
      assertThat(active.days("ao", second, zone, ActiveActors.Who.RUNNER))
          .containsExactly(new ActiveActors.Day(day.plusDays(1), 2, 1, 1, 2));
      assertThat(active.days("ao", second, zone, ActiveActors.Who.BOTH))
          .containsExactly(new ActiveActors.Day(day.plusDays(1), 2, 2, 2, 1));
    }
  }

  @Test
  void nothingKeptIsNoDaysAndAnIntervalIsZeros() {
    ZoneId zone = ZoneId.of("UTC");
    LocalDate day = LocalDate.of(2026, 2, 1);

    try (Store store = store(zone, 100)) {
      ActiveActors active = new ActiveActors(store);

      assertThat(active.days("ao", Interval.ALL, zone, ActiveActors.Who.BOTH)).isEmpty();
      assertThat(active.days("ao", new Interval(day, day), zone, ActiveActors.Who.BOTH))
          .containsExactly(new ActiveActors.Day(day, 0, 0, 0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void rollUpsAndRowsSayWhatCountingByHandSays(int round) {
    long seed = new Random().nextLong();
    System.out.println("seed of round " + round + ": " + seed);
    Random random = new Random(seed);
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    // From before the day that Apia left out until behind the changes of the spring after.
    Instant first = Instant.parse("2011-10-01T00:00:00Z");
    List<EventRow> rows = new ArrayList<>();
    try (Store store = store(zone, 150)) {
      ActiveActors active = new ActiveActors(store);
      for (int commit = 0; commit < 40; commit++) {
        List<EventRow> some = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          Instant time = first.plusMillis((long) (random.nextDouble() * 200 * 86_400_000));
          Kind kind = List.of(Kind.values()).get(random.nextInt(3));
          some.add(
              SampleRows.row(
                  "ao", time, zone, new UUID(random.nextInt(40), 0), kind, 20L * commit + i));
        }
        rows.addAll(some);
        store.append(SampleRows.commit(some));
        if (commit % 10 == 5) {
          // What it keeps in memory grows with the files.
          assertThat(active.days("ao", Interval.ALL, zone, ActiveActors.Who.BOTH))
              .isEqualTo(new Oracle(rows, zone, ActiveActors.Who.BOTH).days());
        }
      }

      for (ZoneId asked : ZONES) {
        for (ActiveActors.Who who : ActiveActors.Who.values()) {
          assertThat(active.days("ao", Interval.ALL, asked, who))
              .as("zone %s, kept in %s, %s", asked, zone, who)
              .isEqualTo(new Oracle(rows, asked, who).days());
        }
      }
    }
  }

  private Store store(ZoneId zone, long eventsAFile) {
    return Store.open(folder.resolve("data"), zone, new Rotation(eventsAFile, 1 << 30), CLOCK);
  }

  private static EventRow row(LocalDateTime time, ZoneId zone, int actor, Kind kind) {
    return SampleRows.row(
        "ao", time.atZone(zone).toInstant(), zone, new UUID(0, actor), kind, actor);
  }

  /** Counts with sets, the slow way. */
  private record Oracle(List<EventRow> rows, ZoneId zone, ActiveActors.Who who) {

    List<ActiveActors.Day> days() {
      LocalDate from = rows.stream().map(this::day).min(LocalDate::compareTo).orElseThrow();
      LocalDate to = rows.stream().map(this::day).max(LocalDate::compareTo).orElseThrow();
      List<ActiveActors.Day> days = new ArrayList<>();
      Set<UUID> before = new HashSet<>();
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
        Set<UUID> daily = active(day, 1);
        Set<UUID> fresh = new HashSet<>(daily);
        fresh.removeAll(before);
        before.addAll(daily);
        days.add(
            new ActiveActors.Day(
                day, daily.size(), active(day, 7).size(), active(day, 28).size(), fresh.size()));
      }
      return days;
    }

    private Set<UUID> active(LocalDate day, int window) {
      Set<UUID> developers = new HashSet<>();
      Set<UUID> runners = new HashSet<>();
      for (EventRow row : rows) {
        LocalDate on = day(row);
        if (on.isAfter(day.minusDays(window)) && !on.isAfter(day) && row.actor() != null) {
          if (row.kind() == Kind.DEVELOPMENT) {
            developers.add(row.actor());
          } else if (row.kind() == Kind.RUNTIME) {
            runners.add(row.actor());
          }
        }
      }
      switch (who) {
        case DEVELOPER -> {
          return developers;
        }
        case RUNNER -> runners.removeAll(developers);
        case BOTH -> runners.addAll(developers);
      }
      return runners;
    }

    private LocalDate day(EventRow row) {
      return LocalDate.ofInstant(Instant.ofEpochSecond(row.timeMicros() / 1_000_000), zone);
    }
  }
}
