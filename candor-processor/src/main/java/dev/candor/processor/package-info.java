/**
 * Reads the declared events from the compiler, judges them, and writes their codecs and the plan.
 *
 * <p>{@link dev.candor.processor.Reader} turns what the compiler knows into declarations, records
 * without a compiler type in them; these judge themselves; the sources are written from them.
 */
@NullMarked
package dev.candor.processor;

import org.jspecify.annotations.NullMarked;
