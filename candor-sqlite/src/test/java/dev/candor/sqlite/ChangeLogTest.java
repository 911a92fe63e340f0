package dev.candor.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLogTest {

  private static final Instant NOW = Instant.ofEpochMilli(Place.NOON);

  @TempDir Path root;

  private Path host;
  private Place place;
  private ChangeLog.Source source;
  private ChangeLog log;
  private final List<Long> seen = new ArrayList<>();

  @BeforeEach
  void aHostWithALog() throws Exception {
    host = root.resolve("host.db");
    Facts.makeHost(host);
    place = new Place(root.resolve("state"));
    source =
        new ChangeLog.Source(
            host, "ao-main", "change_log", "sequence", "created_at", Duration.ofSeconds(1));
    log = ChangeLog.of(source, Facts.plan(), Facts::event, place.site());
    log.subscribe(change -> seen.add(change.sequence()));
  }

  @AfterEach
  void endIt() {
    log.end(NOW);
  }

  private void readAll() {
    while (log.step(NOW).isZero()) {
      // until all is read
    }
  }

  private long events() throws Exception {
    return Place.count(place.file(), "telemetry_event");
  }

  @Test
  void eachFactIsOneEventWithItsOwnTime() throws Exception {
    Facts.add(host, 1_203);
    Place.change(host, "UPDATE task SET title = 'other' WHERE id <= 7");
    readAll();
    readAll();

    assertThat(events()).isEqualTo(Place.count(host, "change_log")).isEqualTo(1_210);
    assertThat(
            Place.ask(
                place.file(),
                """
                SELECT DISTINCT name || source || occurred_at || (payload_json ->> '$.properties.operation')
                  FROM telemetry_event
                 ORDER BY rowid
                """))
        .containsExactly(
            "ao.task.changedao-main2026-02-03T10:11:12.000Zadded",
            "ao.task.changedao-main2026-02-03T10:11:12.000Zrenamed");
    assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(1, 1_210).boxed().toList());
    assertThat(place.told).isEmpty();
  }

  @Test
  void theHostsFileIsNotChangedByAByte() throws Exception {
    Facts.add(host, 10);
    byte[] before = Files.readAllBytes(host);
    readAll();

    assertThat(events()).isEqualTo(10);
    assertThat(Files.readAllBytes(host)).isEqualTo(before);
  }

  @Test
  void restsWhereThereIsNothingNewAndMakesNoFileThen() {
    assertThat(log.step(NOW)).isEqualTo(Duration.ofSeconds(1));
    assertThat(place.folder).doesNotExist();
  }

  @Test
  void anotherReaderGoesOnWhereTheFirstWas() throws Exception {
    Facts.add(host, 700);
    log.step(NOW);
    ChangeLog other = ChangeLog.of(source, Facts.plan(), Facts::event, place.site());
    other.step(NOW);
    other.step(NOW);
    readAll();
    other.end(NOW);

    assertThat(events()).isEqualTo(700);
    assertThat(seen).hasSize(500);
  }

  @Test
  void aStoreThatWasBegunAnewHasAllEventsAgainAndNobodyHearsThemTwice() throws Exception {
    Facts.add(host, 20);
    readAll();
    List<String> ids = Place.ask(place.file(), "SELECT id FROM telemetry_event");
    Place.change(place.file(), "DROP TABLE telemetry_event");
    Facts.add(host, 1);
    readAll();

    assertThat(Place.ask(place.file(), "SELECT id FROM telemetry_event"))
        .hasSize(21)
        .containsAll(ids);
    assertThat(seen).hasSize(21);
  }

  @Test
  void aSubscriberThatThrowsHarmsNoOtherAndOneThatComesLaterGetsWhatComesLater() throws Exception {
    List<Long> later = new ArrayList<>();
    log.subscribe(
        change -> {
          throw new IllegalStateException("no " + change.sequence());
        });
    Facts.add(host, 2);
    readAll();
    Runnable end = log.subscribe(change -> later.add(change.sequence()));
    Facts.add(host, 1);
    readAll();
    end.run();
    Facts.add(host, 1);
    readAll();

    assertThat(seen).containsExactly(1L, 2L, 3L, 4L);
    assertThat(later).containsExactly(3L);
    assertThat(place.told).hasSize(4).first().asString().contains("threw at 1", "no 1");
  }

  @Test
  void aRowMayBecomeNoEventOrAnEventOfNoPlanOrAnException() throws Exception {
    log.end(NOW);
    log =
        ChangeLog.of(
            source,
            Facts.plan(),
            change ->
                switch ((int) change.sequence()) {
                  case 1 -> null;
                  case 2 -> new Facts.Stranger();
                  case 3 -> throw new IllegalStateException("odd");
                  default -> Facts.event(change);
                },
            place.site());
    Facts.add(host, 5);
    readAll();

    assertThat(events()).isEqualTo(2);
    assertThat(place.told).hasSize(2);
    assertThat(place.told.get(0)).contains("ao-main", "an event of no plan", "Stranger");
    assertThat(place.told.get(1)).contains("became no event: 3", "odd");
  }

  @Test
  void sequencesThatAreMissingAreToldAndNotWaitedFor() throws Exception {
    Facts.add(host, 3);
    readAll();
    Facts.add(host, 6);
    Place.change(host, "DELETE FROM change_log WHERE sequence IN (4, 5, 8)");
    readAll();

    assertThat(seen).containsExactly(1L, 2L, 3L, 6L, 7L, 9L);
    assertThat(place.told)
        .containsExactly("the change log 'ao-main' lacks 3 of the sequences from 4 to 9");
  }

  @Test
  void aLogThatGoesBackIsToldAndItsNewFactsAreEventsOfTheirOwn() throws Exception {
    Facts.add(host, 10);
    readAll();
    Place.change(
        host,
        "DELETE FROM change_log WHERE sequence > 6",
        "UPDATE sqlite_sequence SET seq = 6 WHERE name = 'change_log'");
    readAll();
    Facts.add(host, 3);
    readAll();

    assertThat(events()).isEqualTo(13);
    assertThat(seen).endsWith(10L, 7L, 8L, 9L);
    assertThat(place.told).hasSize(1).first().asString().contains("goes back from 10 to 6");
  }

  @Test
  void aHostThatIsNotThereYetIsWaitedForLongerAndLonger() throws Exception {
    Files.delete(host);
    assertThat(log.step(NOW)).isEqualTo(Duration.ofSeconds(2));
    for (int i = 0; i < 9; i++) {
      log.step(NOW);
    }
    assertThat(log.step(NOW)).isEqualTo(Duration.ofMinutes(1));

    Facts.makeHost(host);
    Facts.add(host, 1);
    assertThat(log.step(NOW)).isEqualTo(Duration.ofSeconds(1));
    assertThat(events()).isEqualTo(1);
  }

  @Test
  void anEventsRunFollowsFromTheNameAndHowOftenTheLogWentBack() {
    assertThat(ChangeLog.run("a", 0))
        .isEqualTo(ChangeLog.run("a", 0))
        .isNotEqualTo(ChangeLog.run("a", 1))
        .isNotEqualTo(ChangeLog.run("b", 0))
        .satisfies(run -> assertThat(run.version()).isEqualTo(8))
        .satisfies(run -> assertThat(run.variant()).isEqualTo(2));
  }
}
