package dev.candor.reference.iii;

import dev.candor.sdk.Candor;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Heartbeat;
import dev.candor.sdk.Surroundings;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's worker for telemetry, which every engine has. Where telemetry is off it is the same
 * worker, whose life goes as well, and nothing is behind it: no file, no thread, no connection.
 *
 * <p>Not safe for use by several threads, but for {@link #called}.
 */
final class TelemetryWorker {

  /** What the engine lists it as. */
  static final String NAME = "Telemetry";

  /** How long the end of an engine may wait for its last report to be written and sent. */
  private static final Duration LAST = Duration.ofSeconds(5);

  private final EngineVendors vendors;
  private final Surroundings around;
  private final EngineHeartbeat.Engine engine;
  private final Consumer<String> log;
  private final Heartbeat<EngineWork, EngineWorkDelta> heartbeat;
  private @Nullable Candor candor;

  /**
   * For an engine.
   *
   * @param vendors who is told, and what the configuration says
   * @param log the engine's own
   * @throws IllegalArgumentException if the configured interval is too long
   */
  TelemetryWorker(
      EngineVendors vendors,
      EngineHeartbeat.Engine engine,
      Surroundings around,
      Consumer<String> log) {
    this.vendors = vendors;
    this.around = around;
    this.engine = engine;
    this.log = log;
    this.heartbeat = EngineHeartbeat.of(engine, around, vendors.configuration().heartbeatSeconds());
  }

  String name() {
    return NAME;
  }

  /** Says in one line whether telemetry is on, and else why not. */
  void initialize() {
    Consent.Decision decision =
        new Consent(IiiPlan.plan(), around, Map.of(EngineConfiguration.ENABLED, enabled()))
            .decide();
    log.accept(
        switch (decision.level()) {
          case OFF -> "telemetry is disabled (" + reason(decision) + ")";
          case LOCAL, ON ->
              "telemetry is enabled at level '%s'; III_TELEMETRY_ENABLED=false disables it"
                  .formatted(decision.level().name().toLowerCase(Locale.ROOT));
        });
  }

  /** The contract's four reasons, else whose word it is. */
  private static String reason(Consent.Decision decision) {
    return decision.reason().isEmpty() ? decision.origin().words() : decision.reason();
  }

  /** Begins to report; a second call does nothing. */
  void start() {
    if (candor == null) {
      Candor.Builder builder =
          vendors
              .in(Candor.builder(IiiPlan.plan(), engine.version()))
              .setting(EngineConfiguration.ENABLED, enabled())
              .surroundings(around)
              .grace(LAST)
              .heartbeat(heartbeat);
      Project project = Project.find(around);
      if (project.source() != null) {
        builder.routine(
            (telemetry, site) -> new TemplatePoller(engine, around, project, telemetry));
      }
      candor = builder.open();
    }
  }

  private String enabled() {
    return "" + vendors.configuration().enabled();
  }

  /** Says that a function is called: the first one of a user's is what a start waits for. */
  void called(String function) {
    if (BuiltinFilter.users(function)) {
      heartbeat.used();
    }
  }

  /** Has all written that was reported until now; true where there is nothing. */
  boolean flush(Duration atMost) throws InterruptedException {
    return candor == null || candor.flush(atMost);
  }

  /** Makes the last report; a second call does nothing. */
  void destroy() {
    if (candor != null) {
      candor.close();
    }
  }
}
