package dev.candor.cli;

import dev.candor.Level;
import dev.candor.sdk.Consent;
import dev.candor.sdk.EnvironmentClass;
import dev.candor.sdk.Identity;
import dev.candor.sdk.Places;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints this installation's id, and nothing else. */
@Command(
    name = "device-id",
    description = "Prints this installation's random id, and nothing else.")
final class DeviceIdCommand implements Callable<Integer> {

  private final Console console;

  DeviceIdCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Consent.Decision decision = new Consent(CandorPlan.plan(), console.surroundings()).decide();
    EnvironmentClass environment = decision.environment();
    Identity identity =
        new Identity(Places.of("candor", console.surroundings()), console.surroundings().entropy());
    String known = identity.known();
    if (known == null && environment.ephemeral()) {
      throw Failure.usage(
          "an installation has no id in a %s: nothing of it is kept"
              .formatted(Words.of(environment)));
    }
    if (known == null && decision.level() == Level.OFF) {
      throw Failure.usage("there is no id while telemetry is off, by " + decision.origin().words());
    }
    console.say(known == null ? identity.installation() : known);
    return ExitCode.OK;
  }
}
