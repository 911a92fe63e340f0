package dev.candor.sdk;

import dev.candor.wire.EventCount;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts a run's events by their labels, and lets go of the counts about once a minute, or of some
 * thousands of events: a count then says neither when an event was, nor what was before it.
 *
 * <p>Bounded: of labels beyond the first {@value #MAX_SERIES} series of a minute, the events are
 * counted without labels. Not safe for use by several threads.
 */
final class Tally {

  /** How many series there are at most, but for one without labels an event of the plan. */
  static final int MAX_SERIES = 1_000;

  /** Of how many events counts are let go before their minute is over: a kill would lose them. */
  static final int MOST_EVENTS = 3_072;

  private static final long MINUTE_MILLIS = 60_000;
  private static final int SERIES_OF_AN_ENTRY = 100;

  private final Agreement agreement;
  private final Map<Key, Series> series = new LinkedHashMap<>();
  private long events;
  private long since;
  private boolean stuck;
  private long number;

  Tally(Agreement agreement) {
    this.agreement = agreement;
  }

  private record Key(String event, List<String> labels) {}

  /** Events of the same name and labels. */
  private static final class Series {

    private final MetricPlan.OfEvent plan;
    private final double[] sums;
    private final long[][] buckets;
    private final boolean[] said;
    private long n;

    private Series(MetricPlan.OfEvent plan) {
      this.plan = plan;
      int measures = plan.measures().size();
      this.sums = new double[measures];
      this.buckets = new long[measures][];
      this.said = new boolean[measures];
      for (int i = 0; i < measures; i++) {
        buckets[i] = new long[plan.measures().get(i).bounds().size() + 1];
      }
    }

    private void add(MetricFields fields) {
      n++;
      for (int i = 0; i < sums.length; i++) {
        if (fields.has(i) && Double.isFinite(sums[i] + fields.measure(i))) {
          said[i] = true;
          sums[i] += fields.measure(i);
          buckets[i][plan.measures().get(i).bucket(fields.measure(i))]++;
        }
      }
    }

    private EventCount count(List<String> values) {
      Map<String, String> labels = new TreeMap<>();
      for (int i = 0; i < values.size(); i++) {
        if (!values.get(i).equals(MetricFields.ABSENT)) {
          labels.put(plan.labels().get(i).name(), values.get(i));
        }
      }
      Map<String, Double> sum = new TreeMap<>();
      Map<String, List<Long>> spread = new TreeMap<>();
      for (int i = 0; i < sums.length; i++) {
        MetricPlan.OfMeasure measure = plan.measures().get(i);
        if (said[i]) {
          sum.put(measure.family().field(), sums[i]);
          if (measure.isHistogram()) {
            spread.put(measure.family().field(), list(buckets[i]));
          }
        }
      }
      return new EventCount(plan.counter().event(), labels, n, sum, spread);
    }

    private static List<Long> list(long[] counts) {
      List<Long> list = new ArrayList<>(counts.length);
      for (long count : counts) {
        list.add(count);
      }
      return list;
    }
  }

  /**
   * Adds an event, but for what of it nobody agreed to.
   *
   * @param nowMillis when, in milliseconds of the epoch
   */
  void add(MetricFields all, long nowMillis) {
    String event = all.plan().counter().event();
    MetricFields fields = all.without(agreement.withheldOf(event));
    Key key = new Key(event, fields.labels());
    if (series.size() >= MAX_SERIES && !series.containsKey(key)) {
      key = new Key(event, List.of());
    }
    series.computeIfAbsent(key, absent -> new Series(fields.plan())).add(fields);
    if (events++ == 0) {
      since = nowMillis;
    }
  }

  /** Of how many events there are counts. */
  long events() {
    return events;
  }

  /**
   * In how many milliseconds the counts should go, or {@link Worker#NEVER} where there are none.
   */
  long waitMillis(long nowMillis) {
    if (events == 0) {
      return Worker.NEVER;
    }
    if (events >= MOST_EVENTS && !stuck) {
      return 0;
    }
    long waited = nowMillis - since;
    return waited < 0 ? 0 : Math.max(0, MINUTE_MILLIS - waited); // the clock may go back
  }

  /**
   * Hands all counts to a spool.
   *
   * @throws IOException if it does not take them; those that it did not take stay for a minute
   */
  void moveTo(SpoolWriter spool, RowHeader header, long nowMillis) throws IOException {
    since = nowMillis;
    stuck = true;
    while (events > 0) {
      SpooledCounts next = next();
      JsonWriter json = new JsonWriter(16 * 1024);
      next.write(json);
      spool.addCounts(header, json, next.events());
      number++;
      events -= next.events();
      Iterator<Key> taken = series.keySet().iterator();
      for (int i = 0; i < next.counts().size(); i++) {
        taken.next();
        taken.remove();
      }
    }
    stuck = false;
  }

  private SpooledCounts next() {
    List<EventCount> counts = new ArrayList<>();
    for (Map.Entry<Key, Series> each : series.entrySet()) {
      if (counts.size() == SERIES_OF_AN_ENTRY) {
        break;
      }
      counts.add(each.getValue().count(each.getKey().labels()));
    }
    return new SpooledCounts(number + 1, counts);
  }
}
