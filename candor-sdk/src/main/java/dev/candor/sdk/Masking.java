package dev.candor.sdk;

import java.util.List;

/**
 * Masks a text that is content before it leaves: eight rules, each over what the one before it
 * left.
 *
 * <pre>
 * escape sequences and invisible characters   removed
 * sk-…                                        sk-***
 * Bearer …                                    Bearer ***
 * 'quoted', "quoted", `quoted`                ?
 * paths                                       &lt;path&gt;
 * e-mail addresses                            &lt;email&gt;
 * URLs of this machine and private networks   &lt;internal-host&gt;
 * blanks                                      one space
 * </pre>
 *
 * <p>Where a rule is in doubt it masks too much. What it cannot know is a text that looks like none
 * of these, such as a name in a sentence; so {@link dev.candor.Masked} leaves only by agreement.
 *
 * <p>Of a longer text the first {@value #MAX_INPUT} characters are read, and of these each rule
 * writes what no continuation could change. So a secret is not halved by the bound, and the cost of
 * any input is bounded; below the bound it is linear. Nothing is thrown, whatever the text.
 */
final class Masking {

  /** How many characters are read at most. */
  static final int MAX_INPUT = 8_192;

  /** How many characters a secret has at least, behind what announces it. */
  static final int MIN_SECRET = 16;

  private static final String QUOTES = "\"'`";

  private Masking() {}

  /** One rule. */
  interface Rule {

    /**
     * Writes a text as the rule leaves it.
     *
     * @param cut whether the text goes on behind its end; then only what holds however it goes on
     *     is written
     */
    void apply(CharSequence in, boolean cut, StringBuilder out);
  }

  /** The rules, in order. */
  static final List<Rule> RULES =
      List.of(
          MaskedEscapes::remove,
          MaskedSecrets::keys,
          MaskedSecrets::bearers,
          MaskedQuotes::mask,
          MaskedPaths::mask,
          MaskedEmails::mask,
          MaskedHosts::mask,
          Masking::collapse);

  /**
   * Masks a text.
   *
   * @param maxLength how many characters of the result are kept at most
   */
  static String mask(String text, int maxLength) {
    boolean cut = text.length() > MAX_INPUT;
    String masked = mask(cut ? text.substring(0, whole(text, MAX_INPUT)) : text, cut);
    if (masked.length() <= maxLength) {
      return masked;
    }
    return masked.substring(0, whole(masked, maxLength)).stripTrailing();
  }

  /** Masks a text of any length; {@code cut} as for a {@link Rule}. */
  static String mask(String text, boolean cut) {
    CharSequence at = text;
    for (Rule rule : RULES) {
      StringBuilder out = new StringBuilder(at.length() + 16);
      rule.apply(at, cut, out);
      at = out;
    }
    return at.toString();
  }

  /** Makes one space of blanks, and none at either end. */
  private static void collapse(CharSequence in, boolean cut, StringBuilder out) {
    boolean blank = false;
    for (int i = 0; i < in.length(); i++) {
      char c = in.charAt(i);
      if (isBlank(c)) {
        blank = true;
      } else {
        if (blank && out.length() > 0) {
          out.append(' ');
        }
        blank = false;
        out.append(c);
      }
    }
  }

  /** The length, or one less where it would halve a surrogate pair. */
  private static int whole(String text, int length) {
    boolean halves =
        length > 0
            && Character.isHighSurrogate(text.charAt(length - 1))
            && Character.isLowSurrogate(text.charAt(length));
    return halves ? length - 1 : length;
  }

  /** Where the words end that are whole: behind the last blank of a text that goes on. */
  static int wholeWords(CharSequence in, boolean cut) {
    int end = in.length();
    while (cut && end > 0 && !isBlank(in.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Where the word ends that a place is in. */
  static int wordEnd(CharSequence in, int from, int limit) {
    int end = from;
    while (end < limit && !isBlank(in.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Where a secret ends: at a blank or a quote, before the punctuation that closes it. */
  static int tokenEnd(CharSequence in, int from, int limit) {
    int end = from;
    while (end < limit && !isBlank(in.charAt(end)) && QUOTES.indexOf(in.charAt(end)) < 0) {
      end++;
    }
    return withoutClosers(in, from, end);
  }

  /** The end of a word without the punctuation that closes it. */
  static int withoutClosers(CharSequence in, int from, int end) {
    int kept = end;
    while (kept > from && ")]}>\"'`.,;:!?".indexOf(in.charAt(kept - 1)) >= 0) {
      kept--;
    }
    return kept;
  }

  /** Whether a character is a blank of any script, or ends a line. */
  static boolean isBlank(char c) {
    if (c < 0x80) {
      return c == ' ' || (c >= '\t' && c <= '\r');
    }
    return c == 0x85 || Character.isSpaceChar(c);
  }

  /** Whether a character is a part of a word: a letter, a digit, a mark, or half of a character. */
  static boolean isWord(char c) {
    if (c < 0x80) {
      return isPlain(c);
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.SURROGATE;
  }

  /** Whether a character is a letter or digit of ASCII. */
  static boolean isPlain(char c) {
    return isPlainLetter(c) || (c >= '0' && c <= '9');
  }

  /** Whether a character is a letter of ASCII. */
  static boolean isPlainLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Whether a text has these lower-case letters at a place, in any case. */
  static boolean has(CharSequence in, int from, int limit, String lowerCase) {
    if (limit - from < lowerCase.length()) {
      return false;
    }
    for (int i = 0; i < lowerCase.length(); i++) {
      char c = in.charAt(from + i);
      char expected = lowerCase.charAt(i);
      if (c != expected && !(isPlainLetter(c) && (c | 0x20) == expected)) {
        return false;
      }
    }
    return true;
  }
}
