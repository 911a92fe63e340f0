package dev.candor.sdk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
final class SettableClock implements InstantSource {

  private volatile long millis;

  SettableClock(long millis) {
    this.millis = millis;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis);
  }

  void set(Instant to) {
    millis = to.toEpochMilli();
  }

  void advance(Duration by) {
    set(instant().plus(by));
  }
}
