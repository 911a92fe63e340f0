package dev.candor.sdk;

import static dev.candor.sdk.Masking.isBlank;
import static dev.candor.sdk.Masking.isWord;

/**
 * Masks what stands in quotes.
 *
 * <p>A quote in a word may be an apostrophe, so it begins a span only where one that can end it is
 * near; one behind a blank always does, and where nothing ends it the span goes on to the end of
 * the text. A backslash, or a second quote, keeps a quote from ending a span, and so does what
 * looks like the beginning of another.
 */
final class MaskedQuotes {

  private static final int NEAR = 256;
  private static final int NONE = -1;
  private static final int OPEN = -2;
  private static final String CLOSERS = ".,;:!?)]}>";

  private final CharSequence in;
  private final boolean cut;

  private MaskedQuotes(CharSequence in, boolean cut) {
    this.in = in;
    this.cut = cut;
  }

  static void mask(CharSequence in, boolean cut, StringBuilder out) {
    new MaskedQuotes(in, cut).mask(out);
  }

  private void mask(StringBuilder out) {
    int length = in.length();
    int i = 0;
    while (i < length) {
      char c = in.charAt(i);
      boolean paired = isPaired(c);
      if (!paired && closer(c) == 0) {
        out.append(c);
        i++;
      } else if (paired && i > 0 && isTight(in.charAt(i - 1))) {
        if (cut && i + 4 > length) {
          return; // what it is depends on what follows
        }
        int end = isStray(i) ? NONE : near(i, c);
        if (end == OPEN) {
          return;
        }
        out.append(end == NONE ? c : '?');
        i = end == NONE ? i + 1 : end;
      } else {
        out.append('?');
        int end = paired ? pairEnd(i + 1, c) : end(i + 1, c);
        if (end == NONE) {
          return; // all that follows may be quoted
        }
        i = end;
      }
    }
  }

  private static boolean isPaired(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** What ends a span that a quote of two forms begins; 0 where it is none. */
  private static char closer(char c) {
    return switch (c) {
      case '\u201c', '\u201e' -> '\u201d';
      case '\u2018', '\u201a' -> '\u2019';
      case '\u00ab' -> '\u00bb';
      case '\u300c' -> '\u300d';
      case '\u300e' -> '\u300f';
      default -> 0;
    };
  }

  /** Whether a quote right behind a character may be an apostrophe, or the end of a word. */
  private static boolean isTight(char before) {
    return isWord(before) || before == ')' || before == ']' || before == '}';
  }

  /** Whether a quote behind a word begins nothing: what ends a word, or "don't". */
  private boolean isStray(int i) {
    if (i + 1 == in.length()) {
      return true;
    }
    char next = in.charAt(i + 1);
    if (isBlank(next) || isPaired(next) || CLOSERS.indexOf(next) >= 0) {
      return true;
    }
    return in.charAt(i) == '\'' && isContraction(i + 1);
  }

  private boolean isContraction(int from) {
    int end = from;
    while (end < in.length() && end < from + 3 && isWord(in.charAt(end))) {
      end++;
    }
    if (end - from == 1) {
      return "sStTdDmM".indexOf(in.charAt(from)) >= 0;
    }
    return end - from == 2
        && (Masking.has(in, from, end, "re")
            || Masking.has(in, from, end, "ll")
            || Masking.has(in, from, end, "ve"));
  }

  /**
   * The end of a span that begins in a word; {@link #NONE} where it is none, {@link #OPEN} where
   * that depends on what follows.
   */
  private int near(int i, char quote) {
    int length = in.length();
    for (int j = i + 1; j <= i + NEAR; j++) {
      if (j == length) {
        return cut ? OPEN : NONE;
      }
      if (in.charAt(j) == quote) {
        if (j + 1 == length) {
          return cut ? OPEN : length;
        }
        return begins(j) || isApostrophe(j) ? NONE : j + 1;
      }
    }
    return NONE;
  }

  /** The end of a span between quotes of one form. */
  private int pairEnd(int from, char quote) {
    int length = in.length();
    int i = from;
    while (i < length) {
      char c = in.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (c != quote) {
        i++;
      } else if (i + 1 == length) {
        return cut ? NONE : length;
      } else if (in.charAt(i + 1) == quote && i > from) {
        i += 2; // a doubled quote stands for itself
      } else if (begins(i) || isApostrophe(i)) {
        i++;
      } else {
        return i + 1;
      }
    }
    return NONE;
  }

  private boolean isApostrophe(int i) {
    return in.charAt(i) == '\'' && isWord(in.charAt(i - 1)) && isWord(in.charAt(i + 1));
  }

  /** Whether a quote looks like the beginning of a span of its own. */
  private boolean begins(int i) {
    char before = in.charAt(i - 1);
    char next = in.charAt(i + 1);
    boolean loose = isBlank(before) || "([{<=:,|".indexOf(before) >= 0 || before == in.charAt(i);
    return loose && !isBlank(next) && CLOSERS.indexOf(next) < 0;
  }

  /** The end of a span that a quote of two forms began. */
  private int end(int from, char open) {
    char close = closer(open);
    for (int i = from; i < in.length(); i++) {
      char c = in.charAt(i);
      if (c == close || (open == '\u201e' && c == '\u201c')) {
        if (i + 1 == in.length()) {
          return cut ? NONE : i + 1;
        }
        if (close != '\u2019' || !isWord(in.charAt(i + 1))) {
          return i + 1;
        }
      }
    }
    return NONE;
  }
}
