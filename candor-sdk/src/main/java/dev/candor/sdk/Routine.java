package dev.candor.sdk;

import java.time.Duration;
import java.time.Instant;

/**
 * Work that comes round, such as summing up what happened in the last minute. It holds no thread
 * and reads no clock: telemetry's own thread drives it in production, and a test by hand. So it
 * must be short.
 *
 * <p><b>Threads.</b> Calls never overlap. {@link #end} is the last one.
 *
 * <p><b>Failure.</b> What a call throws is told to the diagnostics listener, and the routine is
 * called again.
 */
public interface Routine {

  /**
   * Does what is due. May be called early or late, and more often than it asked for.
   *
   * @param now the time of day, which may have been set back since the last call
   * @return how long it wants to be left alone; after a day it is called again in any case
   */
  Duration step(Instant now);

  /**
   * Is told, before the first step, how it is called sooner than it asked for: running this, in any
   * thread, has it stepped soon.
   */
  default void wokenBy(Runnable wake) {}

  /** Does what is left to do, when telemetry is closed. What it records then is still taken. */
  void end(Instant now);
}
