package dev.candor;

/** The least consent at which an event leaves. */
public enum Tier {
  /** Leaves as counts and histograms of a run, without any identity; never as a row. */
  METRICS,
  /** Leaves as rows. */
  EVENTS
}
