package dev.candor.collector.web;

import java.util.Comparator;
import java.util.List;

/**
 * Where everything went that was received: received = stored + duplicate + quarantined + dropped.
 *
 * @param received events, by whichever protocol
 * @param stored kept, and in the insights
 * @param duplicate were there already
 * @param quarantined kept apart, in no insight
 * @param dropped not kept
 * @param reasons of the quarantined, with how many each, in any order
 * @param lost what senders say never left, by reason, the most frequent first
 */
public record HealthFigures(
    long received,
    long stored,
    long duplicate,
    long quarantined,
    long dropped,
    List<NamedCount> reasons,
    List<NamedCount> lost) {

  /** Copies its lists. */
  public HealthFigures {
    reasons = List.copyOf(reasons);
    lost = List.copyOf(lost);
  }

  boolean holds() {
    return difference() == 0;
  }

  /** Received and unaccounted for; below zero if more is accounted for than was received. */
  long difference() {
    return received - stored - duplicate - quarantined - dropped;
  }

  /** The most frequent reasons, five at most. */
  List<NamedCount> mainReasons() {
    return reasons.stream()
        .sorted(Comparator.comparingLong(NamedCount::count).reversed())
        .limit(5)
        .toList();
  }

  /** How many other reasons there are. */
  int otherReasons() {
    return Math.max(0, reasons.size() - 5);
  }

  String identity() {
    return "%s received %s %s stored + %s duplicate + %s quarantined + %s dropped"
        .formatted(
            Print.number(received),
            holds() ? "=" : "≠",
            Print.number(stored),
            Print.number(duplicate),
            Print.number(quarantined),
            Print.number(dropped));
  }

  /** What the identity says, in words. */
  String judgement() {
    long difference = difference();
    if (difference == 0) {
      return "Holds: every event received is accounted for.";
    }
    return difference > 0
        ? "Does not hold: %s received and not accounted for.".formatted(Print.events(difference))
        : "Does not hold: %s accounted for but never received."
            .formatted(Print.events(-difference));
  }
}
