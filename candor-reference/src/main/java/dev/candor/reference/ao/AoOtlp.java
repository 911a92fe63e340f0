package dev.candor.reference.ao;

import dev.candor.sdk.CompiledPlan;
import dev.candor.sdk.sink.OtlpProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** How a receiver of OpenTelemetry is told of AO's events and counts: what D.1 wanted. */
final class AoOtlp {

  private AoOtlp() {}

  /**
   * For the receiver that the operator's variables name.
   *
   * @throws IllegalArgumentException if they name none
   * @throws UncheckedIOException if the plan is not beside the classes
   */
  static OtlpProtocol of(Map<String, String> variables) {
    String endpoint = variables.getOrDefault("AO_TELEMETRY_OTLP_ENDPOINT", "").strip();
    try {
      return new OtlpProtocol(URI.create(endpoint)).withPlan(CompiledPlan.of(AoPlan.plan()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
