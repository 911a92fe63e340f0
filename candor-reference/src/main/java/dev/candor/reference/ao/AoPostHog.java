package dev.candor.reference.ao;

import dev.candor.sdk.sink.PostHogProtocol;
import java.net.URI;
import java.util.Map;

/** How PostHog is told of AO's events: under the names that older clients cannot send. */
final class AoPostHog {

  private static final String HOST = "https://us.i.posthog.com";

  private AoPostHog() {}

  /**
   * For the project that the operator's variables name.
   *
   * @throws IllegalArgumentException if they name none
   */
  static PostHogProtocol of(Map<String, String> variables) {
    String host = variables.getOrDefault("AO_TELEMETRY_POSTHOG_HOST", "").strip();
    String key = variables.getOrDefault("AO_TELEMETRY_POSTHOG_KEY", "").strip();
    PostHogProtocol told = new PostHogProtocol(URI.create(host.isEmpty() ? HOST : host), key);
    for (Map.Entry<String, String> name : RemoteNames.all().entrySet()) {
      told = told.withAlias(name.getKey(), name.getValue());
    }
    return told;
  }
}
