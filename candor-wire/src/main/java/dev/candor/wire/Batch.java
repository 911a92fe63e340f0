package dev.candor.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a tool sends to {@code POST /candor/v1/events}: events of one run in the order of their
 * numbers, of which some may be missing; or counts of its events, which travel without them, and
 * without an installation.
 *
 * @param product the product's name
 * @param version the product's version
 * @param plan the hash of the plan that the events were recorded under
 * @param run the process's life
 * @param first the number n of the first event; of counts alone, their own number in the run
 * @param environment such as {@code workstation}, {@code container} or {@code ci}
 * @param installation the installation's id, or null where there is none
 * @param historical whether the events keep their own, old times; needs a key that may import
 * @param lost how many events of the run were lost before they could be sent, by reason
 * @param events in order
 * @param counts in order; there are events, or counts, or both
 */
public record Batch(
    String product,
    String version,
    String plan,
    UUID run,
    long first,
    String environment,
    @Nullable String installation,
    boolean historical,
    Map<String, Long> lost,
    List<Item> events,
    List<EventCount> counts) {

  private static final byte[] NAME = JsonWriter.nameOf("name");
  private static final byte[] TIME = JsonWriter.nameOf("time");
  private static final byte[] FIELDS = JsonWriter.nameOf("fields");

  /** Copies its collections. */
  public Batch {
    lost = Map.copyOf(lost);
    events = List.copyOf(events);
    counts = List.copyOf(counts);
    if (events.isEmpty() && counts.isEmpty()) {
      throw new IllegalArgumentException("a batch carries at least one event, or one count");
    }
    for (int i = 0; i < events.size(); i++) {
      long before = i == 0 ? first - 1 : events.get(i - 1).n();
      if (i == 0 ? events.get(i).n() != first : events.get(i).n() <= before) {
        throw new IllegalArgumentException(
            "event %d stands behind %d: events go in their order, and the first has number %d"
                .formatted(events.get(i).n(), before, first));
      }
    }
  }

  /**
   * One event of a batch.
   *
   * @param id an identity of its own, such as an import has; null where (run, n) is the identity
   * @param n its number in the run
   * @param name the event's name
   * @param epochMillis when it happened
   * @param session the id of its session, or null
   * @param fields properties and measurements together
   * @param trace where it stands among operations, or null
   */
  public record Item(
      @Nullable UUID id,
      long n,
      String name,
      long epochMillis,
      @Nullable String session,
      Json.Members fields,
      @Nullable RowTrace trace) {

    /** The event of a row. */
    public static Item of(Row row) {
      return new Item(
          null, row.n(), row.name(), row.epochMillis(), row.session(), row.fields(), row.trace());
    }
  }

  /**
   * The batch of rows that were written under a header.
   *
   * @throws IllegalArgumentException if they are not in the order of their numbers, or there is
   *     none
   */
  public static Batch of(RowHeader header, Map<String, Long> lost, List<Row> rows) {
    List<Item> events = new ArrayList<>(rows.size());
    for (Row row : rows) {
      events.add(Item.of(row));
    }
    return new Batch(
        header.product(),
        header.version(),
        header.plan(),
        header.run(),
        rows.isEmpty() ? 0 : rows.get(0).n(),
        header.environment(),
        header.installation(),
        false,
        lost,
        events,
        List.of());
  }

  /**
   * The batch of counts of a run; it names no installation.
   *
   * @param number which of the run's batches of counts it is: the same counts always have the same
   */
  public static Batch ofCounts(
      RowHeader header, Map<String, Long> lost, long number, List<EventCount> counts) {
    return new Batch(
        header.product(),
        header.version(),
        header.plan(),
        header.run(),
        number,
        header.environment(),
        null,
        false,
        lost,
        List.of(),
        counts);
  }

  /** How many answers there are to it: one an event, and behind them one a count. */
  public int size() {
    return events.size() + counts.size();
  }

  /** The same events, to be kept with their own times. */
  public Batch asHistorical() {
    return new Batch(
        product, version, plan, run, first, environment, installation, true, lost, events, counts);
  }

  /**
   * The id of the request that carries the batch: the same on every attempt, by whichever process.
   */
  public UUID request() {
    return events.isEmpty() ? RunId.counts(run, first) : RunId.event(run, first);
  }

  /** Writes the batch as the body of a request. The same batch gives the same bytes. */
  public void write(JsonWriter out) {
    out.beginObject();
    out.name("product").value(product);
    out.name("version").value(version);
    out.name("plan").value(plan);
    out.name("run").value(run);
    if (!events.isEmpty()) {
      out.name("first").value(first);
    }
    out.name("environment").value(environment);
    if (installation != null) {
      out.name("installation").value(installation);
    }
    out.name("historical").value(historical);
    if (!lost.isEmpty()) {
      out.name("lost").beginObject();
      new TreeMap<>(lost).forEach((reason, count) -> out.name(reason).value(count));
      out.endObject();
    }
    if (!events.isEmpty()) {
      out.name("events").beginArray();
      long next = first;
      for (Item event : events) {
        write(event, next, out);
        next = event.n() + 1;
      }
      out.endArray();
    }
    if (!counts.isEmpty()) {
      out.name("counts").beginArray();
      counts.forEach(count -> count.write(out));
      out.endArray();
    }
    out.endObject();
  }

  /** An event that does not follow the one before it says its number. */
  private static void write(Item event, long next, JsonWriter out) {
    out.beginObject();
    if (event.n() != next) {
      out.name("n").value(event.n());
    }
    if (event.id() != null) {
      out.name("id").value(event.id());
    }
    out.name(NAME).value(event.name());
    out.name(TIME).instant(event.epochMillis());
    if (event.session() != null) {
      out.name("session").value(event.session());
    }
    if (event.trace() != null) {
      event.trace().write(out);
    }
    event.fields().write(out.name(FIELDS));
    out.endObject();
  }
}
