package dev.candor.reference.iii;

/**
 * How far the one report of a first run has come. Both steps are written to the state file: the
 * claim, so that two engines do not both report, and the arrival. What was claimed and never
 * arrived is due again; the contract has one flag, set before it sends, and so forgets it.
 */
enum FirstRunReport {
  NEW,
  CLAIMED,
  ARRIVED;

  /** Whether an engine that starts now has to report. */
  boolean due() {
    return this != ARRIVED;
  }

  /** After the claim, which comes before the report is sent. */
  FirstRunReport claimed() {
    return this == NEW ? CLAIMED : this;
  }

  /** After the answer to the report. */
  FirstRunReport answered(boolean accepted) {
    return accepted ? ARRIVED : this;
  }
}
