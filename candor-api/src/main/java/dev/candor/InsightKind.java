package dev.candor;

/** What kind of answer an insight is. */
public enum InsightKind {
  /** How something changes from day to day. */
  TREND,
  /** How many go from one step to the next. */
  FUNNEL,
  /** A group of actors, told by what they did. */
  COHORT,
  /** How many come back. */
  RETENTION,
  /** A page of several answers. */
  DASHBOARD
}
