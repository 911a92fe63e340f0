package dev.candor.reference.ao;

import dev.candor.sdk.Candor;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Sink;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Opens AO's telemetry with what its data folder knows, and with the destination that the operator
 * chose among those of the plan.
 *
 * @param dataFolder where AO keeps its state
 * @param variables the environment's
 * @param sinks makes the sink of a destination
 * @param diagnostics hears what goes wrong, in sentences
 */
record AoTelemetry(
    Path dataFolder,
    Map<String, String> variables,
    BiFunction<String, Permit, Sink> sinks,
    Consumer<String> diagnostics) {

  AoTelemetry {
    variables = Map.copyOf(variables);
  }

  /**
   * Adds it to what telemetry is opened with. Where the installation's id cannot be read there is
   * no remote destination: what would be sent could not be counted.
   *
   * @throws IllegalArgumentException if a destination is chosen that lacks its address
   */
  Candor.Builder in(Candor.Builder builder) {
    InstallId id = new InstallId(dataFolder);
    builder.identity(id).diagnostics(diagnostics);
    String destination = destination();
    if (destination.isEmpty()) {
      return builder;
    }
    if (id.isReadable()) {
      return builder
          .sink(destination, permit -> sinks.apply(destination, permit))
          .chain(destination, AoChain.of(variables));
    }
    diagnostics.accept("nothing is sent, as the id in " + dataFolder + " cannot be read");
    return builder;
  }

  /** The destination that was chosen and can be reached; empty where there is none. */
  private String destination() {
    String chosen = value("AO_TELEMETRY_REMOTE").toLowerCase(Locale.ROOT);
    if (chosen.equals("otlp") && value("AO_TELEMETRY_OTLP_ENDPOINT").isEmpty()) {
      throw new IllegalArgumentException(
          "AO_TELEMETRY_REMOTE='otlp' needs an endpoint: set AO_TELEMETRY_OTLP_ENDPOINT to an http"
              + " or https address.");
    }
    if (chosen.equals("posthog") && value("AO_TELEMETRY_POSTHOG_KEY").isEmpty()) {
      diagnostics.accept(
          "AO_TELEMETRY_REMOTE='posthog' has no key: events stay on this machine. Set"
              + " AO_TELEMETRY_POSTHOG_KEY.");
      return "";
    }
    return chosen.equals("otlp") || chosen.equals("posthog") ? chosen : "";
  }

  private String value(String variable) {
    return variables.getOrDefault(variable, "").strip();
  }
}
