package dev.candor.sdk;

import dev.candor.Activity;
import dev.candor.StateShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What changed between two moments of a state. Counters only rise, so one that fell, as its part of
 * the tool began anew, has changed by 0; levels differ with their sign; both stop at the ends of a
 * long. Members have no order, and one that is there twice is there.
 */
final class StateChanges {

  final long[] counters;
  final long[] levels;
  final List<List<String>> added;
  final List<List<String>> removed;

  StateChanges(
      long[] counters, long[] levels, List<List<String>> added, List<List<String>> removed) {
    this.counters = counters;
    this.levels = levels;
    this.added = added;
    this.removed = removed;
  }

  /** What changed from one moment to a later one. */
  static StateChanges between(StateSnapshot before, StateSnapshot now) {
    long[] counters = new long[now.counters.length];
    for (int i = 0; i < counters.length; i++) {
      counters[i] = Math.max(0, difference(now.counters[i], before.counters[i]));
    }
    long[] levels = new long[now.levels.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = difference(now.levels[i], before.levels[i]);
    }
    return new StateChanges(
        counters,
        levels,
        without(now.members, before.members),
        without(before.members, now.members));
  }

  /** Of a first report: what was counted since the start, and no change of what there is. */
  static StateChanges atFirst(StateShape<?, ?> shape, StateSnapshot now) {
    StateSnapshot nothing = StateSnapshot.nothing(shape);
    return between(nothing, new StateSnapshot(now.counters, nothing.levels, nothing.members));
  }

  private static long difference(long now, long before) {
    long difference = now - before;
    boolean overflown = ((now ^ before) & (now ^ difference)) < 0;
    return overflown ? (now < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
  }

  private static List<List<String>> without(List<List<String>> these, List<List<String>> those) {
    List<List<String>> left = new ArrayList<>();
    for (int i = 0; i < these.size(); i++) {
      Set<String> each = new LinkedHashSet<>(these.get(i));
      those.get(i).forEach(each::remove);
      left.add(List.copyOf(each));
    }
    return List.copyOf(left);
  }

  /** Whether anything changed that proves this. */
  boolean proves(Activity activity, StateShape<?, ?> shape) {
    for (int i = 0; i < counters.length; i++) {
      if (counters[i] != 0 && shape.counterSignals().get(i) == activity) {
        return true;
      }
    }
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] != 0 && shape.levelSignals().get(i) == activity) {
        return true;
      }
    }
    for (int i = 0; i < added.size(); i++) {
      boolean changed = !added.get(i).isEmpty() || !removed.get(i).isEmpty();
      if (changed && shape.memberSignals().get(i) == activity) {
        return true;
      }
    }
    return false;
  }

  /** As the product's events carry it. */
  <D extends Record> D delta(StateShape<?, D> shape, boolean first) {
    return shape.delta(
        counters,
        levels,
        added,
        removed,
        proves(Activity.RUNTIME, shape),
        !first && proves(Activity.DEVELOPMENT, shape));
  }
}
