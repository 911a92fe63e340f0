package dev.candor.sdk;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Counts what was lost, by reason. In trees, here and elsewhere: a map of enums asks for their
 * constants by reflection, which a cold start would wait for. Not safe for use by several threads.
 */
final class Losses {

  private final Map<Loss, Long> counts = new TreeMap<>();

  void add(Loss reason, long count) {
    add(counts, reason, count);
  }

  /** How many there are in all. */
  long sum() {
    return sum(counts);
  }

  /** These and others, in a map of its own. */
  Map<Loss, Long> with(Map<Loss, Long> others) {
    return sum(counts, others);
  }

  /** Two together, in a map of its own. */
  static Map<Loss, Long> sum(Map<Loss, Long> some, Map<Loss, Long> others) {
    Map<Loss, Long> all = new TreeMap<>();
    all.putAll(some);
    for (Loss reason : Loss.values()) { // a map's own iterators are six classes more at a start
      Long count = others.get(reason);
      if (count != null) {
        add(all, reason, count);
      }
    }
    return all;
  }

  /** What is in the first and not yet in the second. */
  static Map<Loss, Long> minus(Map<Loss, Long> all, Map<Loss, Long> told) {
    Map<Loss, Long> news = new TreeMap<>();
    for (Map.Entry<Loss, Long> loss : all.entrySet()) {
      long count = loss.getValue() - Objects.requireNonNullElse(told.get(loss.getKey()), 0L);
      if (count > 0) {
        news.put(loss.getKey(), count);
      }
    }
    return news;
  }

  /** The sum of a map's counts. */
  static long sum(Map<?, Long> counts) {
    long sum = 0;
    if (!counts.isEmpty()) { // most are, and the classes of an iterator cost a start
      for (long count : counts.values()) {
        sum += count;
      }
    }
    return sum;
  }

  private static void add(Map<Loss, Long> losses, Loss reason, long count) {
    losses.put(reason, Objects.requireNonNullElse(losses.get(reason), 0L) + count);
  }
}
