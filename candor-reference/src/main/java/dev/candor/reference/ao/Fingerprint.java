package dev.candor.reference.ao;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Tells equal failures from others. It is made of what the program says of itself (component,
 * operation, kind), never of what a person wrote, so there is nothing in it to be guessed.
 */
final class Fingerprint {

  private static final int BYTES = 8;

  private Fingerprint() {}

  /**
   * The first 16 digits of the SHA-256 of the parts that are not empty, with a NUL between them.
   */
  static String of(String... parts) {
    String joined =
        Arrays.stream(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\0"));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
