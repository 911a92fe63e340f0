/** Tests that run a whole collector, and what they share. */
@NullMarked
package dev.candor.collector;

import org.jspecify.annotations.NullMarked;
