package dev.candor.cli.demo;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Event;

/** A simulated person opened a workspace. */
@Event(
    name = "demo.workspace.opened",
    purpose = "Simulated: how often people come back to their work.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    activity = DEVELOPMENT)
record WorkspaceOpened(Editor editor, boolean firstTime) {

  enum Editor {
    TERMINAL,
    EDITOR,
    IDE
  }
}
