package dev.candor.reference;

import java.util.List;

/**
 * Writes what a reference tool's users need to configure it: a page, and a commented {@code
 * .env.example}. Deterministic, so that a test can hold the committed files to it.
 */
public final class ConfigurationPage {

  /** The longest line of a comment, in characters; a single word may be longer. */
  private static final int WIDTH = 96;

  private final String tool;
  private final List<Setting> settings;

  /**
   * For a tool, with its settings in the order in which they matter.
   *
   * @throws IllegalArgumentException if two settings of one source have the same name
   */
  public ConfigurationPage(String tool, List<Setting> settings) {
    this.tool = tool;
    this.settings = List.copyOf(settings);
    for (Setting setting : this.settings) {
      long twins =
          this.settings.stream()
              .filter(each -> each.source() == setting.source())
              .filter(each -> each.name().equals(setting.name()))
              .count();
      if (twins > 1) {
        throw new IllegalArgumentException(
            "setting '" + setting.name() + "' is there twice; remove one");
      }
    }
  }

  /** The page, in Markdown. */
  public String markdown() {
    StringBuilder page = new StringBuilder("# Configuration of ").append(tool).append("\n\n");
    page.append("Generated from the tool's settings; edit those instead.\n");
    for (Setting.Source source : Setting.Source.values()) {
      List<Setting> said = said(source);
      if (said.isEmpty()) {
        continue;
      }
      page.append("\n## ").append(title(source)).append("\n\n");
      page.append("| name | default | what it does | how it is read |\n|---|---|---|---|\n");
      for (Setting setting : said) {
        page.append("| ").append(code(setting.name()));
        page.append(" | ").append(setting.standard().isEmpty() ? "none" : code(setting.standard()));
        page.append(" | ").append(cell(setting.meaning()));
        page.append(" | ").append(cell(setting.rule())).append(" |\n");
      }
    }
    return page.toString();
  }

  /** The variables, each commented out, with its default, what it means and how it is read. */
  public String envExample() {
    StringBuilder file = new StringBuilder();
    comment(
        file,
        "Variables of "
            + tool
            + ". Generated from the tool's settings. To set one, remove the '#' in front of its"
            + " name.");
    for (Setting setting : said(Setting.Source.VARIABLE)) {
      file.append('\n');
      comment(file, setting.meaning());
      comment(file, setting.rule());
      comment(
          file, setting.standard().isEmpty() ? "Default: none." : "Default: " + setting.standard());
      file.append('#').append(setting.name()).append('=').append(quoted(setting.standard()));
      file.append('\n');
    }
    return file.toString();
  }

  private List<Setting> said(Setting.Source source) {
    return settings.stream().filter(each -> each.source() == source).toList();
  }

  private static String title(Setting.Source source) {
    return switch (source) {
      case VARIABLE -> "Environment variables";
      case FILE -> "Configuration file";
      case BUILD -> "Fixed when the tool is built";
    };
  }

  /** In one line, with whatever would end a cell escaped. */
  private static String cell(String text) {
    return String.join(" ", words(text)).replace("|", "\\|");
  }

  /** As code; between two marks where the text has one itself. */
  private static String code(String text) {
    String escaped = text.replace("|", "\\|");
    return text.indexOf('`') < 0 ? "`" + escaped + "`" : "`` " + escaped + " ``";
  }

  private static List<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
  }

  /** A text as lines of a comment; nothing for an empty one. */
  private static void comment(StringBuilder file, String text) {
    int column = 0;
    for (String word : words(text)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        file.append('\n');
        column = 0;
      }
      if (column == 0) {
        file.append('#');
        column = 1;
      }
      file.append(' ').append(word);
      column += 1 + word.length();
    }
    if (column > 0) {
      file.append('\n');
    }
  }

  /** As a shell and the readers of such files understand it. */
  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:,@%+-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
