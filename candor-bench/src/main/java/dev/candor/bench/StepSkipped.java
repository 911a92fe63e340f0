package dev.candor.bench;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Event;

/** A third event, so that the plan is one of several. */
@Event(
    name = "step.skipped",
    purpose = "Is measured, and goes nowhere.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    category = OPERATIONS,
    activity = DEVELOPMENT)
record StepSkipped(int step) {}
