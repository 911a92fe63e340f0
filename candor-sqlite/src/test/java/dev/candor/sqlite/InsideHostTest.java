package dev.candor.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.RowSink;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** A host that insists on its own database: whatever becomes of telemetry, its facts stand. */
class InsideHostTest {

  @TempDir Path root;

  private Path host;
  private Place place;
  private RowSink store;

  @BeforeEach
  void aHostWithFacts() throws Exception {
    host = root.resolve("host.db");
    Facts.makeHost(host);
    Place.change(host, "PRAGMA user_version = 41");
    place = new Place(root.resolve("unused"));
    place.busy = Duration.ofMillis(50);
    store = SqliteStore.inside(host).open(place.site());
    Facts.add(host, 10);
  }

  @AfterEach
  void closeIt() throws IOException {
    store.close();
  }

  @Test
  void theTablesComeWithTheirOwnStepsAndTouchNothingOfTheHosts() throws Exception {
    List<String> before = schemaOfTheHost();
    place.write(store, 5);

    assertThat(Place.count(host, "telemetry_event")).isEqualTo(5);
    assertThat(Place.ask(host, "PRAGMA user_version")).containsExactly("41");
    assertThat(schemaOfTheHost()).isEqualTo(before);
    assertThat(place.folder).doesNotExist();
  }

  @Test
  void eventsMayBeMadeFromTheLogOfTheSameDatabase() throws Exception {
    ChangeLog log =
        ChangeLog.inside(
            host, ChangeLog.Source.of(host, "ao-main"), Facts.plan(), Facts::event, place.site());
    log.end(Instant.ofEpochMilli(place.now));

    assertThat(Place.count(host, "telemetry_event")).isEqualTo(10);
    theHostGoesOn(20);
  }

  @Test
  void aTriggerThatFailsEveryTelemetryWriteHarmsNoFact() throws Exception {
    place.write(store, 1);
    Place.change(
        host,
        """
        CREATE TRIGGER never BEFORE INSERT ON telemetry_event BEGIN
          SELECT RAISE(ABORT, 'telemetry is not wanted');
        END
        """);
    for (int i = 0; i < 3; i++) {
      refused("telemetry is not wanted");
      Facts.add(host, 10);
    }

    theHostGoesOn(50);
    assertThat(Place.count(host, "telemetry_event")).isEqualTo(1);
  }

  @Test
  void aTableThatIsGoneHarmsNoFact() throws Exception {
    place.write(store, 1);
    Place.change(host, "DROP TABLE telemetry_event");
    refused("no such table");
    Facts.add(host, 10);
    refused("no such table");

    theHostGoesOn(30);
    assertThat(place.told).isEmpty();
  }

  @Test
  void aDatabaseThatIsLockedIsGivenUpSoonAndNeverHeldAgainstTheHost() throws Exception {
    place.write(store, 1);
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + host);
        Statement sql = connection.createStatement()) {
      sql.execute("BEGIN IMMEDIATE");
      sql.execute("INSERT INTO task (title) VALUES ('within')");
      refused("SQLITE_BUSY");
      sql.execute("INSERT INTO task (title) VALUES ('within')");
      refused("SQLITE_BUSY");
      sql.execute("COMMIT");
    }
    theHostGoesOn(22);

    place.write(store, 1);
    assertThat(Place.count(host, "telemetry_event")).isEqualTo(2);
  }

  @Test
  void aHostsTransactionThatIsGivenUpTakesNoEventWithIt() throws Exception {
    place.write(store, 1);
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + host);
        Statement sql = connection.createStatement()) {
      place.write(store, 2);
      sql.execute("BEGIN IMMEDIATE");
      sql.execute("INSERT INTO task (title) VALUES ('never')");
      sql.execute("ROLLBACK");
    }
    assertThat(Place.count(host, "telemetry_event")).isEqualTo(3);
    theHostGoesOn(20);
  }

  @Test
  void aHostThatIsNotThereIsNotMade() {
    RowSink nowhere = SqliteStore.inside(root.resolve("no.db")).open(place.site());

    assertThatThrownBy(() -> place.write(nowhere, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no.db");
    assertThat(root.resolve("no.db")).doesNotExist();
  }

  private void refused(String why) {
    assertThatThrownBy(() -> place.write(store, 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  /** Ten more facts are taken, and facts and log agree to the row. */
  private void theHostGoesOn(int facts) throws Exception {
    Facts.add(host, 10);
    assertThat(Place.ask(host, "SELECT count(*) FROM task")).containsExactly("" + facts);
    assertThat(
            Place.count(
                host, "task AS t JOIN change_log AS c ON c.task = t.id AND c.sequence = t.id"))
        .isEqualTo(facts);
    assertThat(Place.count(host, "change_log")).isEqualTo(facts);
    assertThat(Place.ask(host, "PRAGMA integrity_check")).containsExactly("ok");
  }

  private List<String> schemaOfTheHost() throws Exception {
    return Place.ask(
        host, "SELECT coalesce(sql, name) FROM sqlite_schema WHERE tbl_name NOT LIKE 'telemetry%'");
  }
}
