package dev.candor.cli.demo;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import java.time.Duration;

/** A simulated person ran a command of the simulated tool. */
@Event(
    name = "demo.command.run",
    purpose = "Simulated: which commands are used, and how long they take.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    category = CORE_LOOP,
    activity = DEVELOPMENT)
record CommandRun(
    @Label @Meaning("Which command.") Command command,
    @Label @Meaning("Whether it succeeded.") boolean success,
    @Meaning("How long it took.") @Measure(MILLISECONDS) Duration duration) {

  enum Command {
    BUILD,
    TEST,
    RUN,
    FORMAT,
    INIT,
    UPGRADE
  }
}
