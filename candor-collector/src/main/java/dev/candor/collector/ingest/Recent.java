package dev.candor.collector.ingest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last events that got a verdict, for whoever watches them come in. Holds {@value #SIZE}; an
 * event is in it only after its commit.
 *
 * <p>Safe for use by several threads.
 */
public final class Recent {

  /** How many are kept. */
  public static final int SIZE = 200;

  private final Deque<Entry> entries = new ArrayDeque<>(SIZE);

  /**
   * One event and what became of it.
   *
   * @param received when it came
   * @param product the product's name
   * @param name the event's name, empty where it could not be read
   * @param environment the class of the sender's environment; empty where it is not kept
   * @param time when it happened
   * @param verdict the word, such as {@code stored}
   * @param reason why, where it was not simply stored; else null
   * @param path what in the event was the reason, or null
   * @param fields the fields as JSON; of a quarantined event the whole of it, which only an
   *     administrator may see
   */
  public record Entry(
      Instant received,
      String product,
      String name,
      String environment,
      Instant time,
      String verdict,
      @Nullable String reason,
      @Nullable String path,
      String fields) {}

  /** The newest first. */
  public List<Entry> entries() {
    synchronized (entries) {
      return new ArrayList<>(entries);
    }
  }

  /** Adds events in the order they came. */
  void add(List<Entry> later) {
    synchronized (entries) {
      later.forEach(entries::addFirst);
      while (entries.size() > SIZE) {
        entries.removeLast();
      }
    }
  }

  /** Fills it with what is there from before, the newest first. */
  void refill(List<Entry> newestFirst) {
    add(newestFirst.reversed());
  }

  /** The last of a list that the ring can hold. */
  static <T> List<T> tail(List<T> all) {
    return Collections.unmodifiableList(all.subList(Math.max(0, all.size() - SIZE), all.size()));
  }
}
