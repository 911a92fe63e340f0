package dev.candor.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * A time as a text, in UTC: {@code "2026-02-03T10:00:00.123Z"}, as {@link JsonWriter#instant}
 * writes it. What else ISO 8601 has for a time in UTC is read, too.
 */
public final class Timestamp {

  private static final String FORM = "0000-00-00T00:00:00.000Z";

  // The times that a JsonWriter can write.
  private static final long FIRST_MILLIS = -62_167_219_200_000L;
  private static final long LAST_MILLIS = 253_402_300_799_999L;

  private Timestamp() {}

  /**
   * Milliseconds of the epoch, of the years 0 to 9999.
   *
   * @throws MalformedException if the text is no such time
   */
  public static long parse(String text) {
    try {
      long millis = isOwn(text) ? own(text) : Instant.parse(text).toEpochMilli();
      if (millis >= FIRST_MILLIS && millis <= LAST_MILLIS) {
        return millis;
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw new MalformedException("'" + text + "' is no ISO 8601 time in UTC");
    }
    throw new MalformedException("'" + text + "' is not of the years 0 to 9999");
  }

  /** The day of a time, in UTC: {@code 2026-02-03}. */
  public static String day(long epochMillis) {
    return new String(new JsonWriter(32).instant(epochMillis).toByteArray(), 1, 10, US_ASCII);
  }

  /** Whether it has the writer's form. The JDK's classes for times cost a tool's start 10 ms. */
  private static boolean isOwn(String text) {
    boolean fits = text.length() == FORM.length();
    for (int i = 0; fits && i < FORM.length(); i++) {
      char c = text.charAt(i);
      fits = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
    }
    return fits
        && isDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
        && digits(text, 11, 13) < 24
        && digits(text, 14, 16) < 60
        && digits(text, 17, 19) < 60;
  }

  private static long own(String text) {
    long minutes = (day(text) * 24 + digits(text, 11, 13)) * 60 + digits(text, 14, 16);
    return (minutes * 60 + digits(text, 17, 19)) * 1_000 + digits(text, 20, 23);
  }

  /** Days of the epoch by H. Hinnant's "days_from_civil"; {@link JsonWriter} goes the other way. */
  private static long day(String text) {
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int year = digits(text, 0, 4) - (month <= 2 ? 1 : 0);
    int era = Math.floorDiv(year, 400);
    int yearOfEra = year - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  private static boolean isDay(int year, int month, int day) {
    boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int february = isLeap ? 29 : 28;
    int last = month == 2 ? february : 30 + ((month + month / 8) & 1);
    return month >= 1 && month <= 12 && day >= 1 && day <= last;
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
