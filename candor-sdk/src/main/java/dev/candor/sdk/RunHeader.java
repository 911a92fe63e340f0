package dev.candor.sdk;

import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the header of a run, and with it the run's id; for whoever asks once. */
final class RunHeader implements Supplier<RowHeader> {

  private final Candor.Builder settings;
  private final Surroundings surroundings;
  private final EnvironmentClass environment;
  private final Debug debug;

  RunHeader(
      Candor.Builder settings,
      Surroundings surroundings,
      EnvironmentClass environment,
      Debug debug) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.environment = environment;
    this.debug = debug;
  }

  @Override
  public RowHeader get() {
    byte[] random = new byte[RunId.RANDOM_BYTES];
    surroundings.entropy().fill(random);
    long now = surroundings.clock().millis();
    return new RowHeader(
        now,
        settings.plan.product(),
        settings.version,
        settings.plan.hash(),
        RunId.of(now, random),
        environment.word(),
        surroundings.osType(),
        surroundings.osVersion(),
        surroundings.osArch(),
        installation());
  }

  private @Nullable String installation() {
    if (settings.installation != null) {
      return settings.installation;
    }
    Installation counted =
        new IdentityOrder(
                settings.plan, settings.identity, settings.pepper, surroundings, environment, debug)
            .installation();
    return counted == null ? null : counted.id();
  }
}
