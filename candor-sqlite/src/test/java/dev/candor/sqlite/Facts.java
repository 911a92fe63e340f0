package dev.candor.sqlite;

import dev.candor.EventCodec;
import dev.candor.FieldWriter;
import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.Route;
import dev.candor.Tier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A host with facts in its tables, a log that triggers fill, and one event for a fact. */
final class Facts {

  /** What the host tells of a fact. */
  record TaskChanged(String operation, long task) {}

  /** An event of another plan. */
  record Stranger() {}

  private Facts() {}

  /** Makes the host's database, with triggers such as a real host has. */
  static void makeHost(Path database) throws SQLException {
    Place.change(
        database,
        "PRAGMA journal_mode = WAL",
        "CREATE TABLE task (id INTEGER PRIMARY KEY, title TEXT NOT NULL)",
        """
        CREATE TABLE change_log (
          sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
          operation  TEXT NOT NULL,
          task       INTEGER NOT NULL,
          note       TEXT,
          created_at TEXT NOT NULL DEFAULT '2026-02-03 10:11:12'
        )
        """,
        """
        CREATE TRIGGER task_added AFTER INSERT ON task BEGIN
          INSERT INTO change_log (operation, task) VALUES ('added', new.id);
        END
        """,
        """
        CREATE TRIGGER task_renamed AFTER UPDATE ON task BEGIN
          INSERT INTO change_log (operation, task) VALUES ('renamed', new.id);
        END
        """);
  }

  static void add(Path database, int count) throws SQLException {
    Place.change(
        database,
        """
        WITH RECURSIVE one_to(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one_to WHERE n < %d)
        INSERT INTO task (title) SELECT 'task ' || n FROM one_to
        """
            .formatted(count));
  }

  static @Nullable Record event(Change change) {
    return new TaskChanged(change.text("operation"), Long.parseLong(change.text("task")));
  }

  static Plan plan() {
    return new Plan(
        "ao",
        "AO",
        List.of(),
        Level.LOCAL,
        "",
        List.of(),
        List.of(),
        "0f1e2d3c",
        List.of(new Codec()));
  }

  private static final class Codec extends EventCodec<TaskChanged> {

    Codec() {
      super(TaskChanged.class, "ao.task.changed", Tier.EVENTS, Route.PRODUCT, false);
    }

    @Override
    public void write(TaskChanged event, FieldWriter out) {
      out.oneOf("operation", event.operation(), Set.of("added", "renamed"), "other");
      out.whole("task", event.task());
    }
  }
}
