package dev.candor.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What of the events that may leave goes on to one destination: some are denied, some put together,
 * each is capped, of its fields those go that are listed, and the newest wait. Each part may stand
 * alone. They come in this order, so that a denied event uses up no cap and those put together
 * count once. The local stores and other destinations see nothing of it, and the ledger counts what
 * was left out.
 *
 * <p>It cannot widen anything: what does not leave by the plan or the person's word never comes
 * here. Counts, of tier METRICS, are denied alike and otherwise pass.
 */
public final class Chain {

  /** Lets everything pass. */
  public static final Chain OPEN =
      new Chain(Denylist.NONE, List.of(), null, Map.of(), null, Long.MAX_VALUE);

  final Denylist denied;
  final List<Together<?>> together;
  final @Nullable Cap cap;
  final Map<String, Cap> caps;
  final @Nullable Map<String, Set<String>> listed;
  final long newest;

  private Chain(
      Denylist denied,
      List<Together<?>> together,
      @Nullable Cap cap,
      Map<String, Cap> caps,
      @Nullable Map<String, Set<String>> listed,
      long newest) {
    this.denied = denied;
    this.together = List.copyOf(together);
    this.cap = cap;
    this.caps = Map.copyOf(caps);
    this.listed = listed == null ? null : Map.copyOf(listed);
    this.newest = newest;
  }

  /**
   * Makes one event of several.
   *
   * @param <E> the event's type
   */
  @FunctionalInterface
  public interface Rollup<E extends Record> {

    /**
     * The event that is sent for all of a window.
     *
     * @param last the last of them
     * @param count how many they were, 1 and more
     * @param begin when the first was recorded
     * @param end when the last was
     */
    E of(E last, long count, Instant begin, Instant end);
  }

  record Together<E extends Record>(Class<E> event, Duration window, Rollup<E> rollup) {

    Record of(Record last, long count, Instant begin, Instant end) {
      return Objects.requireNonNull(
          rollup.of(event.cast(last), count, begin, end), "the rollup makes no event");
    }
  }

  record Cap(int perMinute, int perDay) {}

  /**
   * Without the events of these names, besides those that it was without before. One that ends with
   * an asterisk stands for all that begin so; case does not matter; blanks and a lone asterisk say
   * nothing.
   */
  public Chain denying(Collection<String> names) {
    return new Chain(Denylist.of(names, null).and(denied), together, cap, caps, listed, newest);
  }

  /**
   * As {@link #denying(Collection)}; a name may be the plan's or the one that the destination gets.
   *
   * @param exported the name that a destination gets, of the plan's
   */
  public Chain denying(Collection<String> names, UnaryOperator<String> exported) {
    return new Chain(Denylist.of(names, exported).and(denied), together, cap, caps, listed, newest);
  }

  /**
   * With one event for all of a type that come within a window, which its first one opens. Those of
   * a fact that is recorded once pass by themselves.
   */
  public <E extends Record> Chain together(Class<E> event, Duration window, Rollup<E> rollup) {
    List<Together<?>> all = new ArrayList<>(together);
    all.add(new Together<>(event, window, rollup));
    return new Chain(denied, all, cap, caps, listed, newest);
  }

  /**
   * With at most so many of each event within a minute and within a day. Either is a window that
   * the first event opens, in this process.
   */
  public Chain atMost(int perMinute, int perDay) {
    return new Chain(denied, together, new Cap(perMinute, perDay), caps, listed, newest);
  }

  /** As {@link #atMost(int, int)}, for one event by its name. */
  public Chain atMost(String event, int perMinute, int perDay) {
    Map<String, Cap> all = new HashMap<>(caps);
    all.put(event, new Cap(perMinute, perDay));
    return new Chain(denied, together, cap, all, listed, newest);
  }

  /**
   * With these fields only, by the names that they leave by, such as {@code branch_hash}. An event
   * that is not listed goes on without any.
   *
   * @param fields by event
   */
  public Chain only(Map<String, Set<String>> fields) {
    return new Chain(denied, together, cap, caps, fields, newest);
  }

  /**
   * With the newest so many of the events that wait for the destination, from whichever run: of
   * more, the oldest are lost(spool_full). What a delivery is under way with, and what another run
   * is writing, is not taken from it.
   *
   * @throws IllegalArgumentException if that would be none
   */
  public Chain keeping(int events) {
    if (events < 1) {
      throw new IllegalArgumentException(
          "a chain that keeps '" + events + "' events sends none: name 1 or more");
    }
    return new Chain(denied, together, cap, caps, listed, events);
  }
}
