package dev.candor.collector;

import dev.candor.collector.insight.ActiveActors;
import dev.candor.collector.insight.Interval;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a report, as words that were typed: checked here, so that a running
 * collector and a data folder refuse the same with the same sentence.
 */
final class Question {

  private static final Set<String> PARAMETERS = Set.of("product", "from", "to", "tz", "kind");

  private final Map<String, String> words;

  /**
   * A question of these words by parameter.
   *
   * @throws ReportException if there is no such parameter
   */
  Question(Map<String, String> words) {
    Set<String> unknown = new TreeSet<>(words.keySet());
    unknown.removeAll(PARAMETERS);
    if (!unknown.isEmpty()) {
      throw new ReportException(
          "there is no parameter '%s': write product, from, to, tz or kind"
              .formatted(String.join("', '", unknown)));
    }
    this.words = Map.copyOf(words);
  }

  @Nullable String product() {
    return word("product");
  }

  Interval interval() {
    LocalDate from = day("from");
    LocalDate to = day("to");
    if (from != null && to != null && from.isAfter(to)) {
      throw new ReportException("from=%s is after to=%s: swap them".formatted(from, to));
    }
    return new Interval(from, to);
  }

  private @Nullable LocalDate day(String name) {
    String text = word(name);
    try {
      LocalDate day = text == null ? null : LocalDate.parse(text);
      if (day == null || (day.getYear() >= 1970 && day.getYear() <= 9999)) {
        return day;
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw new ReportException(
        "%s='%s' is no day from 1970 to 9999: write it like %s=2026-01-31"
            .formatted(name, text, name));
  }

  ZoneId zone(ZoneId otherwise) {
    String text = word("tz");
    try {
      return text == null ? otherwise : ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new ReportException(
          "tz='%s' is no time zone: write it like tz=Europe/Stockholm".formatted(text));
    }
  }

  ActiveActors.Who who() {
    String text = word("kind");
    for (ActiveActors.Who who : ActiveActors.Who.values()) {
      if (text != null && text.equals(who.name().toLowerCase(Locale.ROOT))) {
        return who;
      }
    }
    if (text == null) {
      return ActiveActors.Who.BOTH;
    }
    throw new ReportException("kind='%s': write developer, runner or both".formatted(text));
  }

  /** The same of a report that does not tell developers from runners. */
  Question ofEverybody(String report) {
    String text = word("kind");
    if (text != null) {
      throw new ReportException(
          "%s does not tell developers from runners: leave kind=%s out".formatted(report, text));
    }
    return this;
  }

  private @Nullable String word(String name) {
    String word = words.get(name);
    return word == null || word.isBlank() ? null : word;
  }
}
