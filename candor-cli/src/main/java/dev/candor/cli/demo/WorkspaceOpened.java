package dev.candor.cli.demo;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Category.ONBOARDING;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;

/** A simulated person opened a workspace. */
@Event(
    name = "demo.workspace.opened",
    purpose = "Simulated: how often people come back to their work.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    category = ONBOARDING,
    activity = DEVELOPMENT)
record WorkspaceOpened(
    @Label @Meaning("In what it was opened.") Editor editor,
    @Label @Meaning("Whether it was opened for the first time.") boolean firstTime) {

  enum Editor {
    TERMINAL,
    EDITOR,
    IDE
  }
}
