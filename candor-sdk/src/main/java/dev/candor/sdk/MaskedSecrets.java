package dev.candor.sdk;

/**
 * Masks the secrets that announce themselves: keys that begin with {@code sk-}, and what follows
 * the word Bearer. Either needs {@value Masking#MIN_SECRET} characters, as "task-force" and "bearer
 * of news" are neither; it goes with all that is joined to it.
 */
final class MaskedSecrets {

  private static final String KEY = "sk-";
  private static final String BEARER = "bearer";

  private MaskedSecrets() {}

  static void keys(CharSequence in, boolean cut, StringBuilder out) {
    int limit = Masking.wholeWords(in, cut);
    int i = 0;
    while (i < limit) {
      char c = in.charAt(i);
      if (c == 's' && starts(in, i, limit) && isSecret(in, i + KEY.length(), limit, "-_")) {
        out.append("sk-***");
        i = Masking.tokenEnd(in, i, limit);
      } else {
        out.append(c);
        i++;
      }
    }
  }

  private static boolean starts(CharSequence in, int i, int limit) {
    return i + KEY.length() <= limit && in.charAt(i + 1) == 'k' && in.charAt(i + 2) == '-';
  }

  static void bearers(CharSequence in, boolean cut, StringBuilder out) {
    int limit = Masking.wholeWords(in, cut);
    int i = 0;
    while (i < limit) {
      char c = in.charAt(i);
      if ((c | 0x20) != 'b' || !Masking.has(in, i, limit, BEARER)) {
        out.append(c);
        i++;
        continue;
      }
      int word = i + BEARER.length();
      int from = word;
      while (from < limit && (Masking.isBlank(in.charAt(from)) || isSign(in.charAt(from)))) {
        from++;
      }
      out.append(in, i, from);
      i = from;
      if (from > word && isSecret(in, from, limit, "-._~+/=")) {
        out.append("***");
        i = Masking.tokenEnd(in, from, limit);
      }
    }
  }

  private static boolean isSign(char c) {
    return c == ':' || c == '=';
  }

  private static boolean isSecret(CharSequence in, int from, int limit, String signs) {
    if (limit - from < Masking.MIN_SECRET) {
      return false;
    }
    for (int i = from; i < from + Masking.MIN_SECRET; i++) {
      char c = in.charAt(i);
      if (!Masking.isPlain(c) && signs.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
