package dev.candor.sdk;

import dev.candor.Telemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sums up a tool's requests: for each method and route that had any, one event a minute.
 *
 * <pre>{@code
 * RequestWindows requests = new RequestWindows(Requests::of);
 * Candor.builder(plan, version).routine((telemetry, site) -> requests.recordedBy(telemetry))…
 * requests.add("GET", "/api/v2/users/{name}", 200, took);
 * }</pre>
 *
 * <p><b>Bounds.</b> A window tells apart {@value #MAX_KEYS} pairs of method and route; the requests
 * of any further pair are counted together, as method and route {@value #REST}. Of a pair's times
 * 1,024 are kept, evenly spread where there were more; counts are exact.
 *
 * <p><b>Threads.</b> Requests may be added by any number of threads; adding waits for no more than
 * another's adding. Until {@link #recordedBy} was called, as at level off, nothing is counted.
 */
public final class RequestWindows {

  /** The method and the route of what a window could not tell apart any more. */
  public static final String REST = "<other>";

  private static final int MAX_KEYS = 128;
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final Function<? super RequestSummary, ? extends Record> event;
  private Map<Key, RequestCounts> counts = new LinkedHashMap<>();
  private volatile boolean counting;

  /** With what makes a product's event of a summary, in telemetry's own thread. */
  public RequestWindows(Function<? super RequestSummary, ? extends Record> event) {
    this.event = event;
  }

  private record Key(String method, String route) {}

  /**
   * Counts a request that was answered.
   *
   * @param method such as {@code GET}; one of few
   * @param route what kind of address it asked, without ids and names; one of few
   * @param status the answer's; one that is not of 100 to 599 is no answer
   * @param took how long it took, or null where nobody knows
   */
  public void add(String method, String route, int status, @Nullable Duration took) {
    count(method, route, status >= 100 && status <= 599 ? status / 100 : 0, took);
  }

  /** Counts a request that had no answer. */
  public void addUnanswered(String method, String route, @Nullable Duration took) {
    count(method, route, 0, took);
  }

  private void count(String method, String route, int status, @Nullable Duration took) {
    if (!counting) {
      return;
    }
    Key key = new Key(method, route);
    synchronized (this) {
      RequestCounts found = counts.get(key);
      if (found == null) {
        Key of = counts.size() < MAX_KEYS ? key : new Key(REST, REST);
        found = counts.computeIfAbsent(of, made -> new RequestCounts());
      }
      found.add(status, took);
    }
  }

  /** Begins to count, and returns what sums up and records each minute. */
  public Routine recordedBy(Telemetry telemetry) {
    counting = true;
    return new Minutes(telemetry);
  }

  private synchronized Map<Key, RequestCounts> take() {
    Map<Key, RequestCounts> taken = counts;
    counts = new LinkedHashMap<>();
    return taken;
  }

  /** Ends a window when its minute is over; one without requests says nothing. */
  private final class Minutes implements Routine {

    private final Telemetry telemetry;
    private @Nullable Instant began;

    private Minutes(Telemetry telemetry) {
      this.telemetry = telemetry;
    }

    @Override
    public Duration step(Instant now) {
      Instant since = since(now);
      Duration left = Duration.between(now, since.plus(WINDOW));
      if (left.compareTo(Duration.ZERO) > 0) {
        return left;
      }
      began = now;
      record(Duration.between(since, now));
      return WINDOW;
    }

    @Override
    public void end(Instant now) {
      counting = false;
      record(Duration.between(since(now), now));
    }

    /** When the window began; anew where the clock was set back behind that. */
    private Instant since(Instant now) {
      Instant known = began;
      if (known == null || known.isAfter(now)) {
        began = now;
        return now;
      }
      return known;
    }

    private void record(Duration window) {
      RuntimeException first = null;
      for (Map.Entry<Key, RequestCounts> each : take().entrySet()) {
        Key key = each.getKey();
        RequestSummary summary = each.getValue().summary(key.method(), key.route(), window);
        try {
          telemetry.record(event.apply(summary));
        } catch (RuntimeException e) { // the product's function: the other summaries go on
          first = first == null ? e : first;
        }
      }
      if (first != null) {
        throw first;
      }
    }
  }
}
