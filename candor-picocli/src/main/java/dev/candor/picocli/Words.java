package dev.candor.picocli;

import dev.candor.sdk.FileTrouble;
import dev.candor.sdk.Reasons;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Words and numbers for a person. */
final class Words {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private Words() {}

  /** An enum's constant in lower case. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The constants of a set, each in lower case. */
  static Set<String> each(Set<? extends Enum<?>> constants) {
    Set<String> words = new TreeSet<>();
    constants.forEach(constant -> words.add(of(constant)));
    return words;
  }

  /** A count with its noun: {@code 1 event}, {@code 1,204 events}. */
  static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /** How many were lost in all, of those for each reason. */
  static long sum(Map<String, Long> lost) {
    return lost.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Why events were lost, a line a reason: {@code 3 queue_full: more was recorded at once …}. */
  static List<String> lost(Map<String, Long> lost) {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(lost)
        .forEach(
            (reason, events) -> {
              String meaning = Reasons.meaning(reason);
              lines.add(
                  String.format(Locale.ROOT, "%,d %s", events, reason)
                      + (meaning.isEmpty() ? "" : ": " + meaning));
            });
    return lines;
  }

  /** A time, as long as any other: {@code 2026-11-21T13:00:00.000Z}. */
  static String of(Instant time) {
    return TIME.format(time);
  }

  /** A size in bytes: {@code 812 B}, {@code 1.4 MB}. */
  static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** What is wrong with a file, and what to do; a message of ours says the latter itself. */
  static String trouble(IOException e) {
    return FileTrouble.words(e)
        + (e instanceof FileSystemException
            ? "; see to that file, its folder and their rights"
            : "");
  }
}
