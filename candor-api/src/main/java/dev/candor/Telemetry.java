package dev.candor;

/**
 * Where a tool hands in its events.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 *
 * <p><b>Failure.</b> No call blocks, throws because of the world, prints, or holds up the tool.
 * What cannot be taken is lost, and the ledger says how many and why.
 */
public interface Telemetry {

  /**
   * Hands in an event.
   *
   * @param event a record annotated {@link Event} in a plan that telemetry was opened with; any
   *     other is counted as lost(unknown_event)
   */
  void record(Record event);

  /**
   * Returns the telemetry of a session: what is recorded through it carries the session's id.
   *
   * <p>A session is a value. Any number may be in use at once, and none needs closing.
   *
   * @param id a random token that the product minted, of 1 to 64 letters, digits and {@code . _ :
   *     -}
   * @throws IllegalArgumentException if the id is something else
   */
  Telemetry session(String id);
}
