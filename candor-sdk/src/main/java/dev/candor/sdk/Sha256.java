package dev.candor.sdk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash that receipts are told by, SHA-256 (FIPS 180-4), in hexadecimal digits. */
final class Sha256 {

  private final MessageDigest digest;

  /** Of nothing yet. */
  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /** Of these bytes. */
  static String of(byte[] bytes) {
    return new Sha256().add(bytes, bytes.length).end();
  }

  /** Adds the first so many of these bytes. */
  Sha256 add(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
    return this;
  }

  /** The hash of all that was added. */
  String end() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
