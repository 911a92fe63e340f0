package dev.candor.reference.multica;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookie {@code multica_signup_source}: how a browser remembers for 30 days where its visitor
 * came from. An object of JSON, percent-encoded, of at most 512 characters; anything longer is
 * dropped whole, and a value is cut after 96 characters.
 */
final class SignupCookie {

  private static final int LONGEST = 512;
  private static final int LONGEST_VALUE = 96;

  /**
   * In the order in which they are asked. The last is what the original's own browser writes and
   * its server forgot to read.
   */
  private static final List<String> KEYS =
      List.of("utm_source", "source", "referrer", "ref", "referrer_origin");

  private SignupCookie() {}

  /** The channel that a cookie speaks of; also of a bare word or address. */
  static SignupSource read(@Nullable String cookie) {
    if (cookie == null || cookie.isBlank() || cookie.length() > LONGEST) {
      return SignupSource.DIRECT;
    }
    String text = decode(cookie.strip());
    return text.startsWith("{") ? ofObject(text) : SignupSource.of(cut(text));
  }

  private static SignupSource ofObject(String text) {
    try {
      if (!(Json.parse(text.getBytes(UTF_8)) instanceof Json.Members(Map<String, Json> members))) {
        return SignupSource.OTHER;
      }
      for (String key : KEYS) {
        if (members.get(key) instanceof Json.Text(String value) && !value.isBlank()) {
          return SignupSource.of(cut(value.strip()));
        }
      }
      return SignupSource.OTHER;
    } catch (MalformedException e) {
      return SignupSource.OTHER;
    }
  }

  private static String cut(String value) {
    return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
  }

  /** Percent-decodes where it can; a plus sign stays one, since cookies are no forms. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
