package dev.candor.sdk;

import java.util.Map;

/**
 * What the words mean, for a person, by which the {@link Ledger} says why events were lost: those
 * of this machine, those that sinks share ({@link Rejection}), and those that hold what a
 * destination said.
 */
public final class Reasons {

  private static final Map<String, String> THAT_QUOTE =
      Map.of(
          "refused_", "the destination answered %s, which is final",
          "quarantined_", "the collector keeps it apart, in no insight: %s",
          "dropped_", "the destination did not keep it: %s");

  private Reasons() {}

  /** What a reason means, of one event; empty for one of a sink's own. */
  public static String meaning(String reason) {
    for (Loss loss : Loss.values()) {
      if (loss.word().equals(reason)) {
        return loss.meaning();
      }
    }
    for (Rejection rejection : Rejection.values()) {
      if (rejection.word().equals(reason)) {
        return rejection.meaning();
      }
    }
    for (Map.Entry<String, String> each : THAT_QUOTE.entrySet()) {
      if (reason.startsWith(each.getKey())) {
        return each.getValue().formatted(reason.substring(each.getKey().length()));
      }
    }
    return "";
  }
}
