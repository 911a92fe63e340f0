package dev.candor.cli;

import static dev.candor.Activity.BY_ENVIRONMENT;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import java.time.Duration;

/** A command was run through {@code candor exec}. Its arguments are never part of it. */
@Event(
    name = "candor.cli.invoked",
    purpose = "Shows which developer tools are run, how long they take and how they end.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    category = CORE_LOOP,
    activity = BY_ENVIRONMENT)
record CliInvoked(
    @Label @Meaning("The developer tool that was run; any that is not well known is 'other'.")
        Program program,
    @Label @Meaning("How it ended.") Ending outcome,
    @Meaning("The exit code, as the shell sees it.") int exitCode,
    @Meaning("How long it ran.") @Measure(MILLISECONDS) Duration duration) {}
