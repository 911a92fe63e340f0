package dev.candor.cli;

import dev.candor.Telemetry;
import dev.candor.sdk.Candor;
import dev.candor.sdk.DeadRun;
import dev.candor.sdk.Surroundings;
import java.time.Duration;

/** Records what happens to {@code candor serve}: that it starts, panics, or was killed before. */
final class ServeRecords implements AutoCloseable {

  private final Candor candor;
  private final Telemetry telemetry;

  ServeRecords(Surroundings surroundings) {
    this.candor =
        Candor.builder(CandorPlan.plan(), Version.OF_CANDOR)
            .surroundings(surroundings)
            .uncaught(failure -> new ServeEvents.Panic(ServeEvents.Place.THREAD, failure))
            .unclean(ServeRecords::unclean)
            .open();
    this.telemetry = candor.telemetry();
  }

  private static Record unclean(DeadRun dead) {
    Duration lived = Duration.between(dead.began(), dead.lastSeen());
    return new ServeEvents.Unclean(
        dead.version(), lived.isNegative() ? Duration.ZERO : lived); // a clock may be put back
  }

  /** Says that the collector listens. */
  void started() {
    telemetry.record(new ServeEvents.Started());
  }

  /** Is put around the handling of each request. */
  Runnable around(Runnable request) {
    return telemetry.guarded(
        failure -> new ServeEvents.Panic(ServeEvents.Place.REQUEST, failure), request);
  }

  @Override
  public void close() {
    candor.close();
  }
}
