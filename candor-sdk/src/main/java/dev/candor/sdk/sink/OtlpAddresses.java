package dev.candor.sdk.sink;

import dev.candor.sdk.HttpSink;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/** Where the requests of each signal go. Immutable. */
final class OtlpAddresses {

  private final URI base;
  private final Map<Signal, URI> own;

  private OtlpAddresses(URI base, Map<Signal, URI> own) {
    this.base = base;
    this.own = own;
  }

  /**
   * Behind a base address, the path of each signal.
   *
   * @throws IllegalArgumentException if it is not one of http or https, or has more than a path
   */
  static OtlpAddresses behind(URI base) {
    HttpSink.checked(base);
    if (base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "'" + base + "' has more than a path: give the address of each signal instead");
    }
    return new OtlpAddresses(base, new EnumMap<>(Signal.class));
  }

  /** The same, but for a signal with an address of its own, to which nothing is added. */
  OtlpAddresses with(Signal signal, URI address) {
    HttpSink.checked(address);
    Map<Signal, URI> more = new EnumMap<>(Signal.class);
    more.putAll(own);
    boolean bare = ("" + address.getRawPath()).isEmpty() && address.getRawQuery() == null;
    more.put(signal, bare ? URI.create(address + "/") : address);
    return new OtlpAddresses(base, more);
  }

  URI base() {
    return base;
  }

  URI of(Signal signal) {
    URI known = own.get(signal);
    return known == null
        ? URI.create(base.toString().replaceAll("/+$", "") + signal.path())
        : known;
  }
}
