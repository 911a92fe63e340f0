package dev.candor.sdk;

import dev.candor.wire.EventCount;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of a run's events that travel together, always the same ones under the same number: so the
 * collector takes them once, however often they come.
 *
 * @param number which of the run's they are, from 1
 */
record SpooledCounts(long number, List<EventCount> counts) {

  SpooledCounts {
    counts = List.copyOf(counts);
  }

  /**
   * What became of them.
   *
   * @param number theirs
   * @param delivered how many events of theirs the destination has
   * @param lost how many it will never have, by reason
   */
  record Settled(long number, long delivered, Map<String, Long> lost) {

    Settled {
      lost = Map.copyOf(lost);
    }

    /** How many events that is. */
    long events() {
      return delivered + Losses.sum(lost);
    }

    void write(JsonWriter out) {
      out.beginObject().name("number").value(number).name("delivered").value(delivered);
      Ledger.writeLost(new TreeMap<>(lost), out);
      out.endObject();
    }

    static Settled parse(byte[] json) {
      Json.Members settled = Json.parse(json).object();
      return new Settled(settled.whole("number"), settled.whole("delivered"), Ledger.lost(settled));
    }
  }

  /** Of how many events they are. */
  long events() {
    return counts.stream().mapToLong(EventCount::n).sum();
  }

  /** What becomes of them by the answer to each, none of which is that it should come again. */
  Settled settled(List<Delivery.Outcome> outcomes) {
    long delivered = 0;
    Map<String, Long> lost = new TreeMap<>();
    for (int i = 0; i < counts.size(); i++) {
      long events = counts.get(i).n();
      if (outcomes.get(i).verdict() == Delivery.Verdict.ACCEPTED) {
        delivered += events;
      } else {
        lost.merge(outcomes.get(i).reason(), events, Long::sum);
      }
    }
    return new Settled(number, delivered, lost);
  }

  void write(JsonWriter out) {
    out.beginObject().name("number").value(number);
    out.name("counts").beginArray();
    counts.forEach(count -> count.write(out));
    out.endArray().endObject();
  }

  static SpooledCounts parse(byte[] json) {
    Json.Members counts = Json.parse(json).object();
    return new SpooledCounts(
        counts.whole("number"),
        counts.array("counts").stream().map(count -> EventCount.of(count.object())).toList());
  }
}
