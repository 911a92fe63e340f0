package dev.candor.sdk;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What texts must look like that may leave. Not safe for use by several threads. */
final class Shapes {

  private static final int MAX_TOKEN = 64;

  private final Map<Pattern, String> matched = new HashMap<>(); // the last of each
  private @Nullable Pattern asked;
  private @Nullable String answered;

  /** Whether a value is as its pattern says; most say the same as before all day. */
  boolean matches(String value, Pattern pattern, int maxLength) {
    if (value.length() > maxLength) {
      return false;
    }
    if (!pattern.equals(asked)) {
      asked = pattern;
      answered = matched.get(pattern);
    }
    if (value.equals(answered)) {
      return true;
    }
    boolean matches = pattern.matcher(value).matches();
    if (matches) {
      matched.put(pattern, value);
      answered = value;
    }
    return matches;
  }

  /** Whether a text is a random token: 1 to 64 letters, digits and {@code . _ : -}. */
  static boolean isToken(String text) {
    if (text.isEmpty() || text.length() > MAX_TOKEN) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && "._:-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
