package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Places;
import dev.candor.sqlite.Change;
import dev.candor.sqlite.ChangeLog;
import dev.candor.sqlite.SqliteReader;
import dev.candor.sqlite.SqliteStore;
import dev.candor.sqlite.StoredEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fourth lane of AO's design: its events follow from what its database tells, once a fact. */
final class AoChangeLogTest {

  private static final Build BUILD = new Build("0.11.3", "0.11.3", VersionChannel.STABLE, 2);
  private static final DaemonContext CONTEXT =
      new DaemonContext(
          "cdc", LogLevel.INFO, false, null, 3, 2, Tenure.FIRST_WEEK, null, null, null);

  @TempDir private Path root;

  @Test
  void eachFactOfTheDaemonIsOneEventOverAnyNumberOfRuns() throws Exception {
    Path database = root.resolve("ao.db");
    sql(
        database,
        "CREATE TABLE session (id INTEGER PRIMARY KEY, state TEXT NOT NULL)",
        "CREATE TABLE change_log (sequence INTEGER PRIMARY KEY AUTOINCREMENT, fact TEXT NOT NULL)",
        """
        CREATE TRIGGER session_changed AFTER UPDATE ON session BEGIN
          INSERT INTO change_log (fact) VALUES (new.state);
        END
        """,
        "INSERT INTO session (state) VALUES ('new'), ('new'), ('new')");
    List<String> told = Collections.synchronizedList(new ArrayList<>());

    sql(database, "UPDATE session SET state = 'restored'");
    daemonLives(database, told);
    sql(database, "UPDATE session SET state = 'terminal'", "UPDATE session SET state = 'idle'");
    daemonLives(database, told);
    daemonLives(database, told);

    assertThat(told).isEmpty();
    assertThat(events())
        .containsExactly(
            "ao.session.restored",
            "ao.session.restored",
            "ao.session.restored",
            "ao.terminal.opened",
            "ao.terminal.opened",
            "ao.terminal.opened");
  }

  private void daemonLives(Path database, List<String> told) {
    ChangeLog.Source source = ChangeLog.Source.of(database, "ao");
    Machine machine = new Machine(AoPlan.plan(), root);
    machine.variables.put("AO_TELEMETRY_EVENTS", "on");
    try (Candor candor =
        Candor.builder(AoPlan.plan(), "0.11.3")
            .surroundings(machine.surroundings())
            .local(SqliteStore.STORE)
            .routine(
                (telemetry, site) ->
                    ChangeLog.of(source, AoPlan.plan(), AoChangeLogTest::event, site))
            .diagnostics(told::add)
            .open()) {
      assertThat(candor.decision().level()).isEqualTo(dev.candor.Level.LOCAL);
    }
  }

  private static @Nullable Record event(Change change) {
    return switch (change.text("fact")) {
      case "restored" -> new SessionEvents.SessionRestored(BUILD, CONTEXT);
      case "terminal" -> new SessionEvents.TerminalOpened(BUILD, CONTEXT);
      default -> null; // a fact that nobody asked for
    };
  }

  private List<String> events() throws IOException {
    List<StoredEvent> events = new ArrayList<>();
    Path folder = Places.of("ao", new Machine(AoPlan.plan(), root).surroundings()).events();
    new SqliteReader(folder.resolve(SqliteStore.FILE)).read(SqliteReader.Wanted.ALL, events::add);
    return events.stream().map(StoredEvent::name).toList();
  }

  private static void sql(Path database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
