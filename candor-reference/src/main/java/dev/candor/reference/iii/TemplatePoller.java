package dev.candor.reference.iii;

import dev.candor.Telemetry;
import dev.candor.sdk.Routine;
import dev.candor.sdk.Surroundings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the template that a project was made from leads to a function that works: of the
 * users' functions, the first that succeeds and the first that fails are told once each, if they do
 * so within the engine's first hour.
 */
final class TemplatePoller implements Routine {

  private static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final Duration AT_MOST = Duration.ofHours(1);
  private static final Duration NEVER = Duration.ofDays(1);

  private final EngineHeartbeat.Engine engine;
  private final Surroundings around;
  private final Project project;
  private final Telemetry telemetry;
  private @Nullable Instant began;
  private boolean successTold;
  private boolean failureTold;

  /** For an engine in a project that was made from a template. */
  TemplatePoller(
      EngineHeartbeat.Engine engine, Surroundings around, Project project, Telemetry telemetry) {
    this.engine = engine;
    this.around = around;
    this.project = project;
    this.telemetry = telemetry;
  }

  @Override
  public Duration step(Instant now) {
    if (began == null || now.isBefore(began)) {
      began = now; // the clock was set back
    }
    if ((successTold && failureTold) || Duration.between(began, now).compareTo(AT_MOST) > 0) {
      return NEVER;
    }
    String succeeded = successTold ? null : engine.firstSuccess();
    if (succeeded != null) {
      successTold = true;
      telemetry.record(
          new EngineEvents.TemplateSuccess(user(), succeeded, project.source(), engine.version()));
    }
    String failed = failureTold ? null : engine.firstFailure();
    if (failed != null) {
      failureTold = true;
      telemetry.record(
          new EngineEvents.TemplateFailure(user(), failed, project.source(), engine.version()));
    }
    return INTERVAL;
  }

  /** What was not seen by then is not told: an engine that ends has no more functions. */
  @Override
  public void end(Instant now) {}

  private UserProperties user() {
    return UserProperties.ofEngine(engine, around, project);
  }
}
