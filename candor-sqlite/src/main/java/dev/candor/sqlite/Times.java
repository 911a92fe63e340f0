package dev.candor.sqlite;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the tables have them: all of one length, so that they sort as texts. */
final class Times {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  /** In UTC with milliseconds, such as {@code 2026-02-03T10:00:00.123Z}. */
  static String text(Instant time) {
    return FORM.format(time);
  }
}
