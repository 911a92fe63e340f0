package dev.candor.picocli;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.sdk.Consent;
import dev.candor.sdk.IdentityScheme;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tool whose telemetry the commands are about.
 *
 * @param plan what it may record
 * @param version its version
 * @param surroundings where it runs
 * @param settings what its own settings say, by the names that its plan knows
 * @param identity the scheme that it has for the ids of installations, or null where it has none
 * @param remotes how its sinks are made, by destination; empty where its commands cannot send
 */
record Tool(
    Plan plan,
    String version,
    Surroundings surroundings,
    Map<String, String> settings,
    @Nullable IdentityScheme identity,
    Map<String, Remote> remotes) {

  Tool {
    remotes = Collections.unmodifiableMap(new LinkedHashMap<>(remotes));
  }

  String name() {
    return plan.product();
  }

  /** Another tool here, of which nothing is known but where it keeps its telemetry. */
  Tool another(String name) {
    Plan unknown =
        new Plan(name, "", List.of(), Level.OFF, "", List.of(), List.of(), "", List.of());
    return new Tool(unknown, "", surroundings, Map.of(), null, Map.of());
  }

  /** The scheme by which installations are counted; null where it is none that the plan names. */
  @Nullable IdentityScheme scheme() {
    return identity == null || !identity.name().equals(plan.identity()) ? null : identity;
  }

  Places places() {
    return Places.of(name(), surroundings);
  }

  Consent consent() {
    return new Consent(plan, surroundings, settings);
  }

  /** The destination that the spool is for; the empty name where the plan has none. */
  String destination() {
    return plan.destinations().isEmpty() ? "" : plan.destinations().get(0).name();
  }

  /** Where what is sent goes to, for a person. */
  String destinations() {
    return plan.destinations().isEmpty()
        ? "nowhere: its plan names no destination"
        : plan.destinations().stream().map(PlanDestination::name).collect(Collectors.joining(", "));
  }
}
