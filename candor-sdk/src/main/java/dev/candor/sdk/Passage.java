package dev.candor.sdk;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The events of one run on their way through a {@link Chain}. What it leaves out, it counts. Not
 * safe for use by several threads.
 */
final class Passage {

  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final Chain chain;
  private final boolean open; // nothing that passes is put together or capped
  private final Consumer<Numbered> end;
  private final Debug debug;
  private final Losses leftOut = new Losses();
  private final Map<Class<?>, Chain.Together<?>> together = new HashMap<>();
  private final Map<Class<?>, Window> windows = new LinkedHashMap<>();
  private final Map<String, Boolean> denied = new HashMap<>();
  private final Map<String, Usage> usages = new HashMap<>();

  /** Events go through a chain to its end, which throws nothing. */
  Passage(Chain chain, Consumer<Numbered> end, Debug debug) {
    this.chain = chain;
    this.open = chain.together.isEmpty() && chain.cap == null && chain.caps.isEmpty();
    this.end = end;
    this.debug = debug;
    for (Chain.Together<?> each : chain.together) {
      together.put(each.event(), each);
    }
  }

  /**
   * Whether the clock was set back between two times. By less than a minute it was not: events of
   * several threads come a little out of order by themselves.
   */
  private static boolean isSetBack(long since, long now) {
    return since - now >= MINUTE;
  }

  /** Events that will be one. */
  private static final class Window {

    private final Chain.Together<?> of;
    private long begin;
    private Numbered last;
    private long count = 1;

    private Window(Chain.Together<?> of, Numbered first) {
      this.of = of;
      this.begin = first.epochMillis();
      this.last = first;
    }

    /** Whether it has ended by then; a clock that was set back ends it, too. */
    private boolean hasEnded(long epochMillis) {
      return isSetBack(begin, epochMillis) || waitMillis(epochMillis) == 0;
    }

    private void add(Numbered another) {
      begin = Math.min(begin, another.epochMillis());
      last = another;
      count++;
    }

    private long waitMillis(long epochMillis) {
      return Math.max(0, begin + of.window().toMillis() - epochMillis);
    }
  }

  /** How often an event went on, within the minute and the day that one of them opened. */
  private static final class Usage {

    private long minute = Long.MAX_VALUE;
    private long day = Long.MAX_VALUE;
    private int inMinute;
    private int inDay;

    private boolean take(Chain.Cap cap, long now) {
      if (isSetBack(minute, now) || now - minute >= MINUTE) {
        minute = now;
        inMinute = 0;
      }
      if (isSetBack(day, now) || now - day >= DAY) {
        day = now;
        inDay = 0;
      }
      if (inMinute >= cap.perMinute() || inDay >= cap.perDay()) {
        return false;
      }
      inMinute++;
      inDay++;
      return true;
    }
  }

  /** Whether events of a name do not pass at all. */
  boolean denies(String event) {
    Boolean known = denied.get(event);
    if (known == null) {
      known = isDenied(event);
      denied.put(event, known);
    }
    return known;
  }

  private boolean isDenied(String event) {
    try {
      return chain.denied.denies(event);
    } catch (RuntimeException | Error e) { // whatever the product's own code throws
      debug.trouble(event + " does not pass: nobody knows what it is called where it goes", e);
      return true;
    }
  }

  /** Counts an event that does not pass. */
  void leaveOut(Loss why) {
    leftOut.add(why, 1);
  }

  /** Lets an event through, now or together with others, or not at all. */
  void take(Numbered numbered) {
    if (open) {
      end.accept(numbered);
      return;
    }
    Chain.Together<?> of = together.get(numbered.event().getClass());
    if (of == null || numbered.context().once() != null) {
      goOn(numbered);
      return;
    }
    Window open = windows.get(of.event());
    if (open != null && open.hasEnded(numbered.epochMillis())) {
      close(open);
      open = null;
    }
    if (open == null) {
      windows.put(of.event(), new Window(of, numbered));
      return;
    }
    open.add(numbered);
    leftOut.add(Loss.ROLLED_UP, 1);
  }

  private void close(Window window) {
    windows.remove(window.of.event());
    Numbered last = window.last;
    Record rolled;
    try {
      rolled =
          window.of.of(
              last.event(),
              window.count,
              Instant.ofEpochMilli(window.begin),
              Instant.ofEpochMilli(last.epochMillis()));
    } catch (RuntimeException | Error e) {
      leftOut.add(Loss.NOT_MADE, 1);
      debug.trouble(last.codec().name() + " could not be rolled up", e);
      return;
    }
    goOn(last.with(rolled));
  }

  private void goOn(Numbered numbered) {
    String event = numbered.codec().name();
    Chain.Cap cap = chain.caps.getOrDefault(event, chain.cap);
    if (cap != null
        && !usages.computeIfAbsent(event, name -> new Usage()).take(cap, numbered.epochMillis())) {
      leftOut.add(Loss.CAPPED, 1);
      return;
    }
    end.accept(numbered);
  }

  /** In how many milliseconds a window ends, or {@link Worker#NEVER} where none is open. */
  long waitMillis(long now) {
    long least = Worker.NEVER;
    for (Window open : opened()) {
      least = Math.min(least, open.hasEnded(now) ? 0 : open.waitMillis(now));
    }
    return least;
  }

  /** Ends the windows that have ended by then. */
  void closeEnded(long now) {
    for (Window open : opened()) {
      if (open.hasEnded(now)) {
        close(open);
      }
    }
  }

  /** Ends all windows: what they hold goes on. */
  void closeAll() {
    for (Window open : opened()) {
      close(open);
    }
  }

  /** The windows that are open; nearly always none, and a map's iterators cost a start. */
  private List<Window> opened() {
    return windows.isEmpty() ? List.of() : List.copyOf(windows.values());
  }

  /** What was left out until now. */
  Losses leftOut() {
    return leftOut;
  }
}
