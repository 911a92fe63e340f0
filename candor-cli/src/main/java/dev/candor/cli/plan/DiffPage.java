package dev.candor.cli.plan;

import dev.candor.cli.plan.Change.Kind;
import dev.candor.cli.plan.PlanDiff.Line;
import dev.candor.cli.plan.PlanDiff.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A difference as a person reads it: first what concerns the people being measured, then what
 * concerns those who read the events, then all of it, then who reads what changed.
 */
final class DiffPage {

  private static final String WIDENING = "Privacy-widening changes";
  private static final String BREAKING = "Breaking changes";
  private static final String READERS = "Readers of what changed";

  private final PlanDiff diff;

  DiffPage(PlanDiff diff) {
    this.diff = diff;
  }

  List<String> text() {
    List<String> page = new ArrayList<>();
    page.add("%s: %s".formatted(Grid.plain(diff.product()), summary()));
    if (diff.changes().isEmpty()) {
      return page;
    }
    section(page, WIDENING, orNone(table(diff.widenings())));
    section(page, BREAKING, table(diff.breakings()));
    for (Kind kind : Kind.values()) {
      section(page, title(kind), entries(kind));
    }
    section(page, READERS, new Grid(List.of(), readers(false)).aligned());
    return page;
  }

  private static void section(List<String> page, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      page.add("");
      page.add(title);
      lines.forEach(line -> page.add("  " + line));
    }
  }

  private static List<String> orNone(List<String> lines) {
    return lines.isEmpty() ? List.of("none") : lines;
  }

  private static List<String> table(List<Line> lines) {
    return new Grid(
            List.of(), lines.stream().map(line -> List.of(line.where(), line.what())).toList())
        .aligned();
  }

  /** A line for each, and below it a line for each detail that its section does not say. */
  private List<String> entries(Kind kind) {
    List<Change> changes = diff.changes(kind);
    List<String> rows =
        new Grid(
                List.of(),
                changes.stream()
                    .map(it -> List.of(it.where(), it.type(), it.description()))
                    .toList())
            .aligned();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(rows.get(i));
      for (String detail : details(changes.get(i))) {
        lines.add("  " + Grid.plain(detail));
      }
    }
    return lines;
  }

  private static List<String> details(Change change) {
    return switch (change.kind()) {
      case CHANGED, DEPRECATED -> change.notes().stream().map(Change.Note::text).toList();
      case REMOVED ->
          change.notes().stream()
              .map(Change.Note::text)
              .filter(text -> text.contains("renamed"))
              .toList();
      case ADDED, RESTORED -> List.of();
    };
  }

  List<String> markdown() {
    List<String> page = new ArrayList<>();
    page.add("## Tracking plan of %s".formatted(Grid.code(diff.product())));
    page.add("");
    page.add(Phrases.capital(summary()) + ".");
    if (diff.changes().isEmpty()) {
      return page;
    }
    List<String> widenings = markdown(diff.widenings());
    markdownSection(page, WIDENING, widenings.isEmpty() ? List.of("None.") : widenings);
    markdownSection(page, BREAKING, markdown(diff.breakings()));
    for (Kind kind : Kind.values()) {
      markdownSection(page, title(kind), markdown(kind));
    }
    List<List<String>> readers = readers(true);
    markdownSection(
        page,
        READERS,
        readers.isEmpty()
            ? List.of()
            : new Grid(List.of("event", "read by", "updated with it"), readers).markdown());
    return page;
  }

  private static void markdownSection(List<String> page, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      page.add("");
      page.add("### " + title);
      page.add("");
      page.addAll(lines);
    }
  }

  private static List<String> markdown(List<Line> lines) {
    return lines.isEmpty()
        ? List.of()
        : new Grid(
                List.of("where", "what"),
                lines.stream()
                    .map(it -> List.of(Grid.code(it.where()), Grid.prose(it.what())))
                    .toList())
            .markdown();
  }

  private List<String> markdown(Kind kind) {
    List<Change> changes = diff.changes(kind);
    if (changes.isEmpty()) {
      return List.of();
    }
    boolean detailed = changes.stream().anyMatch(change -> !details(change).isEmpty());
    List<List<String>> rows = new ArrayList<>();
    for (Change change : changes) {
      List<String> row = new ArrayList<>();
      row.add(Grid.code(change.where()));
      row.add(Grid.prose(change.type()));
      row.add(Grid.prose(change.description()));
      if (detailed) {
        row.add(details(change).stream().map(Grid::prose).collect(Collectors.joining("<br>")));
      }
      rows.add(row);
    }
    List<String> head = List.of("name", "type", "description", "change");
    return new Grid(detailed ? head : head.subList(0, 3), rows).markdown();
  }

  /** One row for each event that changed and each that reads it. */
  private List<List<String>> readers(boolean markdown) {
    List<List<String>> rows = new ArrayList<>();
    for (String event : diff.events()) {
      String name = markdown ? Grid.code(event) : event;
      List<Reader> readers =
          diff.readers().stream().filter(reader -> reader.event().equals(event)).toList();
      if (readers.isEmpty()) {
        rows.add(List.of(name, "no insight", ""));
      }
      for (Reader reader : readers) {
        String insight = "%s '%s'".formatted(reader.insight().kind(), reader.insight().name());
        String stale = "not updated, last revised " + reader.insight().revised();
        rows.add(
            List.of(
                name,
                markdown ? Grid.prose(insight) : insight,
                reader.stale() ? Grid.plain(stale) : markdown ? "yes" : ""));
      }
    }
    return rows;
  }

  private String summary() {
    if (diff.changes().isEmpty()) {
      return "the plans say the same";
    }
    List<String> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      int count = diff.changes(kind).size();
      if (count > 0) {
        parts.add("%d %s".formatted(count, Phrases.word(kind)));
      }
    }
    return "%s; %d privacy-widening, %d breaking"
        .formatted(String.join(", ", parts), diff.widenings().size(), diff.breakings().size());
  }

  private static String title(Kind kind) {
    return Phrases.capital(Phrases.word(kind));
  }
}
