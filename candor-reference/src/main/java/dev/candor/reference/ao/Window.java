package dev.candor.reference.ao;

import dev.candor.Count;
import dev.candor.Identifier;
import dev.candor.Meaning;

/** How many times something happened within a minute, in one event. */
record Window(
    @Meaning("How often it happened; the other fields are those of the last time.") @Count
        int count,
    @Meaning(value = "When counting began.", example = "2026-11-21T07:30:00Z")
        @Identifier(pattern = Shapes.MOMENT, maxLength = 30)
        String windowStart,
    @Meaning(value = "When counting ended.", example = "2026-11-21T07:31:00Z")
        @Identifier(pattern = Shapes.MOMENT, maxLength = 30)
        String windowEnd) {}
