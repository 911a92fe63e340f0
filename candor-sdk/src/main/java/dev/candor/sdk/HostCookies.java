package dev.candor.sdk;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The cookies that the host process keeps for whatever uses the JDK's client, telemetry's requests
 * among them; no property of a request switches that off. So nothing is sent where one would be
 * added, and what an answer left there is taken out again, where the keeper is the JDK's own.
 */
final class HostCookies {

  private final URI address;
  private final CookieHandler keeper;
  private final List<HttpCookie> before;

  /**
   * Those of a keeper.
   *
   * @throws IOException if a request to the address would have one
   */
  HostCookies(URI address, CookieHandler keeper) throws IOException {
    this.address = address;
    this.keeper = keeper;
    try {
      for (List<String> cookies : keeper.get(address, Map.of()).values()) {
        if (!cookies.isEmpty()) {
          throw new IOException(
              ("nothing is sent to %s: this process's CookieHandler would add a cookie. Have it leave"
                      + " out that host.")
                  .formatted(address));
        }
      }
      this.before = kept();
    } catch (RuntimeException e) {
      throw new IOException("this process's CookieHandler fails: " + e, e);
    }
  }

  private List<HttpCookie> kept() {
    return keeper instanceof CookieManager jar ? jar.getCookieStore().get(address) : List.of();
  }

  /** Takes out what came since. */
  void takeOut() {
    try {
      for (HttpCookie cookie : kept()) {
        if (!before.contains(cookie) && keeper instanceof CookieManager jar) {
          jar.getCookieStore().remove(address, cookie);
        }
      }
    } catch (RuntimeException e) {
      return; // a store of the host's own; what stays there keeps the next request from being sent
    }
  }
}
