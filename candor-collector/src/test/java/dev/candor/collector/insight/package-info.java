/** Tests of the insights, on the real database. */
@NullMarked
package dev.candor.collector.insight;

import org.jspecify.annotations.NullMarked;
