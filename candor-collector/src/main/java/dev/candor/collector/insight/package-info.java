/** Answered questions: one query, one class, one record. */
@NullMarked
package dev.candor.collector.insight;

import org.jspecify.annotations.NullMarked;
