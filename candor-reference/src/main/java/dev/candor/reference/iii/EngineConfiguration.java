package dev.candor.reference.iii;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the telemetry section of an engine's configuration says. A text that is empty or blank says
 * nothing.
 *
 * @param enabled whether telemetry may do anything
 * @param heartbeatSeconds how far apart heartbeats are
 * @param amplitudeKey another project's than the built-in one
 * @param postHogKey another project's than the built-in one
 * @param postHogHost another server than the built-in one
 */
record EngineConfiguration(
    boolean enabled,
    long heartbeatSeconds,
    String amplitudeKey,
    String postHogKey,
    String postHogHost) {

  static final String ENABLED = "enabled";

  private static final String INTERVAL = "heartbeat_interval_secs";
  private static final String AMPLITUDE_KEY = "sdk_api_key";
  private static final String POSTHOG_KEY = "posthog_api_key";
  private static final String POSTHOG_HOST = "posthog_host";
  private static final List<String> KEYS =
      List.of(ENABLED, AMPLITUDE_KEY, INTERVAL, POSTHOG_KEY, POSTHOG_HOST);
  private static final long SIX_HOURS = 21_600;

  /**
   * Reads a section.
   *
   * @param section its keys and values; null in the file is empty here
   * @throws IllegalArgumentException if it has a key that is none, or a value that is not
   *     understood; the message has all of them
   */
  static EngineConfiguration of(Map<String, String> section) {
    Map<String, String> said = new HashMap<>();
    List<String> mistakes = new ArrayList<>();
    section.keySet().stream()
        .sorted()
        .filter(key -> !KEYS.contains(key))
        .forEach(
            key ->
                mistakes.add(
                    "telemetry has no setting '%s'; there are %s"
                        .formatted(key, String.join(", ", KEYS))));
    section.forEach((key, value) -> said.put(key, value.strip()));
    boolean enabled = enabled(said.getOrDefault(ENABLED, ""), mistakes);
    long seconds = seconds(said.getOrDefault(INTERVAL, ""), mistakes);
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", mistakes));
    }
    return new EngineConfiguration(
        enabled,
        seconds,
        said.getOrDefault(AMPLITUDE_KEY, ""),
        said.getOrDefault(POSTHOG_KEY, ""),
        said.getOrDefault(POSTHOG_HOST, ""));
  }

  private static boolean enabled(String said, List<String> mistakes) {
    String word = said.toLowerCase(Locale.ROOT);
    if (!List.of("", "true", "false").contains(word)) {
      mistakes.add("telemetry's %s='%s' is neither true nor false".formatted(ENABLED, said));
    }
    return !word.equals("false");
  }

  private static long seconds(String said, List<String> mistakes) {
    if (said.isEmpty()) {
      return SIX_HOURS;
    }
    if (!said.matches("[0-9]{1,9}") || Long.parseLong(said) == 0) {
      mistakes.add(
          "telemetry's %s='%s' is no number of seconds from 1 on; write '%d' for six hours"
              .formatted(INTERVAL, said, SIX_HOURS));
      return SIX_HOURS;
    }
    return Long.parseLong(said);
  }
}
