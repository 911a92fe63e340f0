package dev.candor.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A UUID as a text of 36 letters. */
public final class UuidText {

  private static final int LENGTH = 36;

  private UuidText() {}

  /** Whether a text is one. {@link UUID#fromString} takes {@code 1-1-1-1-1} for one as well. */
  public static boolean isOne(String text) {
    return orNull(text) != null;
  }

  /** Writes one; {@link UUID#toString} costs a cold start the handles of byte arrays. */
  public static String of(UUID id) {
    return new String(new JsonWriter(LENGTH + 2).value(id).buffer(), 1, LENGTH, ISO_8859_1);
  }

  /**
   * Reads one.
   *
   * @throws MalformedException if it is none
   */
  static UUID parse(String text) {
    UUID id = orNull(text);
    if (id == null) {
      throw new MalformedException("'" + text + "' is no UUID");
    }
    return id;
  }

  private static @Nullable UUID orNull(String text) {
    return text.length() == LENGTH ? at(text.getBytes(ISO_8859_1), 0) : null;
  }

  /** The one that stands in the next 36 bytes; null where none does. */
  static @Nullable UUID at(byte[] text, int from) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < LENGTH; i++) {
      byte c = text[from + i];
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int digit = c < 0 ? -1 : Character.digit((char) c, 16);
      if (digit < 0) {
        return null;
      }
      if (i < 18) {
        high = (high << 4) | digit;
      } else {
        low = (low << 4) | digit;
      }
    }
    return new UUID(high, low);
  }
}
