package dev.candor.reference.altimate;

import java.util.Locale;

/** The agents that come with the tool. One that somebody wrote is {@code other}. */
public enum Agent {
  /** Changes things. */
  BUILDER,
  /** Looks and does not touch. */
  ANALYST,
  /** Changes things, by its older name. */
  BUILD,
  /** Plans. */
  PLAN,
  /** Does what another agent asks. */
  GENERAL,
  /** Finds its way around. */
  EXPLORE,
  /** Reviews changes. */
  REVIEWER,
  /** Makes conversations shorter. */
  COMPACTION,
  /** Names conversations. */
  TITLE,
  /** Sums conversations up. */
  SUMMARY,
  /** Any other. */
  OTHER;

  /** The agent of a name. */
  public static Agent of(String name) {
    for (Agent each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    return OTHER;
  }
}
