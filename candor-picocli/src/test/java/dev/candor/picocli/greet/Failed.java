package dev.candor.picocli.greet;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Crash;
import dev.candor.Event;
import dev.candor.Masked;

/** A greeting failed. */
@Event(
    name = "greet.failed",
    purpose = "Shows what keeps people from greeting.",
    owner = "greet@example.org",
    tier = EVENTS,
    route = PRODUCT,
    category = OPERATIONS,
    activity = NONE)
public record Failed(
    @Masked(maxLength = 200, reason = "The words alone say what to mend.") String message,
    @Crash Throwable failure) {}
