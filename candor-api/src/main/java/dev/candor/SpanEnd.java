package dev.candor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an operation ended, as its span measured it. An event takes it over as a group,
 * {@code @Embedded SpanEnd end}, or copies it into a group of its own where a contract wants other
 * names.
 *
 * @param result how it ended
 * @param duration how long it took, of a steady clock
 * @param error what it failed with; null where it did not, or where no exception said so
 */
public record SpanEnd(
    @Label @Meaning("How the operation ended.") SpanResult result,
    @Measure(Unit.MILLISECONDS)
        @Meaning("How long the operation took, of this machine's steady clock.")
        Duration duration,
    @Crash @Meaning("What the operation failed with; only its shape could leave.")
        @Nullable Throwable error) {}
