package dev.candor.cli.plan;

import dev.candor.wire.FieldPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A Markdown document (GitHub's dialect) that is written from top to bottom. */
final class Markdown {

  private final StringBuilder out = new StringBuilder();

  /** Plain text, with what Markdown would read as more than that escaped. */
  static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|])", "\\\\$1");
  }

  /** Text as code, as it is, even in a table. */
  static String code(String text) {
    String shown = text.replaceAll("\\s+", " ").replace("|", "\\|");
    return shown.contains("`") ? "`` " + shown + " ``" : "`" + shown + "`";
  }

  /** Texts as code, with commas between them. */
  static String codes(List<String> texts) {
    return texts.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  /** A link to a heading that is a name as code. */
  static String link(String name) {
    return "[%s](#%s)"
        .formatted(code(name), name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", ""));
  }

  /** A text as a sentence: with a capital at its beginning and a full stop at its end. */
  static String sentence(String text) {
    String plain = plain(text);
    return plain.isEmpty() || plain.matches(".*[.!?]") ? capital(plain) : capital(plain) + ".";
  }

  /** A text that begins with a capital. */
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  Markdown heading(int level, String text) {
    return paragraph("#".repeat(level) + " " + text);
  }

  Markdown paragraph(String text) {
    gap();
    out.append(text).append('\n');
    return this;
  }

  /** One bullet; bullets in a row make a list. */
  Markdown bullet(String text) {
    int last = out.lastIndexOf("\n", Math.max(0, out.length() - 2));
    if (!out.substring(last + 1).startsWith("- ")) {
      gap();
    }
    out.append("- ").append(text).append('\n');
    return this;
  }

  Markdown shell(String lines) {
    return paragraph("```sh\n" + lines.strip() + "\n```");
  }

  /**
   * A table.
   *
   * @param rows the heads first
   */
  Markdown table(List<List<String>> rows) {
    gap();
    int columns = rows.get(0).size();
    List<List<String>> all = new ArrayList<>(rows);
    all.add(1, rows.get(0).stream().map(head -> "---").toList());
    for (List<String> row : all) {
      out.append("|");
      for (int i = 0; i < columns; i++) {
        out.append(row.get(i).isEmpty() ? "" : " " + row.get(i)).append(" |");
      }
      out.append('\n');
    }
    return this;
  }

  /** The values of the fields that have too many for a cell. */
  Markdown values(List<FieldPlan> fields) {
    for (FieldPlan field : fields) {
      if (FieldWords.manyValues(field.texts())) {
        paragraph("Values of %s: %s.".formatted(code(field.name()), codes(field.texts().values())));
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void gap() {
    if (!out.isEmpty()) {
      out.append('\n');
    }
  }
}
