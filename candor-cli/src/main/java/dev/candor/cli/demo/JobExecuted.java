package dev.candor.cli.demo;

import static dev.candor.Activity.RUNTIME;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import java.time.Duration;

/** The simulated tool ran a job where nobody watches. */
@Event(
    name = "demo.job.executed",
    purpose = "Simulated: how much the tool runs without a person.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    category = OPERATIONS,
    activity = RUNTIME)
record JobExecuted(
    @Label @Meaning("Whether it succeeded.") boolean success,
    @Meaning("How long it took.") @Measure(MILLISECONDS) Duration duration) {}
