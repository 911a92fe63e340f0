package dev.candor.picocli;

import dev.candor.Plan;
import dev.candor.sdk.Consent;
import dev.candor.sdk.IdentityScheme;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tool whose telemetry the commands are about.
 *
 * @param plan what it may record
 * @param version its version
 * @param surroundings where it runs
 * @param settings what its own settings say, by the names that its plan knows
 * @param identity the scheme by which it counts installations, or null where the id is a random one
 * @param remote how its sink is made, or null where its commands cannot send
 */
record Tool(
    Plan plan,
    String version,
    Surroundings surroundings,
    Map<String, String> settings,
    @Nullable IdentityScheme identity,
    @Nullable Remote remote) {

  String name() {
    return plan.product();
  }

  Places places() {
    return Places.of(name(), surroundings);
  }

  Consent consent() {
    return new Consent(plan, surroundings, settings);
  }

  /** The destination that the spool is for; the empty name where the plan has none. */
  String destination() {
    return plan.destinations().isEmpty() ? "" : plan.destinations().get(0);
  }

  /** Where what is sent goes to, for a person. */
  String destinations() {
    return plan.destinations().isEmpty()
        ? "nowhere: its plan names no destination"
        : String.join(", ", plan.destinations());
  }
}
