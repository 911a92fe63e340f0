package dev.candor.sdk;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a product records of how its commands end: functions that make its declared events. They run
 * on the thread that calls {@link Candor#ended}; one that throws loses its event and nothing else.
 *
 * @param repeated makes the event of a command that fails again and again, as {@link Settings} has
 *     it, or null where the product has none
 * @param misused makes the event of a command, by its path, that ended with exit code 2, which says
 *     that it was asked wrongly; null where the product has none
 */
public record Endings(
    @Nullable Function<? super RepeatedFailure, ? extends Record> repeated,
    @Nullable Function<? super String, ? extends Record> misused) {}
