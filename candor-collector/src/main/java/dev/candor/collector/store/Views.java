package dev.candor.collector.store;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The files as one, to whoever asks. The only place where a statement is put together from parts,
 * and the parts are numbers.
 *
 * <pre>
 * events, quarantine, counts, ids, losses   the tables of all files
 * live_events                               events of the files that have no roll-ups yet
 * actor_days, event_hours                   roll-ups of the files that have them, and which file
 * tallies                                   by minute where rolled up, else as they came
 * ranges                                    joined where rolled up, else as they came
 * sealed_files (number)                     the files that have roll-ups
 * </pre>
 */
final class Views {

  private static final List<String> WHOLE =
      List.of("events", "quarantine", "counts", "ids", "losses");

  private Views() {}

  /** Draws all views anew, so that a query sees the old ones or the new ones. */
  static void draw(Statement statement, List<Integer> files, SortedSet<Integer> sealed)
      throws SQLException {
    List<Integer> live = files.stream().filter(file -> !sealed.contains(file)).toList();
    List<Integer> rolled = List.copyOf(sealed);
    statement.execute("BEGIN");
    for (String table : WHOLE) {
      draw(statement, table, union(table, files));
    }
    draw(statement, "live_events", union("events", live));
    for (String rollUp : List.of("actor_days", "event_hours")) {
      draw(statement, rollUp, rolled.isEmpty() ? none(rollUp, live) : numbered(rollUp, rolled));
    }
    draw(statement, "tallies", either("tallies", live, "tally_minutes", rolled));
    draw(statement, "ranges", either("ranges", live, "run_ranges", rolled));
    draw(statement, "sealed_files", "SELECT unnest(" + rolled + "::INTEGER[]) AS number");
    statement.execute("COMMIT");
  }

  private static void draw(Statement statement, String view, String query) throws SQLException {
    statement.execute("CREATE OR REPLACE VIEW memory.main." + view + " AS " + query);
  }

  private static String union(String table, List<Integer> files) {
    return files.stream()
        .map(file -> "SELECT * FROM " + name(file) + ".main." + table)
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String either(
      String table, List<Integer> live, String rollUp, List<Integer> rolled) {
    String raw = union(table, live);
    return rolled.isEmpty() ? raw : raw + " UNION ALL " + union(rollUp, rolled);
  }

  private static String numbered(String table, List<Integer> files) {
    return files.stream()
        .map(file -> "SELECT *, " + file + " AS file FROM " + name(file) + ".main." + table)
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String none(String table, List<Integer> files) {
    return numbered(table, List.of(files.getLast())) + " WHERE false";
  }

  /** What a file is called in statements. */
  static String name(int file) {
    return "hot_%06d".formatted(file);
  }
}
