package dev.candor.sdk;

import dev.candor.Activity;
import dev.candor.StateShape;
import java.util.List;

/** A tool's state, with a shape such as the compiler would derive. */
record SampleWork(long runs, long changes, long size, List<String> names) {

  static final SampleWork NOTHING = new SampleWork(0, 0, 0, List.of());

  /** What changed in it. */
  record Delta(
      long runs,
      long changes,
      long size,
      List<String> added,
      List<String> removed,
      boolean active,
      boolean developer) {}

  static StateShape<SampleWork, Delta> shape() {
    return new Shape();
  }

  private static final class Shape implements StateShape<SampleWork, Delta> {

    @Override
    public String form() {
      return "SampleWork(+runs +changes ~size *names)";
    }

    @Override
    public List<Activity> counterSignals() {
      return List.of(Activity.RUNTIME, Activity.DEVELOPMENT);
    }

    @Override
    public List<Activity> levelSignals() {
      return List.of(Activity.NONE);
    }

    @Override
    public List<Activity> memberSignals() {
      return List.of(Activity.DEVELOPMENT);
    }

    @Override
    public long[] counters(SampleWork state) {
      return new long[] {state.runs(), state.changes()};
    }

    @Override
    public long[] levels(SampleWork state) {
      return new long[] {state.size()};
    }

    @Override
    public List<List<String>> members(SampleWork state) {
      return List.of(List.copyOf(state.names()));
    }

    @Override
    public SampleWork state(long[] counters, long[] levels, List<List<String>> members) {
      return new SampleWork(counters[0], counters[1], levels[0], members.get(0));
    }

    @Override
    public Delta delta(
        long[] counters,
        long[] levels,
        List<List<String>> added,
        List<List<String>> removed,
        boolean active,
        boolean activeDeveloper) {
      return new Delta(
          counters[0],
          counters[1],
          levels[0],
          added.get(0),
          removed.get(0),
          active,
          activeDeveloper);
    }
  }
}
