package dev.candor.sdk;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address of a collector in the form in which two are compared: scheme and host in lower case,
 * the port always there, no slash at the end. A path is part of it, as one host may have several
 * collectors behind it; names are not looked up, so {@code localhost} is not {@code 127.0.0.1}.
 */
final class CollectorAddress {

  private CollectorAddress() {}

  /** The address that a text means, or null where it means none. */
  static @Nullable URI parse(String text) {
    try {
      return of(new URI(text));
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** The form to compare; null where it is not of http or https, or more than an address. */
  static @Nullable URI of(@Nullable URI address) {
    if (address == null
        || address.getHost() == null
        || address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      return null;
    }
    String scheme = ("" + address.getScheme()).toLowerCase(Locale.ROOT);
    int usual =
        switch (scheme) {
          case "http" -> 80;
          case "https" -> 443;
          default -> 0;
        };
    return usual == 0
        ? null
        : URI.create(
            scheme
                + "://"
                + address.getHost().toLowerCase(Locale.ROOT)
                + ":"
                + (address.getPort() < 0 ? usual : address.getPort())
                + ("" + address.getRawPath()).replaceAll("/+$", ""));
  }
}
