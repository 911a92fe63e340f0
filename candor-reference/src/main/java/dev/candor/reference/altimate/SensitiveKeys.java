package dev.candor.reference.altimate;

import java.util.Locale;
import java.util.Set;

/** Names under which people keep secrets: what stands under one of them is not even looked at. */
final class SensitiveKeys {

  private static final Set<String> WORDS =
      Set.of(
          "key",
          "api_key",
          "apikey",
          "token",
          "access_token",
          "refresh_token",
          "secret",
          "secret_key",
          "password",
          "passwd",
          "pwd",
          "credential",
          "credentials",
          "authorization",
          "auth",
          "signature",
          "sig",
          "private_key",
          "connection_string",
          "authtoken",
          "accesstoken",
          "refreshtoken",
          "bearertoken",
          "jwttoken",
          "jwtsecret",
          "clientsecret",
          "appsecret");

  private SensitiveKeys() {}

  /** Whether a name is one of them, or begins or ends with one, with an underscore between. */
  static boolean matches(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return WORDS.stream()
        .anyMatch(
            word ->
                lower.equals(word) || lower.endsWith("_" + word) || lower.startsWith(word + "_"));
  }
}
