package dev.candor.cli.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Tells names that a person would take for one another. */
enum Likeness {
  /** They are not alike. */
  NONE(""),
  /** {@code took_ms} and {@code tookMs}. */
  SEPARATORS("but for what stands between its words"),
  /** {@code file_read} and {@code files_read}. */
  PLURAL("but for a plural"),
  /** {@code issue.created} and {@code created.issue}. */
  ORDER("but for the order of its words"),
  /** {@code session.restored} and {@code session.restoerd}. */
  LETTER("but for a letter");

  /** Shorter words differ in one letter all the time: {@code in} and {@code on}. */
  private static final int LONG_WORD = 5;

  private final String words;

  Likeness(String words) {
    this.words = words;
  }

  /** What makes the difference, behind "is named like". */
  String words() {
    return words;
  }

  /**
   * A name, taken apart once, since each is compared with all others.
   *
   * @param words in lower case
   * @param joined the words without anything between them
   * @param singular the words, each as if there were one of it
   * @param sorted the same in the order of the alphabet
   */
  record Name(List<String> words, String joined, List<String> singular, List<String> sorted) {

    static Name of(String name) {
      List<String> words = Likeness.words(name);
      List<String> singular = words.stream().map(Likeness::singular).toList();
      return new Name(words, String.join("", words), singular, singular.stream().sorted().toList());
    }
  }

  /** How alike two different names are. */
  static Likeness of(Name one, Name other) {
    if (one.joined().equals(other.joined())) {
      return SEPARATORS;
    }
    if (one.words().size() != other.words().size()) {
      return NONE;
    }
    if (one.singular().equals(other.singular())) {
      return PLURAL;
    }
    if (one.sorted().equals(other.sorted())) {
      return ORDER;
    }
    return oneLetter(one.words(), other.words()) ? LETTER : NONE;
  }

  /** The words of a name, in lower case: {@code took}, {@code ms} of {@code tookMs}. */
  static List<String> words(String name) {
    return Arrays.stream(name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2").split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String singular(String word) {
    if (word.length() <= 3 || word.matches(".*(ss|us|is)")) {
      return word;
    }
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.matches(".*(ss|x|ch|sh)es")
        ? word.substring(0, word.length() - 2)
        : word.replaceFirst("s$", "");
  }

  /** Whether one long word without digits differs in a letter, and all others are the same. */
  private static boolean oneLetter(List<String> these, List<String> those) {
    int apart = -1;
    for (int i = 0; i < these.size(); i++) {
      if (!these.get(i).equals(those.get(i))) {
        if (apart >= 0) {
          return false;
        }
        apart = i;
      }
    }
    if (apart < 0) {
      return false;
    }
    String one = these.get(apart);
    String other = those.get(apart);
    return Math.min(one.length(), other.length()) >= LONG_WORD
        && (one + other).chars().allMatch(Character::isLetter)
        && (aLetterMore(one, other) || aLetterMore(other, one) || sameLength(one, other));
  }

  private static boolean aLetterMore(String longer, String shorter) {
    if (longer.length() != shorter.length() + 1) {
      return false;
    }
    int same = same(longer, shorter);
    return longer.substring(same + 1).equals(shorter.substring(same));
  }

  /** Whether a letter is another, or two neighbours changed places. */
  private static boolean sameLength(String one, String other) {
    if (one.length() != other.length()) {
      return false;
    }
    int same = same(one, other);
    if (one.substring(same + 1).equals(other.substring(same + 1))) {
      return true;
    }
    return one.length() > same + 1
        && one.charAt(same) == other.charAt(same + 1)
        && one.charAt(same + 1) == other.charAt(same)
        && one.substring(same + 2).equals(other.substring(same + 2));
  }

  /** How many letters at the beginning are the same. */
  private static int same(String one, String other) {
    int mismatch = Arrays.mismatch(one.toCharArray(), other.toCharArray());
    return mismatch < 0 ? one.length() : mismatch;
  }
}
