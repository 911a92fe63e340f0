package dev.candor.testing;

import java.net.CookieManager;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a host process, kept apart by host and port, where the JDK's own store looks at
 * the host alone: so that of the servers of one machine each has its own, and tests that run at the
 * same time do not see each other's. Safe for use by several threads.
 */
final class HostCookieStore implements CookieStore {

  private final Map<String, CookieStore> stores = new ConcurrentHashMap<>();

  private CookieStore of(@Nullable URI address) {
    return stores.computeIfAbsent(
        address == null ? "" : "" + address.getAuthority(),
        authority -> new CookieManager().getCookieStore());
  }

  @Override
  public void add(@Nullable URI address, HttpCookie cookie) {
    of(address).add(address, cookie);
  }

  @Override
  public List<HttpCookie> get(URI address) {
    return of(address).get(address);
  }

  @Override
  public List<HttpCookie> getCookies() {
    List<HttpCookie> all = new ArrayList<>();
    stores.values().forEach(each -> all.addAll(each.getCookies()));
    return all;
  }

  @Override
  public List<URI> getURIs() {
    List<URI> all = new ArrayList<>();
    stores.values().forEach(each -> all.addAll(each.getURIs()));
    return all;
  }

  @Override
  public boolean remove(@Nullable URI address, HttpCookie cookie) {
    return of(address).remove(address, cookie);
  }

  @Override
  public boolean removeAll() {
    boolean any = !getCookies().isEmpty();
    stores.clear();
    return any;
  }
}
