package dev.candor.wire;

import java.util.UUID;

/** A UUID as a text of 36 letters. */
public final class UuidText {

  private UuidText() {}

  /** Whether a text is one. {@link UUID#fromString} takes {@code 1-1-1-1-1} for one as well. */
  public static boolean isOne(String text) {
    boolean fits = text.length() == 36;
    for (int i = 0; fits && i < text.length(); i++) {
      boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
      fits = isDash ? text.charAt(i) == '-' : isHex(text.charAt(i));
    }
    return fits;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /**
   * Reads one.
   *
   * @throws MalformedException if it is none
   */
  static UUID parse(String text) {
    if (!isOne(text)) {
      throw new MalformedException("'" + text + "' is no UUID");
    }
    return UUID.fromString(text);
  }
}
