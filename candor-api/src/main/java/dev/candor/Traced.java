package dev.candor;

import org.jspecify.annotations.Nullable;

/**
 * An operation that {@link Telemetry#trace} runs.
 *
 * @param <T> what it returns
 * @param <X> what it throws
 */
@FunctionalInterface
public interface Traced<T extends @Nullable Object, X extends Throwable> {

  /** Runs it, within a span. */
  T run(Span span) throws X;
}
