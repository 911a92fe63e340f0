package dev.candor.sdk;

import static dev.candor.sdk.Masking.isBlank;
import static dev.candor.sdk.Masking.isPlain;
import static dev.candor.sdk.Masking.isPlainLetter;

/**
 * Masks web addresses of this machine and of private networks, to the end of the word, with the
 * names and passwords before the host. Only a host that is surely a public one stays: a name with a
 * dot, or an address outside of the ranges kept for private use.
 */
final class MaskedHosts {

  private static final String[] SCHEMES = {"https", "http", "wss", "ws"};
  private static final String[] PRIVATE_NAMES = {
    ".localhost",
    ".local",
    ".internal",
    ".lan",
    ".home",
    ".corp",
    ".intranet",
    ".private",
    ".home.arpa",
    ".localdomain"
  };

  private final CharSequence in;
  private final int limit;

  private MaskedHosts(CharSequence in, boolean cut) {
    this.in = in;
    this.limit = Masking.wholeWords(in, cut);
  }

  static void mask(CharSequence in, boolean cut, StringBuilder out) {
    new MaskedHosts(in, cut).mask(out);
  }

  private void mask(StringBuilder out) {
    int i = 0;
    while (i < limit) {
      char c = in.charAt(i);
      int scheme = c == ':' && Masking.has(in, i, limit, "://") ? scheme(i) : 0;
      if (scheme > 0 && out.length() >= scheme && isPrivate(i + 3)) {
        out.setLength(out.length() - scheme);
        out.append("<internal-host>");
        i = Masking.withoutClosers(in, i + 3, Masking.wordEnd(in, i, limit));
      } else {
        out.append(c);
        i++;
      }
    }
  }

  /** How long the scheme is that a colon ends; 0 where it is none of the web. */
  private int scheme(int colon) {
    for (String scheme : SCHEMES) {
      int from = colon - scheme.length();
      if (from >= 0 && Masking.has(in, from, colon, scheme)) {
        return scheme.length();
      }
    }
    return 0;
  }

  private boolean isPrivate(int from) {
    int host = from;
    int end = from;
    while (end < limit && !isBlank(in.charAt(end)) && "/?#\\".indexOf(in.charAt(end)) < 0) {
      if (in.charAt(end) == '@') {
        host = end + 1;
      }
      end++;
    }
    if (Masking.has(in, host, end, "<email>")) {
      return true; // it had a name and a password before a host
    }
    if (host < end && in.charAt(host) == '[') {
      return !isGlobal(host + 1);
    }
    int nameEnd = host;
    while (nameEnd < end && in.charAt(nameEnd) != ':') {
      nameEnd++;
    }
    int kept = Masking.withoutClosers(in, host, nameEnd);
    return kept > host && isPrivateName(host, kept);
  }

  /** Whether an address of six is of the global range, 2000::/3. */
  private boolean isGlobal(int from) {
    int i = from;
    while (i < limit && isPlain(in.charAt(i))) {
      i++;
    }
    return i - from == 4
        && i < limit
        && in.charAt(i) == ':'
        && (in.charAt(from) == '2' || in.charAt(from) == '3');
  }

  private boolean isPrivateName(int from, int to) {
    int dots = 0;
    boolean letters = false;
    for (int i = from; i < to; i++) {
      char c = in.charAt(i);
      dots += c == '.' ? 1 : 0;
      letters |= isPlainLetter(c) || c >= 0x80;
      if (c == '%' || c == '\u3002' || c == '\uff0e' || c == '\uff61') {
        return true; // written so that it is not read at a glance
      }
    }
    if (dots == 0) {
      return true;
    }
    if (!letters || Masking.has(in, from, to, "0x")) {
      return !isPublicAddress(from, to, dots);
    }
    for (String name : PRIVATE_NAMES) {
      if (to - from >= name.length() && Masking.has(in, to - name.length(), to, name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an address of four numbers, in decimal, is of no private, local or shared range. */
  private boolean isPublicAddress(int from, int to, int dots) {
    int[] numbers = new int[4];
    int at = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = in.charAt(i);
      if (c == '.') {
        at++;
        digits = 0;
      } else if (c < '0' || c > '9' || at > 3 || ++digits > 3) {
        return false;
      } else {
        numbers[at] = 10 * numbers[at] + c - '0';
      }
    }
    return dots == 3 && !isPrivateRange(numbers[0], numbers[1]);
  }

  private static boolean isPrivateRange(int first, int second) {
    return switch (first) {
      case 0, 10, 127 -> true;
      case 100 -> second >= 64 && second < 128;
      case 169 -> second == 254;
      case 172 -> second >= 16 && second < 32;
      case 192 -> second == 168;
      default -> first > 255 || second > 255;
    };
  }
}
