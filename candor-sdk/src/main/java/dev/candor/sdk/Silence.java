package dev.candor.sdk;

import dev.candor.Telemetry;

/** The telemetry of level off: takes nothing and keeps nothing. */
final class Silence implements Telemetry {

  @Override
  public void record(Record event) {}

  @Override
  public Telemetry session(String id) {
    Scope.checked("session", id);
    return this;
  }
}
