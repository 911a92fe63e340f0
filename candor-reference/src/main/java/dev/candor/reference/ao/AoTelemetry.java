package dev.candor.reference.ao;

import dev.candor.Level;
import dev.candor.Telemetry;
import dev.candor.Tier;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Sink;
import dev.candor.sdk.Surroundings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Opens AO's telemetry with what its data folder knows, and with the destination that the operator
 * chose among those of the plan.
 *
 * @param dataFolder where AO keeps its state
 * @param surroundings all of the world outside
 * @param sinks makes the sink of a destination
 * @param diagnostics hears what goes wrong, in sentences
 */
record AoTelemetry(
    Path dataFolder,
    Surroundings surroundings,
    BiFunction<String, Permit, Sink> sinks,
    Consumer<String> diagnostics) {

  /**
   * Adds it to what telemetry is opened with. Where the installation's id cannot be read there is
   * no remote destination: what would be sent could not be counted. Where nobody agreed to tier
   * EVENTS there is no row of an event on this machine either.
   *
   * @throws IllegalArgumentException if a destination is chosen that lacks its address
   */
  Candor.Builder in(Candor.Builder builder) {
    InstallId id = new InstallId(dataFolder);
    builder.surroundings(surroundings).identity(id).diagnostics(diagnostics);
    if (!new Consent(AoPlan.plan(), surroundings).decide().tiers().contains(Tier.EVENTS)) {
      builder.withoutLocal();
    }
    String redact = value("AO_TELEMETRY_REDACT_BRANCH_NAMES");
    if (!redact.isEmpty()) {
      diagnostics.accept(
          "AO_TELEMETRY_REDACT_BRANCH_NAMES='%s' is not read: branch names leave hashed, but to the"
                  .formatted(redact)
              + " collector that raw_to= in your own telemetry.properties names. Remove it.");
    }
    String destination = destination();
    if (destination.isEmpty()) {
      return builder;
    }
    if (id.isReadable()) {
      return builder
          .sink(destination, permit -> sinks.apply(destination, permit))
          .chain(destination, AoChain.of(surroundings.variables()));
    }
    diagnostics.accept("nothing is sent, as the id in " + dataFolder + " cannot be read");
    return builder;
  }

  /** What the daemon records of commands. At level off it remembers nothing of this day either. */
  CommandReports reports(Candor candor, CommandNames names) {
    boolean off = candor.decision().level() == Level.OFF;
    return new CommandReports(
        candor.telemetry(),
        names,
        new TenureFile(off ? null : dataFolder, surroundings.clock(), diagnostics),
        DailyBefore.read(off ? null : dataFolder, diagnostics),
        Build.of(surroundings.variables()));
  }

  /**
   * Where the desktop application's window hands in its events; empty where it records none: {@code
   * AO_TELEMETRY_RENDERER} says so, or nobody says anything and it is a development build. A word
   * that cannot be understood switches it off.
   */
  Optional<Telemetry> window(Candor candor, BuildMode build) {
    String said = value("AO_TELEMETRY_RENDERER");
    boolean on =
        switch (said.toLowerCase(Locale.ROOT)) {
          case "" -> build == BuildMode.PACKAGED;
          case "on" -> true;
          case "off" -> false;
          default -> {
            diagnostics.accept(
                "AO_TELEMETRY_RENDERER='%s' is none of on and off: the window records nothing."
                    .formatted(said));
            yield false;
          }
        };
    return on ? Optional.of(candor.telemetry()) : Optional.empty();
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
    return surroundings.variables().getOrDefault(variable, "").strip();
  }
}
