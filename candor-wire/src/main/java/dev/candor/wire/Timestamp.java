package dev.candor.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

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
    byte[] ascii = text.getBytes(US_ASCII);
    return isOwn(ascii, 0, ascii.length) ? own(ascii, 0) : ofAny(text);
  }

  /**
   * As the other, of a text that stands among other bytes.
   *
   * @throws MalformedException if the text is no such time
   */
  static long parse(byte[] utf8, int from, int length) {
    return isOwn(utf8, from, length)
        ? own(utf8, from)
        : ofAny(new String(utf8, from, length, UTF_8));
  }

  private static long ofAny(String text) {
    try {
      long millis = Instant.parse(text).toEpochMilli();
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
  private static boolean isOwn(byte[] utf8, int from, int length) {
    boolean fits = length == FORM.length();
    for (int i = 0; fits && i < FORM.length(); i++) {
      byte c = utf8[from + i];
      fits = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
    }
    return fits
        && isDay(digits(utf8, from, 4), digits(utf8, from + 5, 2), digits(utf8, from + 8, 2))
        && digits(utf8, from + 11, 2) < 24
        && digits(utf8, from + 14, 2) < 60
        && digits(utf8, from + 17, 2) < 60;
  }

  private static long own(byte[] utf8, int from) {
    int minutes = digits(utf8, from + 11, 2) * 60 + digits(utf8, from + 14, 2);
    long seconds = (day(utf8, from) * 1_440 + minutes) * 60 + digits(utf8, from + 17, 2);
    return seconds * 1_000 + digits(utf8, from + 20, 3);
  }

  /** Days of the epoch by H. Hinnant's "days_from_civil"; {@link JsonWriter} goes the other way. */
  private static long day(byte[] utf8, int from) {
    int month = digits(utf8, from + 5, 2);
    int day = digits(utf8, from + 8, 2);
    int year = digits(utf8, from, 4) - (month <= 2 ? 1 : 0);
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

  private static int digits(byte[] utf8, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      number = number * 10 + utf8[i] - '0';
    }
    return number;
  }
}
