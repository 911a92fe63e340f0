package dev.candor;

import java.util.List;

/**
 * Takes a {@link State} apart, and puts what changed in it together. Generated with the record of
 * the changes, as its {@code shape()}; no reflection.
 *
 * <p>Counters, levels and members each stand in the order of the state's components.
 *
 * @param <S> the state
 * @param <D> what changed in it
 */
public interface StateShape<S extends Record, D extends Record> {

  /** The state's name and components, so that one kept by another version is told apart. */
  String form();

  /** What each counter's rise proves. */
  List<Activity> counterSignals();

  /** What each level's change proves. */
  List<Activity> levelSignals();

  /** What it proves of each set that members came or went. */
  List<Activity> memberSignals();

  /** The counters. */
  long[] counters(S state);

  /** The levels. */
  long[] levels(S state);

  /** The members of each set. */
  List<List<String>> members(S state);

  /** The state that this was. */
  S state(long[] counters, long[] levels, List<List<String>> members);

  /** What changed. */
  D delta(
      long[] counters,
      long[] levels,
      List<List<String>> added,
      List<List<String>> removed,
      boolean active,
      boolean activeDeveloper);
}
