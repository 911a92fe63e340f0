package dev.candor.reference.iii;

import java.util.Map;

/** Why the engine's telemetry is off, in the order in which it looks. */
enum OptOut {
  CONFIG("config"),
  USER_OPT_OUT("user opt-out"),
  CI_DETECTED("CI detected"),
  DEV_OPT_OUT("dev opt-out"),
  NONE("");

  private final String said;

  OptOut(String said) {
    this.said = said;
  }

  /** As the engine's one log line says it, in parentheses. */
  String said() {
    return said;
  }

  /**
   * The first reason that holds.
   *
   * @param enabled as the configuration says
   * @param developerFile whether {@code ~/.iii/telemetry_dev_optout} exists
   */
  static OptOut of(boolean enabled, Map<String, String> variables, boolean developerFile) {
    if (!enabled) {
      return CONFIG;
    }
    String spoken = variables.getOrDefault("III_TELEMETRY_ENABLED", "");
    if (spoken.equals("false") || spoken.equals("0")) {
      return USER_OPT_OUT;
    }
    if (ExecutionContext.CI_VARIABLES.stream().anyMatch(variables::containsKey)) {
      return CI_DETECTED;
    }
    return developerFile || "true".equals(variables.get("III_TELEMETRY_DEV")) ? DEV_OPT_OUT : NONE;
  }
}
