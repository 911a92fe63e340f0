package dev.candor.cli;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.FEEDBACK;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Count;
import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;

/** What is recorded of commands of {@code candor} that fail. Their arguments are no part of it. */
final class FailureEvents {

  private FailureEvents() {}

  @Event(
      name = "candor.cli.exit_2",
      purpose =
          "Shows which commands of candor people write wrongly, so that we can name them better.",
      owner = "candor-maintainers",
      tier = EVENTS,
      route = PRODUCT,
      category = FEEDBACK,
      activity = NONE)
  record Misused(@Label @Meaning("The command of candor.") CommandName command) {}

  @Event(
      name = "candor.cli.repeated_failure",
      purpose =
          "Shows which commands of candor people try again and again in vain, so that we can help there.",
      owner = "candor-maintainers",
      tier = EVENTS,
      route = PRODUCT,
      category = FEEDBACK,
      activity = NONE)
  record Repeated(
      @Label @Meaning("The command of candor.") CommandName command,
      @Meaning(
              "How it ended each time: 2 for wrong use, 3 where a file, a disk or a network failed.")
          int exitCode,
      @Meaning("How often within ten minutes.") @Count int times) {}
}
