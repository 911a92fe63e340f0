package dev.candor.sdk;

import org.jspecify.annotations.Nullable;

/**
 * Where what is recorded goes in: the queue of a run, or at level off the operator's own meters.
 * Safe for use by several threads.
 */
abstract sealed class Inlet permits Intake, MetersOnly {

  /** Takes an event, or loses it; a null that a caller hands over is lost, too. */
  abstract void take(@Nullable Record event, Context context);

  /** Counts events as lost. */
  abstract void lose(Loss reason, long count);

  /** The panics that were recorded here. */
  abstract Panics panics();
}
