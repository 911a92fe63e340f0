package dev.candor.bench;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.BYTES;
import static dev.candor.Unit.COUNT;

import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Measure;

/**
 * The event that the benchmarks record: six fields of six types, 48 bytes.
 *
 * @param outcome how it ended
 * @param clean whether it began from nothing
 * @param modules how many modules it built
 * @param cacheBytes how much it read from the cache
 * @param load the load of the machine
 * @param version the version of the build tool
 */
@Event(
    name = "build.finished",
    purpose = "Is measured, and goes nowhere.",
    owner = "candor-maintainers",
    tier = EVENTS,
    route = PRODUCT,
    category = CORE_LOOP,
    activity = DEVELOPMENT)
record BuildFinished(
    Outcome outcome,
    boolean clean,
    @Measure(COUNT) int modules,
    @Measure(BYTES) long cacheBytes,
    double load,
    @Identifier(pattern = "[0-9]+(\\.[0-9]+)*", maxLength = 32) String version) {}
