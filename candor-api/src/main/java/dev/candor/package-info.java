/**
 * What instrumented and generated code compiles against.
 *
 * <p>A tool author declares events as records with the annotations of this package, and hands them
 * to a {@link dev.candor.Telemetry}. Nothing here decides, stores or sends.
 */
@NullMarked
package dev.candor;

import org.jspecify.annotations.NullMarked;
