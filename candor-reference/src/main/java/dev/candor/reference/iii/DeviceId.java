package dev.candor.reference.iii;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The device that a container counts as: that of its host, by the id that the host's user handed
 * in, and which of the host's containers it is.
 *
 * <p>The contract sends the container's host name as it is; that is the {@link Naming#VERBATIM}
 * form, which a product must choose by name. Candor's ready-made plan keys and hashes it.
 */
final class DeviceId {

  /** A container whose host nobody named. Never counted as a person. */
  static final String UNKNOWN_CONTAINER = "unknown-container";

  /** A machine without an id of its own. Never counted as a person. */
  static final String UNKNOWN_HOST = "unknown-host";

  private static final String UNKNOWN_HOSTNAME = "unknown-hostname";

  /** What becomes of a container's host name. */
  enum Naming {
    /** It leaves keyed and hashed. */
    HASHED,
    /** It leaves as it is: the contract's form, which says where somebody works. */
    VERBATIM
  }

  private final Naming naming;
  private final UnaryOperator<String> hash;

  /** With what keys and hashes a host name, for {@link Naming#HASHED}. */
  DeviceId(Naming naming, UnaryOperator<String> hash) {
    this.naming = naming;
    this.hash = hash;
  }

  /**
   * A container's device.
   *
   * @param host the host's id; null or empty where nobody handed one in
   * @param hostname the container's; null or empty where it is not known
   */
  String container(@Nullable String host, @Nullable String hostname) {
    if (host == null || host.isEmpty()) {
      return UNKNOWN_CONTAINER;
    }
    return "container-" + host + "-" + last(hostname);
  }

  /**
   * The id to go on with: the one that is stored, unless that is a sentinel and a real one is known
   * by now. The contract never looks again, so that a device stays unknown for ever.
   */
  static String upgraded(String stored, String now) {
    return stored.isEmpty() || sentinel(stored) ? now : stored;
  }

  /** Whether an id stands for nobody. */
  static boolean sentinel(String id) {
    return id.equals(UNKNOWN_CONTAINER) || id.equals(UNKNOWN_HOST) || id.startsWith("unknown-");
  }

  private String last(@Nullable String hostname) {
    if (hostname == null || hostname.isEmpty()) {
      return UNKNOWN_HOSTNAME;
    }
    return switch (naming) {
      case HASHED -> hash.apply(hostname);
      case VERBATIM -> hostname;
    };
  }
}
