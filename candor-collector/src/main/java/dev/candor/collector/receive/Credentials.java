package dev.candor.collector.receive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may send and who may read: write keys and read tokens are never taken for each other.
 *
 * @param writeKeys what tools send with
 * @param readToken what reports are asked with
 */
public record Credentials(List<WriteKey> writeKeys, String readToken) {

  private static final int LEAST = 8;

  /** Checks that nobody could guess or confuse them. */
  public Credentials {
    writeKeys = List.copyOf(writeKeys);
    if (readToken.length() < LEAST) {
      throw new IllegalArgumentException(
          "the read token needs at least %d characters".formatted(LEAST));
    }
    for (WriteKey key : writeKeys) {
      if (key.secret().equals(readToken)) {
        throw new IllegalArgumentException(
            "the write key '%s' is the read token too: give each its own".formatted(key.name()));
      }
    }
  }

  /**
   * What a tool sends with.
   *
   * @param name what it is called in tallies
   * @param secret what is sent
   * @param mayImport whether events may keep old times, and peppers be asked
   */
  public record WriteKey(String name, String secret, boolean mayImport) {

    /** Checks the length of the secret. */
    public WriteKey {
      if (secret.length() < LEAST) {
        throw new IllegalArgumentException(
            "the write key '%s' needs at least %d characters".formatted(name, LEAST));
      }
    }

    /** Without the secret, so that no log has it. */
    @Override
    public String toString() {
      return "WriteKey[" + name + "]";
    }
  }

  /** The write key of a secret, or null. Takes as long whichever it is. */
  @Nullable WriteKey writeKey(String secret) {
    WriteKey found = null;
    for (WriteKey key : writeKeys) {
      if (same(key.secret(), secret)) {
        found = key;
      }
    }
    return found;
  }

  /** Whether a secret is the read token. */
  public boolean reads(String secret) {
    return same(readToken, secret);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the secrets, so that no log has them. */
  @Override
  public String toString() {
    return "Credentials" + writeKeys;
  }
}
