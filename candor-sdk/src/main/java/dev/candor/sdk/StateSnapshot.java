package dev.candor.sdk;

import dev.candor.StateShape;
import java.util.List;

/** A state taken apart, at one moment. Nobody changes its arrays. */
final class StateSnapshot {

  final long[] counters;
  final long[] levels;
  final List<List<String>> members;

  StateSnapshot(long[] counters, long[] levels, List<List<String>> members) {
    this.counters = counters;
    this.levels = levels;
    this.members = members;
  }

  static <S extends Record> StateSnapshot of(StateShape<S, ?> shape, S state) {
    return new StateSnapshot(shape.counters(state), shape.levels(state), shape.members(state));
  }

  /** What a process begins with: nothing has happened, and nothing is known to be there. */
  static StateSnapshot nothing(StateShape<?, ?> shape) {
    return new StateSnapshot(
        new long[shape.counterSignals().size()],
        new long[shape.levelSignals().size()],
        shape.memberSignals().stream().map(each -> List.<String>of()).toList());
  }

  <S extends Record> S state(StateShape<S, ?> shape) {
    return shape.state(counters, levels, members);
  }
}
