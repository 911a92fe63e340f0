package dev.candor.cli.demo;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Event;
import dev.candor.Measure;
import java.time.Duration;

/** A simulated person ran a command of the simulated tool. */
@Event(
    name = "demo.command.run",
    purpose = "Simulated: which commands are used, and how long they take.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    activity = DEVELOPMENT)
record CommandRun(Command command, boolean success, @Measure(MILLISECONDS) Duration duration) {

  enum Command {
    BUILD,
    TEST,
    RUN,
    FORMAT,
    INIT,
    UPGRADE
  }
}
