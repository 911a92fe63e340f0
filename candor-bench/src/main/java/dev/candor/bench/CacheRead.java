package dev.candor.bench;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.BYTES;

import dev.candor.Event;
import dev.candor.Measure;

/** A second event, so that the plan is one of several. */
@Event(
    name = "cache.read",
    purpose = "Is measured, and goes nowhere.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    category = OPERATIONS,
    activity = DEVELOPMENT)
record CacheRead(boolean hit, @Measure(BYTES) long bytes) {}
