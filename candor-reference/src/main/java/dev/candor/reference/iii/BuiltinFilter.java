package dev.candor.reference.iii;

import java.util.List;
import java.util.Set;

/**
 * Tells the engine's own functions from those of the people who use it: only the latter are listed,
 * counted, and wake the first report.
 */
final class BuiltinFilter {

  private static final List<String> PREFIXES =
      List.of(
          "engine::",
          "state::",
          "stream::",
          "iii::",
          "bridge.",
          "motia::",
          "steps::",
          "configuration::",
          "iii-http::",
          "iii-state::",
          "iii-pubsub::",
          "iii-stream::",
          "iii-cron::",
          "iii-queue::",
          "iii-observability::");

  private static final Set<String> NAMES = Set.of("publish", "motia_step_get");

  private BuiltinFilter() {}

  /** Whether a function is a user's. */
  static boolean users(String function) {
    return !NAMES.contains(function) && PREFIXES.stream().noneMatch(function::startsWith);
  }

  /** The functions that are users', in their order. */
  static List<String> users(List<String> functions) {
    return functions.stream().filter(BuiltinFilter::users).toList();
  }
}
