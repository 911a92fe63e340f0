package dev.candor.sdk;

import static dev.candor.sdk.Masking.isBlank;

/**
 * Masks paths, and what of a path stands behind a blank: a folder may be called "Jane Doe". A path
 * goes on to the last word near it that a separator joins; and, unless it ended like a file, to one
 * that does, or over the word that follows it. Names behind a path are taken for a part of it.
 */
final class MaskedPaths {

  /** As long as a folder's name may be. */
  private static final int NEAR = 255;

  private static final int OPEN = -1;
  private static final int GAP = -2;
  private static final String PARTICLES =
      " van der den de da di del della von zu la le el al bin ibn ben dos das du y e ";

  private final CharSequence in;
  private final PathStart words;
  private final int limit;
  private final boolean cut;

  private MaskedPaths(CharSequence in, boolean cut) {
    this.in = in;
    this.words = new PathStart(in);
    this.limit = Masking.wholeWords(in, cut);
    this.cut = cut;
  }

  static void mask(CharSequence in, boolean cut, StringBuilder out) {
    new MaskedPaths(in, cut).mask(out);
  }

  private void mask(StringBuilder out) {
    int i = 0;
    while (i < limit) {
      if (isBlank(in.charAt(i))) {
        out.append(in.charAt(i++));
        continue;
      }
      int end = Masking.wordEnd(in, i, limit);
      int start = words.find(i, end);
      if (start < 0) {
        out.append(in, i, end);
      } else {
        out.append(in, i, start).append("<path>");
        end = end(start, end);
        if (end == OPEN) {
          return; // how far the path goes depends on what follows
        }
      }
      i = end;
    }
  }

  /** Where a path ends that began in a word. */
  private int end(int start, int wordEnd) {
    int end = wordEnd;
    boolean file = words.endsAsFile(start, wordEnd);
    int at = next(end);
    while (at >= 0 && at - end <= NEAR) {
      int atEnd = Masking.wordEnd(in, at, limit);
      int found = words.find(at, atEnd);
      if (words.isAnchored()) {
        break;
      }
      boolean ends = words.endsAsFile(at, atEnd);
      if (found >= 0 || words.isJoined() || (ends && !file)) {
        end = atEnd;
        file = ends;
      }
      at = next(atEnd);
    }
    if (at == OPEN && cut) {
      return OPEN;
    }
    int kept = Masking.withoutClosers(in, start, end);
    return kept < end ? kept : names(end, file);
  }

  /** Where the next word begins; {@link #GAP} at a line's end or a wide gap, or {@link #OPEN}. */
  private int next(int end) {
    int i = end;
    while (i < limit && Character.isSpaceChar(in.charAt(i)) && i - end < 3) {
      i++;
    }
    if (i == limit) {
      return OPEN;
    }
    return i - end < 3 && !isBlank(in.charAt(i)) ? i : GAP;
  }

  /** Goes on over names behind a path that no punctuation closes, and over one word. */
  private int names(int from, boolean file) {
    int end = from;
    boolean free = !file;
    int at = next(end);
    while (at >= 0) {
      int atEnd = Masking.wordEnd(in, at, limit);
      boolean name = isName(at, atEnd) || (isParticle(at, atEnd) && isNameNext(atEnd));
      int kept = Masking.withoutClosers(in, at, atEnd);
      words.find(at, atEnd);
      if ((!name && !free) || kept == at || words.isAnchored()) {
        return end;
      }
      free = false;
      end = kept;
      at = kept < atEnd ? GAP : next(atEnd);
    }
    return at == OPEN && cut ? OPEN : end;
  }

  private boolean isNameNext(int wordEnd) {
    int at = next(wordEnd);
    return at >= 0 && isName(at, Masking.wordEnd(in, at, limit));
  }

  private boolean isName(int from, int to) {
    char first = in.charAt(from);
    if (Character.isUpperCase(first)) {
      return from + 1 < to && Character.isLowerCase(in.charAt(from + 1));
    }
    return Character.getType(first) == Character.OTHER_LETTER;
  }

  private boolean isParticle(int from, int to) {
    return to - from <= 5 && PARTICLES.contains(" " + in.subSequence(from, to) + " ");
  }
}
