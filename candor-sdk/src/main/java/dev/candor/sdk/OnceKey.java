package dev.candor.sdk;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Under what a fact is recorded once: for the whole life of the installation, or for each day of
 * UTC. A value.
 *
 * @param text words of the product, with one blank between them
 * @param daily whether each day has its own
 */
record OnceKey(String text, boolean daily) {

  private static final int MOST_LETTERS = 64;
  private static final long DAY = 86_400_000;

  /**
   * Returns the key, if it is one.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static OnceKey of(String text, boolean daily) {
    boolean words = text.length() <= MOST_LETTERS;
    for (String word : text.split(" ", -1)) {
      words &= Shapes.isToken(word);
    }
    if (!words) {
      throw new IllegalArgumentException(
          "the key '"
              + text
              + "' must be 1 to 64 letters, digits and . _ : - in words with one blank between"
              + " them; write words that the product knows, never what a person typed");
    }
    return new OnceKey(text, daily);
  }

  /** The day of UTC that a time is of, in milliseconds of the epoch. */
  static LocalDate day(long epochMillis) {
    return LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY));
  }

  /** Where it is kept in the folder of keys, for what was recorded at a time. */
  Path in(Path folder, long epochMillis) {
    return folder.resolve(daily ? day(epochMillis).toString() : "ever").resolve(name());
  }

  /** A name that is another one for each key, whatever letters the file system tells apart. */
  private String name() {
    StringBuilder name = new StringBuilder("key-");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-') {
        name.append(c);
      } else {
        name.append('%').append(Integer.toHexString(c));
      }
    }
    return name.append(".json").toString();
  }
}
