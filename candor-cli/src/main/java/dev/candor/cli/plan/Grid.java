package dev.candor.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of cells, for a terminal or for Markdown. What stands in a plan's file may be anybody's: a
 * control character, or what Markdown would take for its own, does nothing here.
 *
 * @param head names of the columns; empty for none
 * @param rows as many cells each
 */
record Grid(List<String> head, List<List<String>> rows) {

  Grid {
    head = List.copyOf(head);
    rows = List.copyOf(rows);
  }

  /** Columns as wide as their widest cell: a line for the head, if there is one, and each row. */
  List<String> aligned() {
    List<List<String>> all = new ArrayList<>();
    if (!head.isEmpty()) {
      all.add(head);
    }
    rows.forEach(row -> all.add(row.stream().map(Grid::plain).toList()));
    List<String> lines = new ArrayList<>();
    int[] widths = widths(all);
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  /** A Markdown table. */
  List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(line(head));
    lines.add("|" + "---|".repeat(head.size()));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** A text as one line that a terminal only prints. */
  static String plain(String text) {
    return text.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "?");
  }

  /** A text as Markdown prints it. */
  static String prose(String text) {
    return plain(text).replaceAll("([\\\\`*_|~@#\\[\\]])", "\\\\$1").replace("<", "&lt;");
  }

  /** A name as code in Markdown. */
  static String code(String name) {
    return "`" + plain(name).replace("`", "'").replace("|", "\\|") + "`";
  }
}
