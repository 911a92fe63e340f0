package dev.candor.reference.iii;

import dev.candor.sdk.Heartbeat;
import dev.candor.sdk.HeartbeatReport;
import dev.candor.sdk.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine's heartbeat: what its contract does by three tasks, and here one. */
final class EngineHeartbeat {

  private final Engine engine;
  private final Surroundings around;
  private final Project project;

  private EngineHeartbeat(Engine engine, Surroundings around) {
    this.engine = engine;
    this.around = around;
    this.project = Project.find(around);
  }

  /** What an engine knows of itself. Asked in telemetry's own thread. */
  interface Engine {

    /** What it has done, and what is in it; the users' own only. */
    EngineWork work();

    /** Who is connected. */
    List<EngineWorker> workers();

    /** What kinds of triggers are in use. */
    List<String> triggerTypes();

    /** What it counts from its start on. */
    EngineCounters counters();

    /** The users' function that was the first to succeed; null where none has yet. */
    @Nullable String firstSuccess();

    /** The users' function that was the first to fail; null where none has yet. */
    @Nullable String firstFailure();

    /** How often each command was used since this was last asked. */
    Map<CliCommand, Integer> drainCommands();

    /** What it knows of its machine. */
    Host host();

    /** Its version. */
    String version();
  }

  /**
   * The heartbeat of an engine. All engines of a project share its stamp.
   *
   * @param seconds how far apart reports are, as the configuration says it
   * @throws IllegalArgumentException if the interval is too short
   */
  static Heartbeat<EngineWork, EngineWorkDelta> of(
      Engine engine, Surroundings around, long seconds) {
    EngineHeartbeat made = new EngineHeartbeat(engine, around);
    Heartbeat.Builder<EngineWork, EngineWorkDelta> builder =
        Heartbeat.of(EngineWorkDelta.shape(), engine::work).every(Duration.ofSeconds(seconds));
    Path root = made.project.root();
    if (root != null) {
      builder.stamp(root.resolve(".iii").resolve("last_heartbeat"));
    }
    return builder.reporting(made::beat, made::stopped);
  }

  private EngineEvents.Heartbeat beat(HeartbeatReport<EngineWork, EngineWorkDelta> report) {
    return new EngineEvents.Heartbeat(
        user(),
        engine.version(),
        report.sessionStart(),
        report.dirtyStart(),
        EngineState.of(engine, report, project.source()),
        report.delta(),
        engine.version());
  }

  private EngineEvents.EngineStopped stopped(HeartbeatReport<EngineWork, EngineWorkDelta> report) {
    return new EngineEvents.EngineStopped(
        user(),
        engine.version(),
        report.killed(),
        report.at().getEpochSecond(),
        report.killed()
            ? EngineState.ofKilled(report, project.source())
            : EngineState.of(engine, report, project.source()),
        report.delta(),
        engine.version());
  }

  private UserProperties user() {
    return UserProperties.ofEngine(engine, around, project);
  }
}
