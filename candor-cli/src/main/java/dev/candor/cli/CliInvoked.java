package dev.candor.cli;

import static dev.candor.Activity.BY_ENVIRONMENT;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Event;
import dev.candor.Measure;
import java.time.Duration;

/** A command was run through {@code candor exec}. Its arguments are never part of it. */
@Event(
    name = "candor.cli.invoked",
    purpose = "Shows which developer tools are run, how long they take and how they end.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    activity = BY_ENVIRONMENT)
record CliInvoked(
    Program program, Ending outcome, int exitCode, @Measure(MILLISECONDS) Duration duration) {}
