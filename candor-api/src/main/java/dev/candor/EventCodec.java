package dev.candor;

import java.util.Objects;

/**
 * What running code knows of one kind of event: its terms, and how its fields are written.
 * Generated for every event of a plan, a class for many of them; no reflection.
 *
 * @param <E> the event
 */
public abstract class EventCodec<E extends Record> {

  private final Class<E> type;
  private final String name;
  private final Tier tier;
  private final Route route;
  private final boolean hashes;

  /**
   * Of an event.
   *
   * @param type its record
   * @param name its name on the wire
   * @param tier the least consent at which it leaves
   * @param route where it may go
   * @param hashes whether a field needs a hash, so that a run without one never loads a crypto
   *     provider
   */
  protected EventCodec(Class<E> type, String name, Tier tier, Route route, boolean hashes) {
    this.type = Objects.requireNonNull(type, "type");
    this.name = Objects.requireNonNull(name, "name");
    this.tier = Objects.requireNonNull(tier, "tier");
    this.route = Objects.requireNonNull(route, "route");
    this.hashes = hashes;
  }

  /** The event's record. */
  public final Class<E> type() {
    return type;
  }

  /** The event's name on the wire. */
  public final String name() {
    return name;
  }

  /** The least consent at which it leaves. */
  public final Tier tier() {
    return tier;
  }

  /** Where it may go. */
  public final Route route() {
    return route;
  }

  /** Whether a field needs a hash. */
  public final boolean hashes() {
    return hashes;
  }

  /**
   * Writes every field once: first those that are properties, then the measurements, in the order
   * of the record's components.
   */
  public abstract void write(E event, FieldWriter out);
}
