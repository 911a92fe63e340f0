package dev.candor.sdk;

/**
 * Takes a terminal's escape sequences out of a text, and the characters that nobody sees: left
 * where they are they would part a secret in two.
 *
 * <p>Knows the sequences that programs print. What only begins like one loses its ESC and keeps the
 * rest, lest the first letter of what follows is lost, by which the next rules know it.
 */
final class MaskedEscapes {

  private static final char ESC = 0x1b;
  private static final char CSI = 0x9b;
  private static final int OPEN = -1;

  private MaskedEscapes() {}

  static void remove(CharSequence in, boolean cut, StringBuilder out) {
    int length = in.length();
    int i = 0;
    while (i < length) {
      char c = in.charAt(i);
      if (c == ESC || c == CSI) {
        i = c == ESC ? escape(in, i + 1) : control(in, i + 1);
        if (i == OPEN) {
          return; // the text ends before the sequence does
        }
      } else {
        if (isSeen(c)) {
          out.append(c);
        }
        i++;
      }
    }
  }

  private static boolean isSeen(char c) {
    if (c >= 0x20 && c < 0x7f) {
      return true;
    }
    return Masking.isBlank(c) || (!Character.isISOControl(c) && !isFormat(c));
  }

  private static boolean isFormat(char c) {
    return Character.getType(c) == Character.FORMAT;
  }

  /**
   * The end of what follows an ESC; where it is no sequence that is known, right behind the ESC.
   */
  private static int escape(CharSequence in, int from) {
    if (from == in.length()) {
      return OPEN;
    }
    char c = in.charAt(from);
    return switch (c) {
      case '[' -> control(in, from + 1);
      case ']', 'P', 'X', '^', '_' -> string(in, from + 1);
      case '(', ')' -> pair(in, from, "0AB");
      case '#' -> pair(in, from, "345678");
      case '%' -> pair(in, from, "@G");
      default -> "78=>cDEHMNOZ\\".indexOf(c) >= 0 ? from + 1 : from;
    };
  }

  private static int pair(CharSequence in, int from, String seconds) {
    if (from + 1 == in.length()) {
      return OPEN;
    }
    if (seconds.indexOf(in.charAt(from + 1)) < 0) {
      return from;
    }
    if (from + 2 == in.length()) {
      return OPEN;
    }
    char next = in.charAt(from + 2);
    return next >= 'a' && next <= 'z' ? from : from + 2; // rather a word than a character set
  }

  /** The end of a control sequence: parameters, at most one intermediate, a final. */
  private static int control(CharSequence in, int from) {
    int length = in.length();
    int i = from;
    boolean marked = i < length && "<=>?".indexOf(in.charAt(i)) >= 0;
    if (marked) {
      i++;
    }
    int parameters = i;
    while (i < length && isParameter(in.charAt(i), i == parameters)) {
      i++;
    }
    if (i == length) {
      return OPEN;
    }
    char c = in.charAt(i);
    if (marked && i == parameters) {
      return c == 'c' || c == 'q' ? i + 1 : from;
    }
    if (" !\"#$'*".indexOf(c) >= 0) {
      if (i + 1 == length) {
        return OPEN;
      }
      String finals = c == ' ' ? "q" : "pqrtuvwxyz";
      return finals.indexOf(in.charAt(i + 1)) >= 0 ? i + 2 : i;
    }
    return c >= 0x40 && c < 0x7f ? i + 1 : i;
  }

  private static boolean isParameter(char c, boolean first) {
    return (c >= '0' && c <= '9') || c == ';' || (c == ':' && !first);
  }

  /** The end of a string that a sequence begins, such as a title or a link's address. */
  private static int string(CharSequence in, int from) {
    for (int i = from; i < in.length(); i++) {
      char c = in.charAt(i);
      if (c == 0x07 || c == 0x9c) {
        return i + 1;
      }
      if (c == ESC && i + 1 < in.length() && in.charAt(i + 1) == '\\') {
        return i + 2;
      }
    }
    return OPEN;
  }
}
