package dev.candor.reference.altimate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells equal failures from others. It is made of a message that was masked before, and it is no
 * secret: whoever guesses the masked message can recognise it. So it does not leave as it is; the
 * event that carries it keys it once more.
 */
final class ErrorHash {

  private static final int BYTES = 8;

  private ErrorHash() {}

  /** The first 16 digits of the SHA-256 of a masked message. */
  static String of(String masked) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(masked.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
