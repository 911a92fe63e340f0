package dev.candor.reference.iii;

import dev.candor.sdk.Heartbeat;
import dev.candor.sdk.HeartbeatReport;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The engine's heartbeat: what its contract does by three tasks, and here one. */
final class EngineHeartbeat {

  private EngineHeartbeat() {}

  /** What an engine knows of itself. */
  interface Engine {

    /** What it has done, and what is in it. */
    EngineWork work();

    /** How it is described in a report, without what this says of times. */
    EngineState described(EngineWork work, Duration period, Duration uptime);

    /** What its events say of the machine and the project. */
    UserProperties user();

    /** Its version. */
    String version();
  }

  /**
   * The heartbeat of an engine.
   *
   * @param seconds how far apart reports are, as the configuration says it
   * @param project the root of the project, whose stamp all its engines share; null where none is
   *     known
   * @throws IllegalArgumentException if the interval is too short
   */
  static Heartbeat<EngineWork, EngineWorkDelta> of(
      Engine engine, long seconds, @Nullable Path project) {
    Heartbeat.Builder<EngineWork, EngineWorkDelta> builder =
        Heartbeat.of(EngineWorkDelta.shape(), engine::work).every(Duration.ofSeconds(seconds));
    if (project != null) {
      builder.stamp(project.resolve(".iii").resolve("last_heartbeat"));
    }
    return builder.reporting(report -> beat(engine, report), report -> stopped(engine, report));
  }

  private static EngineEvents.Heartbeat beat(
      Engine engine, HeartbeatReport<EngineWork, EngineWorkDelta> report) {
    return new EngineEvents.Heartbeat(
        engine.user(),
        engine.version(),
        report.sessionStart(),
        engine.described(report.state(), report.period(), report.uptime()),
        report.delta(),
        engine.version());
  }

  private static EngineEvents.EngineStopped stopped(
      Engine engine, HeartbeatReport<EngineWork, EngineWorkDelta> report) {
    return new EngineEvents.EngineStopped(
        engine.user(),
        engine.version(),
        engine.described(report.state(), report.period(), report.uptime()),
        report.delta(),
        engine.version());
  }
}
