package dev.candor.sdk;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a date as HTTP writes it. Of the three forms two are obsolete, and yet a reader must know
 * them all (RFC 9110, 5.6.7):
 *
 * <pre>
 * Sun, 06 Nov 1994 08:49:37 GMT
 * Sunday, 06-Nov-94 08:49:37 GMT
 * Sun Nov  6 08:49:37 1994
 * </pre>
 */
final class HttpDate {

  private static final Pattern SHORT_YEAR =
      Pattern.compile("[A-Za-z]+, (\\d\\d)-([A-Za-z]{3})-(\\d\\d) (\\d\\d:\\d\\d:\\d\\d) GMT");
  private static final Pattern YEAR_LAST =
      Pattern.compile("[A-Za-z]{3} ([A-Za-z]{3}) +(\\d{1,2}) (\\d\\d:\\d\\d:\\d\\d) (\\d{4})");
  private static final int FUTURE = 50; // years; what is later is of the century before

  private HttpDate() {}

  /**
   * The time that a text says, if it is a date.
   *
   * @param now when it was written, by which a year of two digits is understood
   */
  static Optional<Instant> read(String text, Instant now) {
    Matcher shortYear = SHORT_YEAR.matcher(text);
    try {
      return Optional.of(
          shortYear.matches()
              ? nearest(shortYear, now)
              : usual(YEAR_LAST.matcher(text).replaceFirst("$2 $1 $4 $3 GMT")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The latest date with such a year that is not too far in the future. */
  private static Instant nearest(Matcher date, Instant now) {
    OffsetDateTime latest = now.atOffset(UTC).plusYears(FUTURE);
    int century = latest.getYear() / 100;
    Instant read = in(century, date);
    return read.isAfter(latest.toInstant()) ? in(century - 1, date) : read;
  }

  private static Instant in(int century, Matcher date) {
    return usual(date.replaceFirst("$1 $2 " + century + "$3 $4 GMT"));
  }

  private static Instant usual(String text) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
  }
}
