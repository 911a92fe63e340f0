package dev.candor.collector.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/** How numbers, days and times are written on every page; the same everywhere in the world. */
final class Print {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter LONG_DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Print() {}

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String number(OptionalLong number) {
    return number.isPresent() ? number(number.getAsLong()) : "–";
  }

  static String events(long number) {
    return number(number) + (number == 1 ? " event" : " events");
  }

  /** For the axis: {@code 900}, {@code 2.5k}, {@code 3M}. */
  static String brief(long number) {
    if (number < 1_000) {
      return Long.toString(number);
    }
    double scaled = number < 1_000_000 ? number / 1e3 : number / 1e6;
    String text = decimal(scaled);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text)
        + (number < 1_000_000 ? "k" : "M");
  }

  /** With one place. */
  static String decimal(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%,.1f %%", share * 100);
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String month(LocalDate day) {
    return MONTH.format(day);
  }

  static String longDay(LocalDate day) {
    return LONG_DAY.format(day);
  }

  static String clock(Instant time) {
    return CLOCK.format(time);
  }
}
