package dev.candor;

/** Where an event may go. */
public enum Route {
  /** Analytics sinks and metrics. */
  PRODUCT,
  /** Metrics only; never an analytics sink. */
  OPERATIONAL
}
