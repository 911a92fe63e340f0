package dev.candor.reference.ao;

import dev.candor.Count;
import dev.candor.Identifier;
import dev.candor.Meaning;

/** How many times something happened within a minute, in one event. */
record Window(
    @Meaning("How often it happened; the other fields are those of the last time.") @Count
        int count,
    @Identifier(pattern = Shapes.MOMENT, maxLength = 30) String windowStart,
    @Identifier(pattern = Shapes.MOMENT, maxLength = 30) String windowEnd) {}
