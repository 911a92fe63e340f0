package dev.candor.reference.altimate;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Phrases that are looked for as they are, wherever in a text they stand. */
final class Phrases {

  private Phrases() {}

  /** Finds any of them; nothing where there are none. */
  static Pattern any(String... phrases) {
    return phrases.length == 0
        ? Pattern.compile("(?!)")
        : Pattern.compile(
            Arrays.stream(phrases).map(Pattern::quote).collect(Collectors.joining("|")));
  }
}
