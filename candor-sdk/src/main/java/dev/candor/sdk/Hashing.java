package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.HashScope;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes of identities: HMAC-SHA-256 (RFC 2104), in hexadecimal digits.
 *
 * <p>Loads the crypto provider at the first hash, some 70 ms in a fresh process, and not before.
 * Not safe for use by several threads.
 */
public final class Hashing {

  private final Identity identity;
  private final byte @Nullable [] pepper;
  private @Nullable Mac installationMac;
  private @Nullable Mac productMac;

  /**
   * Hashes with an installation's secret, made when first needed, and a product's pepper.
   *
   * @param pepper the product's, or null where it is not known here
   */
  public Hashing(Identity identity, byte @Nullable [] pepper) {
    this.identity = identity;
    this.pepper = pepper == null ? null : pepper.clone();
  }

  /**
   * The hash of a value, or null where the key of the scope is not to be had: then the field stays
   * away.
   *
   * @throws IOException if the installation's secret can be neither read nor made
   */
  public @Nullable String hash(HashScope scope, String value) throws IOException {
    if (!hasKey(scope)) {
      return null;
    }
    return HexFormat.of().formatHex(mac(scope).doFinal(value.getBytes(UTF_8)));
  }

  /** Whether the key of a scope is to be had. */
  boolean hasKey(HashScope scope) {
    return scope != HashScope.PRODUCT || pepper != null;
  }

  private Mac mac(HashScope scope) throws IOException {
    if (scope == HashScope.PRODUCT && pepper != null) {
      Mac mac = productMac == null ? Keyed.by(pepper) : productMac;
      productMac = mac;
      return mac;
    }
    Mac mac = installationMac == null ? Keyed.by(identity.secret()) : installationMac;
    installationMac = mac;
    return mac;
  }

  /** By itself, so that a run without hashes loads nothing of it. */
  private static final class Keyed {

    static Mac by(byte[] key) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac;
      } catch (GeneralSecurityException e) {
        throw new AssertionError("every Java has HmacSHA256", e);
      }
    }
  }
}
