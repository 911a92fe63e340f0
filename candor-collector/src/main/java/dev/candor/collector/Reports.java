package dev.candor.collector;

import dev.candor.collector.insight.ActiveActors;
import dev.candor.collector.insight.Health;
import dev.candor.collector.insight.Interval;
import dev.candor.collector.insight.Products;
import dev.candor.collector.insight.Volume;
import dev.candor.collector.store.Store;
import dev.candor.wire.JsonWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The insights, over a data folder: that of a running collector, or one that no process uses.
 *
 * <p><b>Threads.</b> Safe for use by several.
 *
 * <p><b>Failure.</b> A question without an answer throws {@link ReportException}; a disk that fails
 * throws {@link dev.candor.collector.ingest.JournalException}.
 */
public final class Reports implements AutoCloseable {

  /** The reports that have a name. */
  public static final List<String> NAMES = List.of("active", "volume", "health");

  private final Store store;
  private final ActiveActors active;
  private final Volume volume;
  private final Health health;

  /** Over the store of a running collector, which stays its own. */
  Reports(Store store) {
    this.store = store;
    this.active = new ActiveActors(store);
    this.volume = new Volume(store);
    this.health = new Health(store);
  }

  /**
   * Opens a folder that no process uses; {@link #close} lets go of it.
   *
   * @throws dev.candor.collector.store.DataFolderException if there is none, or it is in use
   */
  public static Reports open(Path folder, InstantSource clock) {
    return new Reports(Store.existing(folder, clock));
  }

  /** The zone that days are counted in where a question names none. */
  public ZoneId zone() {
    return store.zone();
  }

  /** The products that events are kept of, in order. */
  public List<String> products() {
    return store.read(Products::of);
  }

  /**
   * How many actors were active on each day.
   *
   * @param product may be null where events of one product are kept, or of none
   */
  public List<ActiveActors.Day> active(
      @Nullable String product, Interval interval, ZoneId zone, ActiveActors.Who who) {
    String asked = product;
    if (asked == null) {
      List<String> products = products();
      if (products.size() > 1) {
        throw new ReportException(
            "events of several products are kept: say which with product="
                + String.join(" or product=", products));
      }
      asked = products.isEmpty() ? "" : products.getFirst();
    }
    try {
      return active.days(asked, interval, zone, who);
    } catch (IllegalArgumentException e) {
      throw new ReportException(String.valueOf(e.getMessage()));
    }
  }

  /** The same for developers, runners and both at once, in the collector's zone. */
  Map<ActiveActors.Who, List<ActiveActors.Day>> everyone(String product, Interval interval) {
    return active.days(product, interval, zone(), EnumSet.allOf(ActiveActors.Who.class));
  }

  /**
   * How many events of each name are kept.
   *
   * @param product null for all
   */
  public List<Volume.Row> volume(@Nullable String product, Interval interval, ZoneId zone) {
    return volume.rows(product == null ? products() : List.of(product), interval, zone);
  }

  /**
   * What became of all that was received.
   *
   * @param product null for all
   */
  public Health.Row health(@Nullable String product, Interval interval, ZoneId zone) {
    return health.row(product, interval, zone);
  }

  /**
   * What senders say was lost before it could be sent.
   *
   * @param product null for all
   */
  List<Health.Lost> lost(@Nullable String product, Interval interval, ZoneId zone) {
    return health.lost(product, interval, zone);
  }

  /**
   * The answer to a report, as JSON.
   *
   * @param name one of {@link #NAMES}
   * @param words what was typed, by parameter: product, from, to, tz, kind
   */
  public byte[] json(String name, Map<String, String> words) {
    Question question = new Question(words);
    JsonWriter out = new JsonWriter(8192);
    switch (name) {
      case "active" -> active(question, out);
      case "volume" -> volume(question.ofEverybody(name), out);
      case "health" -> health(question.ofEverybody(name), out);
      default -> throw new ReportException("there is no report '%s'".formatted(name));
    }
    return out.toByteArray();
  }

  private void active(Question question, JsonWriter out) {
    out.beginObject().name("days").beginArray();
    for (ActiveActors.Day day :
        active(question.product(), question.interval(), question.zone(zone()), question.who())) {
      out.beginObject();
      out.name("day").value(day.day().toString());
      out.name("daily").value(day.daily());
      out.name("weekly").value(day.weekly());
      out.name("monthly").value(day.monthly());
      out.name("new").value(day.fresh());
      out.endObject();
    }
    out.endArray().endObject();
  }

  private void volume(Question question, JsonWriter out) {
    out.beginObject().name("events").beginArray();
    for (Volume.Row row : volume(question.product(), question.interval(), question.zone(zone()))) {
      out.beginObject();
      out.name("product").value(row.product());
      out.name("name").value(row.name());
      out.name("stored").value(row.stored());
      out.endObject();
    }
    out.endArray().endObject();
  }

  private void health(Question question, JsonWriter out) {
    Health.Row row = health(question.product(), question.interval(), question.zone(zone()));
    out.beginObject();
    out.name("received").value(row.received());
    out.name("stored").value(row.stored());
    out.name("duplicate").value(row.duplicate());
    out.name("quarantined").value(row.quarantined());
    out.name("dropped").value(row.dropped());
    out.name("lost").beginObject();
    for (Health.Lost lost : lost(question.product(), question.interval(), question.zone(zone()))) {
      out.name(lost.reason()).value(lost.n());
    }
    out.endObject().endObject();
  }

  /** Lets go of a folder that {@link #open} opened. */
  @Override
  public void close() {
    store.close();
  }
}
