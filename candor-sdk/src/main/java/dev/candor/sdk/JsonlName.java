package dev.candor.sdk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the files that one writer begins on one day; {@link JsonlFiles} draws them.
 *
 * @param day in UTC, such as 2026-02-03
 * @param slug what tells the writer's files from others'
 */
record JsonlName(String day, String slug) {

  /** Compiled where it is asked for: a tool that starts has no file of its own yet. */
  private static final class Form {

    static final Pattern NAME =
        Pattern.compile("telemetry-\\d{4}-\\d{2}-\\d{2}-[^.]+(?:\\.(\\d{1,9}))?\\.jsonl");
  }

  /** By day, then by writer, then by number. */
  static Comparator<Path> order() {
    return Comparator.comparing((Path path) -> stem(path)).thenComparingInt(JsonlName::number);
  }

  private static String stem(Path path) {
    String name = "" + path.getFileName();
    return name.substring(0, name.indexOf('.'));
  }

  private static int number(Path path) {
    Matcher name = Form.NAME.matcher("" + path.getFileName());
    String digits = name.matches() ? name.group(1) : null;
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Whether a file of this name is one of the store's. */
  static boolean isOne(String name) {
    return Form.NAME.matcher(name).matches();
  }

  /** The name of the file of a number. */
  String of(int number) {
    return stem() + (number == 0 ? "" : "." + number) + ".jsonl";
  }

  private String stem() {
    return "telemetry-" + day + "-" + slug;
  }

  /**
   * The number of the last file that there is; -1 where there is none. The first may be gone before
   * the others are, as it is the oldest.
   */
  int last(Path folder) throws IOException {
    int last = -1;
    for (String name : OwnFiles.names(folder)) {
      if (name.startsWith(stem() + ".") && isOne(name)) {
        last = Math.max(last, number(folder.resolve(name)));
      }
    }
    return last;
  }
}
