package dev.candor.picocli.greet;

import static dev.candor.Activity.BY_ENVIRONMENT;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.Event;

/** Somebody was greeted. */
@Event(
    name = "greet.greeted",
    purpose = "Shows which greetings are worth translating next.",
    owner = "greet@example.org",
    tier = EVENTS,
    route = PRODUCT,
    category = CORE_LOOP,
    activity = BY_ENVIRONMENT)
public record Greeted(boolean byName) {}
