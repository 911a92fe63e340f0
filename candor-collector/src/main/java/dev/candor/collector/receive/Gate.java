package dev.candor.collector.receive;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses requests that a foreign page made a browser send: those that name another host (a name
 * that was re-bound to this address), and those that come from another site.
 *
 * <p>Safe for use by several threads.
 */
public final class Gate implements Filter {

  /** An address, which nobody can re-bind: digits and points, or anything with a colon. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private final Set<String> hosts;
  private final boolean everywhere;

  /**
   * Lets this machine's own names pass.
   *
   * @param host the host that the collector was told to bind passes too; where it stands for all
   *     addresses of this machine, any address does
   */
  public Gate(String host) {
    this.everywhere = Set.of("0.0.0.0", "::").contains(bare(host));
    this.hosts =
        Stream.of(bare(host), "localhost", "127.0.0.1", "::1")
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String authority = request.headers().first(HeaderNames.HOST).orElse("");
    if (!knows(authority)) {
      Refusal.forbidden(
              "host",
              "the host '%s' is not this collector: ask it by the address that it was told to bind"
                  .formatted(authority))
          .send(response);
      return;
    }
    String origin = request.headers().first(HeaderNames.ORIGIN).orElse("");
    if (!origin.isEmpty() && !sameSite(origin, authority)) {
      Refusal.forbidden("origin", "pages of '%s' may not ask this collector".formatted(origin))
          .send(response);
      return;
    }
    chain.proceed();
  }

  /** Whether a host is this collector, by what was bound. */
  boolean knows(String authority) {
    String host = bare(withoutPort(authority));
    return hosts.contains(host) || (everywhere && ADDRESS.matcher(host).matches());
  }

  private static boolean sameSite(String origin, String authority) {
    try {
      return authority.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String withoutPort(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') && colon >= 0
        ? authority.substring(0, colon)
        : authority;
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("[") && lower.endsWith("]")
        ? lower.substring(1, lower.length() - 1)
        : lower;
  }
}
