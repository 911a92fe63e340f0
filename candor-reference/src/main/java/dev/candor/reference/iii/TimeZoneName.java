package dev.candor.reference.iii;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public name of the time zone that a machine is in. */
final class TimeZoneName {

  private static final String UNKNOWN = "Unknown";

  private TimeZoneName() {}

  /**
   * What the system says, else {@code TZ}, else {@code Unknown}.
   *
   * @param system the system's name for it, such as {@code Europe/Berlin}; null where it has none
   */
  static String of(@Nullable String system, Map<String, String> variables) {
    if (system != null && !system.isBlank()) {
      return system.strip();
    }
    String said = variables.getOrDefault("TZ", "").strip();
    return said.isEmpty() ? UNKNOWN : said;
  }
}
