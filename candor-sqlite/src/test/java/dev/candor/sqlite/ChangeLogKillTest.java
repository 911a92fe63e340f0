package dev.candor.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Two real readers of one log, killed again and again while its host goes on. */
class ChangeLogKillTest {

  private static final int KILLS = 8;
  private static final int FACTS = 400;

  @TempDir Path root;

  @Test
  void everyFactIsOneEventWhateverIsKilled() throws Exception {
    long seed = 20_261_121;
    Random random = new Random(seed);
    Path host = root.resolve("host.db");
    Path folder = root.resolve("state");
    Facts.makeHost(host);
    Process stays = ChildJvm.start(root, Reader.class, "" + host, "" + folder);
    try {
      for (int kill = 0; kill < KILLS; kill++) {
        Process child = ChildJvm.start(root, Reader.class, "" + host, "" + folder);
        assertThat(child.getInputStream().read()).isEqualTo('!');
        addOneByOne(host, FACTS);
        child.waitFor(random.nextInt(20_000), TimeUnit.MICROSECONDS);
        child.destroyForcibly().waitFor();
      }
      assertThat(stays.getInputStream().read()).isEqualTo('!');
    } finally {
      stays.destroyForcibly().waitFor();
    }

    Place place = new Place(folder);
    ChangeLog log = Reader.log(host, place);
    while (log.step(Instant.ofEpochMilli(place.now)).isZero()) {
      // until all is read
    }
    log.end(Instant.ofEpochMilli(place.now));

    assertThat(Place.count(host, "change_log")).isEqualTo(KILLS * FACTS);
    assertThat(factsWithoutExactlyOneEvent(host, place.file())).as("seed %d", seed).isZero();
    assertThat(Place.count(place.file(), "telemetry_event")).isEqualTo(KILLS * FACTS);
    assertThat(place.told).isEmpty();
  }

  private static void addOneByOne(Path host, int count) throws Exception {
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + host);
        Statement sql = connection.createStatement()) {
      sql.execute("PRAGMA synchronous = OFF");
      for (int i = 0; i < count; i++) {
        sql.execute("INSERT INTO task (title) VALUES ('one')");
      }
    }
  }

  /** Counted by SQL over both files. */
  private static long factsWithoutExactlyOneEvent(Path host, Path store) throws Exception {
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + host);
        Statement sql = connection.createStatement()) {
      sql.execute("ATTACH DATABASE '" + store + "' AS telemetry");
      try (var found =
          sql.executeQuery(
              """
              SELECT count(*)
                FROM change_log AS c
                LEFT JOIN (SELECT payload_json ->> '$.properties.task' AS task, count(*) AS events
                             FROM telemetry.telemetry_event
                            GROUP BY task) AS e
                  ON e.task = c.task
               WHERE coalesce(e.events, 0) <> 1
              """)) {
        found.next();
        return found.getLong(1);
      }
    }
  }

  /** Reads without end. */
  static final class Reader {

    private Reader() {}

    static ChangeLog log(Path host, Place place) {
      return ChangeLog.of(
          new ChangeLog.Source(
              host, "ao-main", "change_log", "sequence", null, Duration.ofMillis(1)),
          Facts.plan(),
          Facts::event,
          place.site());
    }

    public static void main(String[] args) {
      ChangeLog log = log(Path.of(args[0]), new Place(Path.of(args[1])));
      log.step(Instant.ofEpochMilli(Place.NOON));
      System.out.print('!');
      System.out.flush();
      while (true) {
        log.step(Instant.ofEpochMilli(Place.NOON));
      }
    }
  }
}
