package dev.candor.reference.multica;

import org.jspecify.annotations.Nullable;

/**
 * In what part of the product somebody did something. Where an event counts by it, the counter has
 * the same values: in the original {@code onboarding} counts as {@code other} there.
 */
enum EventSource {
  ONBOARDING,
  MANUAL,
  CHAT,
  AUTOPILOT,
  API,
  OPS_FEEDBACK,
  MARKETING_CONTACT_SALES,
  OTHER;

  private static final Closed<EventSource> CLOSED = Closed.of(values(), OTHER);

  static EventSource of(@Nullable String text) {
    return CLOSED.find(text);
  }
}
