package dev.candor.collector.web;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decides who may read the pages: whoever followed the link that {@code candor serve} prints. It
 * gives a cookie for the token once, so that the token is in no later address; the cookie's name
 * and value are made from the token and do not give it away, and two collectors on one host do not
 * take each other's.
 *
 * <p>A pure function of what was asked. Safe for use by several threads.
 */
final class Door {

  /** What becomes of a request. */
  sealed interface Decision {

    /** It may read. */
    record Enter() implements Decision {}

    /**
     * The link was right: set the cookie and go on to the page without the token.
     *
     * @param setCookie the whole value of the header
     */
    record Welcome(String setCookie) implements Decision {}

    /** It may not read. */
    record Refuse() implements Decision {}
  }

  /** In seconds: the link is needed once in a browser, and not at each of its starts. */
  private static final int YEAR = 365 * 86_400;

  private final String token;
  private final String cookieName;
  private final String cookieValue;

  /**
   * A door that this token opens.
   *
   * @throws IllegalArgumentException if it is empty: such a door would be open
   */
  Door(String token) {
    if (token.isBlank()) {
      throw new IllegalArgumentException("the read token may not be empty");
    }
    this.token = token;
    this.cookieName = "candor_" + derived("cookie name").substring(0, 8);
    this.cookieValue = derived("cookie value");
  }

  /**
   * Decides. A token that was offered counts alone: a wrong one is refused whatever the cookie
   * says.
   *
   * @param cookies the request's Cookie header
   * @param offered the token in the address
   */
  Decision decide(Optional<String> cookies, Optional<String> offered) {
    if (offered.isPresent()) {
      return same(offered.get(), token)
          ? new Decision.Welcome(
              cookieName
                  + "="
                  + cookieValue
                  + "; Max-Age="
                  + YEAR
                  + "; Path=/; HttpOnly; SameSite=Strict")
          : new Decision.Refuse();
    }
    return cookies.stream().flatMap(this::ours).anyMatch(value -> same(value, cookieValue))
        ? new Decision.Enter()
        : new Decision.Refuse();
  }

  private Stream<String> ours(String header) {
    return Stream.of(header.split(";", -1))
        .map(String::strip)
        .filter(pair -> pair.startsWith(cookieName + "="))
        .map(pair -> pair.substring(cookieName.length() + 1));
  }

  /** Takes as long for a near miss as for a far one. */
  private static boolean same(String offered, String right) {
    return MessageDigest.isEqual(
        offered.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  private String derived(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(mac.doFinal(("candor pages " + purpose).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
