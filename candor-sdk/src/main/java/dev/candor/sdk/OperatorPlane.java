package dev.candor.sdk;

import dev.candor.Telemetry;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry of level off where the operator has meters of their own: nothing is written, sent
 * or kept, and the operator's numbers are as at any other level.
 */
final class OperatorPlane {

  private final MetersOnly inlet;
  private final Telemetry telemetry;
  private final @Nullable Uncaught uncaught;

  OperatorPlane(Candor.Builder settings, Meters meters, Surroundings surroundings) {
    Debug debug =
        new Debug(settings.plan.product(), null, settings.diagnostics, surroundings.clock());
    Gate gate = new Gate(settings.plan);
    EventMetrics metrics = new EventMetrics(settings.plan, meters, debug);
    metrics.plan(); // now: the first event is recorded by a thread of the tool that must not wait
    this.inlet = new MetersOnly(gate, metrics, debug);
    Entropy none = bytes -> {}; // the ids of spans stay here
    this.telemetry =
        new Scope(inlet, Context.NONE, new Tracer(inlet, gate, none, surroundings.nanos(), debug));
    this.uncaught =
        settings.uncaught == null
            ? null
            : Uncaught.install(inlet, telemetry, settings.uncaught, () -> {});
  }

  Telemetry telemetry() {
    return telemetry;
  }

  void close() {
    inlet.close();
    if (uncaught != null) {
      uncaught.remove();
    }
  }
}
