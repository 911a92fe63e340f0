package dev.candor.testing.tool;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Label;
import dev.candor.Route;
import dev.candor.Tier;

/** Somebody was greeted. */
@Event(
    name = "greeter.greeted",
    purpose = "Shows whether anybody is greeted.",
    owner = "greeter-team",
    tier = Tier.EVENTS,
    route = Route.PRODUCT,
    category = Category.CORE_LOOP,
    activity = Activity.DEVELOPMENT)
record Greeted(@Label boolean ended, @Hashed String who) {}
