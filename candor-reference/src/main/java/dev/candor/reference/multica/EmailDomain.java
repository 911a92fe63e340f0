package dev.candor.reference.multica;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of an address behind the @: where somebody works, not who it is. */
final class EmailDomain {

  /** What a domain looks like: words joined by dots, at least two. */
  static final String PATTERN =
      "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+";

  /** The longest domain that there can be, in characters. */
  static final int LENGTH = 253;

  /** Why a field whose name sounds like an address is none. */
  static final String REASON = "only the domain: nobody's name is in it";

  private static final Pattern DOMAIN = Pattern.compile(PATTERN);

  private EmailDomain() {}

  /** The domain of an address in lower case; null where the text is no address. */
  static @Nullable String of(@Nullable String address) {
    if (address == null) {
      return null;
    }
    String tidy = address.strip().toLowerCase(Locale.ROOT);
    int at = tidy.lastIndexOf('@');
    if (at < 1) {
      return null;
    }
    String domain = tidy.substring(at + 1);
    return domain.length() <= LENGTH && DOMAIN.matcher(domain).matches() ? domain : null;
  }
}
