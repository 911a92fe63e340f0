package dev.candor;

/**
 * Writes the fields of one kind of event. Generated beside the event that it serves; no reflection.
 *
 * @param <E> the event
 */
public interface EventCodec<E extends Record> {

  /** The event's record. */
  Class<E> type();

  /** The event's name on the wire. */
  String name();

  /** The least consent at which it leaves. */
  Tier tier();

  /** Where it may go. */
  Route route();

  /** Whether a field needs a hash, so that a run without one never loads a crypto provider. */
  boolean hashes();

  /**
   * Writes every field once: first those that are properties, then the measurements, in the order
   * of the record's components.
   */
  void write(E event, FieldWriter out);
}
