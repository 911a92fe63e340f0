package dev.candor.cli;

import java.util.Locale;

/** Words and numbers for a person. */
final class Words {

  private Words() {}

  /** A count with its noun: {@code 1 event}, {@code 1,204 events}. */
  static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
