package dev.candor.sdk;

import static dev.candor.sdk.Masking.isBlank;
import static dev.candor.sdk.Masking.isPlain;
import static dev.candor.sdk.Masking.isPlainLetter;
import static dev.candor.sdk.Masking.isWord;

/**
 * Finds where in a word a path begins: at a separator that nothing is joined to from the left, at a
 * drive, a home, a dot or a scheme; or with the word, where it is joined by several separators or
 * ends like a file. One separator between two names is none ("read/write", "1/2"), nor is what an
 * address of the web has before its question mark.
 *
 * <p>Reads each character of the word a bounded number of times.
 */
final class PathStart {

  private static final int NONE = -1;
  private static final int MAX_EXTENSION = 14;
  private static final int MAX_SCHEME = 16;
  private static final String DELIMITERS = "<>=:,;|\"!?&*^`";
  private static final String OPENERS = "([{<\"'`";

  private final CharSequence in;
  private int word;
  private int limit;
  private int begin;
  private int run;
  private int separators;
  private boolean letter;
  private boolean file;
  private boolean anchored;
  private boolean web;

  PathStart(CharSequence in) {
    this.in = in;
  }

  /** Where a path begins in a word; -1 where none does. */
  int find(int from, int to) {
    word = from;
    limit = to;
    begin = from;
    while (begin < to && OPENERS.indexOf(in.charAt(begin)) >= 0) {
      begin++;
    }
    run = begin;
    separators = 0;
    letter = false;
    file = false;
    anchored = false;
    web = false;
    int found = scan();
    if (found != NONE) {
      return found;
    }
    endRun(limit);
    return (separators >= 2 && letter) || file ? begin : NONE;
  }

  /** Whether the word that was looked at begins a path of its own, or an address of the web. */
  boolean isAnchored() {
    return anchored || web;
  }

  /** Whether the word that was looked at has parts that a separator joins. */
  boolean isJoined() {
    return separators > 0 && letter;
  }

  /** Whether a part of a path that ends here ends like a file, in a dot and letters. */
  boolean endsAsFile(int from, int to) {
    int segment = from;
    for (int i = from; i < to; i++) {
      char c = in.charAt(i);
      if (isSlash(c) || c == '\\') {
        segment = i + 1;
      }
    }
    for (int i = segment; i <= to; i++) {
      if (i == to || DELIMITERS.indexOf(in.charAt(i)) >= 0) {
        if (isFile(segment, i)) {
          return true;
        }
        segment = i + 1;
      }
    }
    return false;
  }

  private int scan() {
    int i = begin;
    while (i < limit) {
      char c = in.charAt(i);
      if (isSlash(c) || c == '\\') {
        int found = isWeb(i) ? NONE : separator(i);
        if (found != NONE) {
          return found;
        }
        i = isWeb(i) ? web(i + 2) : pastSeparators(i);
      } else if (c == '%' && isEncoded(i)) {
        return begin;
      } else if (DELIMITERS.indexOf(c) >= 0) {
        endRun(i);
        i++;
        run = i;
      } else {
        letter |= Character.isLetter(c) || Character.isSurrogate(c);
        i++;
      }
    }
    return NONE;
  }

  /** Looks at a separator; returns where the path begins, or -1 where it proves none yet. */
  private int separator(int i) {
    char before = i == begin ? ' ' : in.charAt(i - 1);
    if (i > word && before == ':') {
      int scheme = scheme(i - 1);
      boolean drive = isDrive(i - 2);
      if (drive || (scheme < i - 1 && in.charAt(i) == '/' && has(i + 1, '/'))) {
        anchored = true;
        return drive ? i - 2 : scheme;
      }
    }
    int after = pastSeparators(i);
    boolean begins = in.charAt(i) == '\\' ? isName(after, after - i) : isRoot(before, after);
    if (begins && (in.charAt(i) == '\\' || !isJoining(before))) {
      boolean symbols = isSymbols(i);
      anchored = i == run || symbols || before == '(' || before == '[' || before == '{';
      return i == run || symbols ? run : anchored ? i : begin;
    }
    if (isJoining(before) && in.charAt(i) != '\\') {
      if (in.charAt(run) == '~' && after < limit) {
        anchored = true;
        return run;
      }
      if (run > word && in.charAt(run - 1) == '?') {
        return begin; // what was quoted before it was a part of it
      }
      separators++;
    }
    return NONE;
  }

