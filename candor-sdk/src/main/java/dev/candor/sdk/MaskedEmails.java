package dev.candor.sdk;

import static dev.candor.sdk.Masking.isBlank;
import static dev.candor.sdk.Masking.isPlain;
import static dev.candor.sdk.Masking.isPlainLetter;
import static dev.candor.sdk.Masking.isWord;

/**
 * Masks e-mail addresses: all that is joined to an at sign from the left, and a host behind it. A
 * version is no host, so that "lodash@4.17.21" stays.
 */
final class MaskedEmails {

  private static final String BEFORE = "<>()[],;\"/\\|";
  private static final int DOTS_OF_IP = 3;

  private MaskedEmails() {}

  static void mask(CharSequence in, boolean cut, StringBuilder out) {
    int limit = Masking.wholeWords(in, cut);
    int local = 0; // where in the output the name begins that an at sign would end
    int i = 0;
    while (i < limit) {
      char c = in.charAt(i);
      int at = at(in, i, limit);
      int end = at == 0 || local == out.length() ? i : hostEnd(in, i + at, limit);
      if (end > i) {
        out.setLength(local);
        out.append("<email>");
        i = end;
        local = out.length();
      } else {
        out.append(c);
        i++;
        if (isBlank(c) || BEFORE.indexOf(c) >= 0) {
          local = out.length();
        }
      }
    }
  }

  /** How many characters an at sign has here, which may be written for an address; 0 for none. */
  private static int at(CharSequence in, int i, int limit) {
    return switch (in.charAt(i)) {
      case '@', '\uff20', '\ufe6b' -> 1;
      case '%' -> Masking.has(in, i, limit, "%40") ? 3 : 0;
      default -> 0;
    };
  }

  /** Where a host ends that begins here; 0 where none does. */
  private static int hostEnd(CharSequence in, int from, int limit) {
    if (from == limit) {
      return 0;
    }
    char first = in.charAt(from);
    if (first == '[') {
      return literalEnd(in, from, limit);
    }
    if (!isWord(first)) {
      return 0;
    }
    int end = from;
    boolean letters = false;
    int dots = 0;
    while (end < limit && isHost(in.charAt(end))) {
      char c = in.charAt(end);
      dots += c == '.' ? 1 : 0;
      letters |= c == '@' || c == '%';
      end++;
    }
    while (end > from && ".-".indexOf(in.charAt(end - 1)) >= 0) {
      dots -= in.charAt(end - 1) == '.' ? 1 : 0;
      end--;
    }
    boolean named = isPlainLetter(first) || first >= 0x80 || letters;
    return named || dots == DOTS_OF_IP || isTop(in, from, end) ? end : 0;
  }

  private static boolean isHost(char c) {
    return c < 0x80 ? isPlain(c) || ".-_@%".indexOf(c) >= 0 : isWord(c) || c == '\uff20';
  }

  /** Whether a host ends in a dot and letters, at least two. */
  private static boolean isTop(CharSequence in, int from, int end) {
    int i = end;
    while (i > from && Character.isLetter(in.charAt(i - 1))) {
      i--;
    }
    return end - i >= 2 && i > from && in.charAt(i - 1) == '.';
  }

  /** Where an address of the internet ends that stands in brackets; 0 where it is none. */
  private static int literalEnd(CharSequence in, int from, int limit) {
    int i = from + 1;
    while (i < limit && (isPlain(in.charAt(i)) || ".:%-".indexOf(in.charAt(i)) >= 0)) {
      i++;
    }
    return i < limit && i > from + 1 && in.charAt(i) == ']' ? i + 1 : 0;
  }
}
