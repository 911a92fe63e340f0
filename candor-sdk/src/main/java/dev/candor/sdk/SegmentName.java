package dev.candor.sdk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the files of one writer and one day are called: {@link JsonlFiles} draws it.
 *
 * @param day in UTC, such as 2026-02-03
 * @param slug what tells the writer's files from others'
 */
record SegmentName(String day, String slug) {

  /** Compiled where it is asked for: a tool that starts has no file of its own yet. */
  private static final class Form {

    static final Pattern NAME =
        Pattern.compile("telemetry-\\d{4}-\\d{2}-\\d{2}-[^.]+(?:\\.(\\d{1,9}))?\\.jsonl");
  }

  /** By day, then by writer, then by segment. */
  static Comparator<Path> order() {
    return Comparator.comparing((Path path) -> stem(path)).thenComparingInt(SegmentName::segment);
  }

  private static String stem(Path path) {
    String name = "" + path.getFileName();
    return name.substring(0, name.indexOf('.'));
  }

  private static int segment(Path path) {
    Matcher name = Form.NAME.matcher("" + path.getFileName());
    String number = name.matches() ? name.group(1) : null;
    return number == null ? 0 : Integer.parseInt(number);
  }

  /** Whether a file of this name is one of the store's. */
  static boolean isOne(String name) {
    return Form.NAME.matcher(name).matches();
  }

  /** The name of a segment. */
  String of(int segment) {
    return stem() + (segment == 0 ? "" : "." + segment) + ".jsonl";
  }

  private String stem() {
    return "telemetry-" + day + "-" + slug;
  }

  /**
   * The number of the last segment that there is; -1 where there is none. The first may be gone
   * before the others are, as it is the oldest.
   */
  int last(Path folder) throws IOException {
    int last = -1;
    for (String name : OwnFiles.names(folder)) {
      if (name.startsWith(stem() + ".") && isOne(name)) {
        last = Math.max(last, segment(folder.resolve(name)));
      }
    }
    return last;
  }
}
