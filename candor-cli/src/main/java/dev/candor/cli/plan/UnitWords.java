package dev.candor.cli.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the words of a number's name say of its unit. */
final class UnitWords {

  /** The words of each unit, wherever they stand in a name. */
  private static final Map<String, String> WORDS =
      words(
          Stream.of(
              "nanoseconds: ns nanos nanosecond nanoseconds",
              "microseconds: micros microsecond microseconds µs",
              "milliseconds: ms msec msecs millis milliseconds",
              "seconds: sec secs seconds",
              "minutes: mins minutes",
              "hours: hrs hours",
              "days: days",
              "weeks: weeks",
              "bits: bits",
              "bytes: bytes",
              "kilobytes: kb kilobytes",
              "megabytes: mb megabytes",
              "gigabytes: gb gigabytes",
              "terabytes: tb terabytes",
              "kibibytes: kib kibibytes",
              "mebibytes: mib mebibytes",
              "gibibytes: gib gibibytes",
              "tebibytes: tib tebibytes",
              "kilobits_per_second: kbit kbits kbps",
              "megabits_per_second: mbit mbits mbps",
              "gigabits_per_second: gbit gbits gbps",
              "hertz: hz hertz",
              "kilohertz: khz",
              "megahertz: mhz",
              "gigahertz: ghz",
              "characters: chars characters",
              "tokens: tokens",
              "percent: pct percent",
              "ratio: ratio",
              "us_dollars: usd dollars",
              "us_dollar_ticks: ticks"));

  /** Words that say a unit at the end of a name, and something else before it. */
  private static final Map<String, String> LAST =
      words(Stream.of("microseconds: us", "seconds: s", "count: count"));

  /** Words that make a number one of its unit, such as {@code token_count}, and may not. */
  private static final Map<String, String> SINGULAR =
      words(
          Stream.of(
              "tokens: token", "bytes: byte", "characters: char character", "us_dollars: dollar"));

  /** Units that some annotation can give, and that a number of such a name lacks without. */
  private static final List<String> MISSED =
      List.of(
          "milliseconds",
          "seconds",
          "days",
          "bytes",
          "megabits_per_second",
          "characters",
          "tokens",
          "percent",
          "ratio",
          "us_dollars",
          "us_dollar_ticks");

  private final List<String> named;
  private final List<String> meant;

  /** Of a field's name; a rate, such as {@code bytes_per_second}, has no unit of its own. */
  UnitWords(String name) {
    List<String> words = Likeness.words(name);
    if (words.isEmpty() || words.contains("per")) {
      named = List.of();
      meant = List.of();
      return;
    }
    List<String> last = words.subList(words.size() - 1, words.size());
    named = Stream.concat(units(words, WORDS), units(last, LAST)).toList();
    meant = units(words, SINGULAR).toList();
  }

  private static Stream<String> units(List<String> words, Map<String, String> units) {
    return words.stream().flatMap(word -> Stream.ofNullable(units.get(word)));
  }

  private static Map<String, String> words(Stream<String> lines) {
    return lines
        .map(line -> line.split(": "))
        .flatMap(line -> Stream.of(line[1].split(" ")).map(word -> Map.entry(word, line[0])))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The unit that the name says of a number whose unit is another; empty where it fits. */
  String against(String declared) {
    return named.isEmpty() || named.contains(declared) || meant.contains(declared)
        ? ""
        : spoken(named.getLast());
  }

  /** The unit that a number without one lacks; empty where it lacks none. */
  String missed() {
    return named.stream().filter(MISSED::contains).findFirst().map(UnitWords::spoken).orElse("");
  }

  private static String spoken(String unit) {
    return unit.replace('_', ' ').replaceFirst("^us ", "US ");
  }
}
