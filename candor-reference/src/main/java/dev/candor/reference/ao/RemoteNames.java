package dev.candor.reference.ao;

import java.util.Map;

/**
 * The events that a vendor gets under a second name, because older clients that cannot be made to
 * upgrade still send too many under the first. Both are in the plan: the second is recorded, the
 * first is deprecated and kept for those who have it.
 */
final class RemoteNames {

  private static final Map<String, String> NEW =
      Map.of(
          "ao.app.active", "ao.v2.app.active",
          "ao.cli.invoked", "ao.v2.cli.invoked",
          "ao.renderer.route_viewed", "ao.v2.renderer.route_viewed",
          "ao.renderer.loaded", "ao.v2.renderer.loaded",
          "ao.renderer.api_error", "ao.v2.renderer.api_error",
          "ao.renderer.daemon_failure", "ao.v2.renderer.daemon_failure");

  private RemoteNames() {}

  /** The name that a vendor gets. */
  static String of(String event) {
    return NEW.getOrDefault(event, event);
  }

  /** The names that have a second one, with it. */
  static Map<String, String> all() {
    return NEW;
  }
}
