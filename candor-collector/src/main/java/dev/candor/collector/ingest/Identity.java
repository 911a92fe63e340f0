package dev.candor.collector.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who is counted. Some ids are shared by thousands by mistake and are illegal; others are what a
 * tool says where it knows nobody, and are legal but nobody.
 */
final class Identity {

  private static final int MAX_LENGTH = 200;

  private static final Set<String> ILLEGAL =
      Set.of(
          "",
          "anonymous",
          "anon",
          "guest",
          "null",
          "nil",
          "none",
          "n/a",
          "na",
          "undefined",
          "unknown",
          "unset",
          "empty",
          "0",
          "-1",
          "true",
          "false",
          "nan",
          "[]",
          "{}",
          "[object object]",
          "distinct_id",
          "id",
          "00000000-0000-0000-0000-000000000000",
          "00000000000000000000000000000000");

  private static final Pattern NOBODY =
      Pattern.compile(
          "unknown-container|unknown-host|unknown-[0-9a-f-]{32,36}|anon0000|startup"
              + "|workspace:.*|agent:.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Identity() {}

  /** Whether an id must not come as an actor at all. */
  static boolean illegal(String value) {
    return tooLong(value) || ILLEGAL.contains(value.strip().toLowerCase(Locale.ROOT));
  }

  /** Whether an id is longer than any is. */
  static boolean tooLong(String value) {
    return value.length() > MAX_LENGTH;
  }

  /** Whether an id is what a tool says where it knows nobody. */
  static boolean nobody(String value) {
    return NOBODY.matcher(value.strip()).matches();
  }

  /**
   * The actor, as it is kept: the first 16 bytes of the SHA-256 of product, kind and value, so that
   * two products or two kinds of identity never meet in one actor.
   *
   * @param kind {@code installation}, or the name of the field
   */
  static UUID actor(String product, String kind, String value) {
    MessageDigest digest = sha256();
    digest.update(product.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(kind.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
