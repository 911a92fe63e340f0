package dev.candor.reference.conductor;

import java.util.List;
import java.util.Locale;

/** How a provider failed: the kind of it, in the place of its text. */
enum ProviderFailure {
  RATE_LIMITED,
  OVERLOADED,
  QUOTA,
  UNAUTHORIZED,
  CONTEXT_TOO_LONG,
  CONTENT_REFUSED,
  TIMEOUT,
  NETWORK,
  BAD_REQUEST,
  OTHER;

  private record Sign(String text, ProviderFailure failure) {}

  /** In order: the first that a text holds decides. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign("rate limit", RATE_LIMITED),
          new Sign("rate_limit", RATE_LIMITED),
          new Sign("too many requests", RATE_LIMITED),
          new Sign("overloaded", OVERLOADED),
          new Sign("at capacity", OVERLOADED),
          new Sign("quota", QUOTA),
          new Sign("credit balance", QUOTA),
          new Sign("usage limit", QUOTA),
          new Sign("billing", QUOTA),
          new Sign("context length", CONTEXT_TOO_LONG),
          new Sign("prompt is too long", CONTEXT_TOO_LONG),
          new Sign("context window", CONTEXT_TOO_LONG),
          new Sign("content policy", CONTENT_REFUSED),
          new Sign("safety", CONTENT_REFUSED),
          new Sign("unauthorized", UNAUTHORIZED),
          new Sign("authentication", UNAUTHORIZED),
          new Sign("api key", UNAUTHORIZED),
          new Sign("timed out", TIMEOUT),
          new Sign("timeout", TIMEOUT),
          new Sign("econn", NETWORK),
          new Sign("connection", NETWORK),
          new Sign("network", NETWORK),
          new Sign("socket", NETWORK),
          new Sign("invalid_request", BAD_REQUEST),
          new Sign("bad request", BAD_REQUEST));

  /** The kind of a failure that only its text tells; the text goes no further. */
  static ProviderFailure of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return SIGNS.stream()
        .filter(sign -> lower.contains(sign.text()))
        .findFirst()
        .map(Sign::failure)
        .orElse(OTHER);
  }
}
