package dev.candor;

import org.jspecify.annotations.Nullable;

/**
 * Work that {@link Telemetry#guard} runs.
 *
 * @param <T> what it returns
 * @param <X> the checked exception that is part of its contract; none where inferred
 */
@FunctionalInterface
public interface Guarded<T extends @Nullable Object, X extends Throwable> {

  /** Does the work. */
  T run() throws X;
}
