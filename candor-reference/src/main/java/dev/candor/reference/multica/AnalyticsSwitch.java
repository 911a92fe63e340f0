package dev.candor.reference.multica;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether product events may go to PostHog at all: only where somebody gave a key and nobody said
 * no. The browser asks the server, so it follows.
 */
final class AnalyticsSwitch {

  /** What is no refusal; anything else is, understood or not. */
  private static final Set<String> SILENT = Set.of("", "false", "0");

  private AnalyticsSwitch() {}

  /**
   * As the two variables say it.
   *
   * @param key {@code POSTHOG_API_KEY}
   * @param disabled {@code ANALYTICS_DISABLED}
   */
  static boolean on(@Nullable String key, @Nullable String disabled) {
    return !Closed.tidy(key).isEmpty() && SILENT.contains(Closed.tidy(disabled));
  }
}
