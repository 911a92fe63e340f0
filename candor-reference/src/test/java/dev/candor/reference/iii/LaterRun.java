package dev.candor.reference.iii;

import dev.candor.reference.Machine;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Courier;
import dev.candor.sdk.Leg;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.time.Duration;

/** A run that says nothing itself, and sends what the ones before it left in the spool. */
final class LaterRun {

  private static final Duration LATER = Duration.ofMinutes(1);
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private LaterRun() {}

  /**
   * A minute later. An engine whose time of day jumps gives up the request that is under way, which
   * on a slow machine may be its first, and at its end leaves the rest to whoever comes next.
   */
  static void sendsTheRest(Machine machine, EngineVendors vendors)
      throws IOException, InterruptedException {
    machine.now.updateAndGet(now -> now.plus(LATER));
    Surroundings around = machine.surroundings();
    Consent consent = new Consent(IiiPlan.plan(), around);
    for (Leg leg : vendors.legs()) {
      try (Courier courier = new Courier(Places.of("iii", around), leg, consent, around)) {
        Courier.Step step;
        do {
          step = courier.step(around.clock().instant().plus(AT_MOST));
        } while (step.rest().isZero());
      }
    }
  }
}
