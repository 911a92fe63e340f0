package dev.candor.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it. Give it to a tool's {@code Surroundings}, and
 * what waits for hours or days is tested in no time. Safe for use by several threads.
 */
public final class SettableClock implements InstantSource {

  private final AtomicReference<Instant> now;

  /** A clock that stands at a time. */
  public SettableClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves it to a time, be it earlier. */
  public void set(Instant to) {
    now.set(to);
  }

  /** Moves it on; back, where the duration is negative. */
  public void advance(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }
}