  /** Whether what stands before a separator makes one word with what follows. */
  private static boolean isJoining(char before) {
    return isWord(before) && Character.getType(before) != Character.OTHER_LETTER;
  }

  /** Whether a slash behind a character that is no letter begins a path. */
  private boolean isRoot(char before, int after) {
    if (after >= limit) {
      return false;
    }
    char first = in.charAt(after);
    boolean free =
        isBlank(before) || DELIMITERS.indexOf(before) >= 0 || ".~([{".indexOf(before) >= 0;
    return isWord(first) || first >= 0x80 || (free && "._~@#$%-+".indexOf(first) >= 0);
  }

  /** Whether a name follows backslashes, and no escape such as that of a line's end. */
  private boolean isName(int after, int backslashes) {
    if (after >= limit || !(isNamed(in.charAt(after)) || "#$-(".indexOf(in.charAt(after)) >= 0)) {
      return false;
    }
    return (backslashes > 1 && after - backslashes == run)
        || (after + 1 < limit && isNamed(in.charAt(after + 1)));
  }

  private static boolean isNamed(char c) {
    return isPlain(c) || c == '.' || c == '_' || c == '?' || c >= 0x80;
  }

  /** Whether a run has only dots before a place, or a tilde. */
  private boolean isSymbols(int to) {
    for (int i = run; i < to; i++) {
      char c = in.charAt(i);
      if (c != '.' && c != '~') {
        return false;
      }
    }
    return true;
  }

  private boolean isDrive(int i) {
    return i >= word && isPlainLetter(in.charAt(i)) && (i == word || !isWord(in.charAt(i - 1)));
  }

  /** Where the scheme begins that a colon ends. */
  private int scheme(int colon) {
    int i = colon;
    while (i > word && i > colon - MAX_SCHEME && isScheme(in.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static boolean isScheme(char c) {
    return isPlain(c) || c == '+' || c == '.' || c == '-';
  }

  /** Whether the address of a host of the web begins with a slash here. */
  private boolean isWeb(int i) {
    if (i <= word || in.charAt(i) != '/' || in.charAt(i - 1) != ':' || !has(i + 1, '/')) {
      return false;
    }
    int scheme = scheme(i - 1);
    int length = i - 1 - scheme;
    boolean known =
        (length == 4 && Masking.has(in, scheme, limit, "http"))
            || (length == 5 && Masking.has(in, scheme, limit, "https"))
            || (length == 2 && Masking.has(in, scheme, limit, "ws"))
            || (length == 3 && Masking.has(in, scheme, limit, "wss"));
    return known && i + 2 < limit && (isWord(in.charAt(i + 2)) || in.charAt(i + 2) == '[');
  }

  /** Where the part of an address of the web ends that is left as it is. */
  private int web(int from) {
    web = true;
    int i = from;
    while (i < limit && "?#\"'<>(){}|\\^`,;".indexOf(in.charAt(i)) < 0) {
      i++;
    }
    begin = i;
    run = i;
    return i;
  }

  private int pastSeparators(int from) {
    int i = from;
    while (i < limit && (isSlash(in.charAt(i)) || in.charAt(i) == '\\')) {
      i++;
    }
    return i;
  }

  private void endRun(int end) {
    file |= separators > 0 && isFile(run, end);
  }

  /** Whether a part ends in a dot and letters or digits, one of them a letter. */
  private boolean isFile(int from, int to) {
    int end = Masking.withoutClosers(in, from, to);
    int i = end;
    boolean letters = false;
    while (i > from && i > end - MAX_EXTENSION - 1) {
      char c = in.charAt(i - 1);
      if (c == '.') {
        return letters;
      }
      if (!isWord(c) && c != '-' && c != '_') {
        return false;
      }
      letters |= Character.isLetter(c) || Character.isSurrogate(c);
      i--;
    }
    return false;
  }

  private boolean isEncoded(int i) {
    return Masking.has(in, i, limit, "%2f") || Masking.has(in, i, limit, "%5c");
  }

  private boolean has(int i, char c) {
    return i < limit && in.charAt(i) == c;
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\u2044' || c == '\u2215' || c == '\uff0f';
  }
}
