package dev.candor.testing;

import dev.candor.sdk.Parcel;
import dev.candor.wire.EventCount;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes parcels for the tests of a sink: events of one run, numbered from 1 or from where {@link
 * #numberedFrom} says, a second apart.
 *
 * <pre>{@code
 * Parcel parcel =
 *     new ParcelBuilder()
 *         .event("hello.build.finished").property("outcome", "ok").measurement("duration_ms", 412)
 *         .event("hello.started")
 *         .parcel();
 * }</pre>
 *
 * <p>The same calls make the same parcel, at any time and on any machine. Not safe for use by
 * several threads.
 */
public final class ParcelBuilder {

  private static final Instant BEGIN = Instant.parse("2026-02-03T10:00:00.123Z");
  private static final UUID RUN = RunId.of(BEGIN.toEpochMilli(), new byte[RunId.RANDOM_BYTES]);

  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Long> lost = new LinkedHashMap<>();
  private @Nullable String installation = "5b6f0c1e-8f0e-4c39-9c43-2f1f1f7d6a10";
  private long next = 1;
  private int attempt = 1;
  private String plan = "0123456789abcdef";

  /** With no event yet. */
  public ParcelBuilder() {}

  /** Of nobody, as in CI. */
  public ParcelBuilder withoutInstallation() {
    installation = null;
    return this;
  }

  /** Recorded under a plan of this hash. */
  public ParcelBuilder plan(String hash) {
    plan = hash;
    return this;
  }

  /** On another attempt than the first. */
  public ParcelBuilder attempt(int which) {
    attempt = which;
    return this;
  }

  /**
   * Numbers the next event so, and those after it from there: a gap, where numbers are left out.
   */
  public ParcelBuilder numberedFrom(long n) {
    next = n;
    return this;
  }

  /** With so many events of the run lost before they could be sent, for a reason. */
  public ParcelBuilder lost(String reason, long events) {
    lost.put(reason, events);
    return this;
  }

  /** With one event more, which the calls after this one are about. */
  public ParcelBuilder event(String name) {
    long n = next++;
    rows.add(
        new Row(
            RunId.event(RUN, n),
            name,
            BEGIN.plusSeconds(n).toEpochMilli(),
            n,
            null,
            new Json.Members(Map.of()),
            new Json.Members(Map.of()),
            null,
            null));
    return this;
  }

  /** With a text in the last event. */
  public ParcelBuilder property(String name, String text) {
    return property(name, new Json.Text(text));
  }

  /** With a flag in the last event. */
  public ParcelBuilder property(String name, boolean flag) {
    return property(name, new Json.Flag(flag));
  }

  private ParcelBuilder property(String name, Json value) {
    Row row = last();
    return change(row, row.session(), with(row.properties(), name, value), row.measurements());
  }

  /** With a measured number in the last event. */
  public ParcelBuilder measurement(String name, long number) {
    Row row = last();
    Json.Members more = with(row.measurements(), name, new Json.Whole(number));
    return change(row, row.session(), row.properties(), more);
  }

  /** With the last event in a session. */
  public ParcelBuilder session(String id) {
    Row row = last();
    return change(row, id, row.properties(), row.measurements());
  }

  private Row last() {
    if (rows.isEmpty()) {
      throw new IllegalStateException("there is no event yet: call event(name) first");
    }
    return rows.get(rows.size() - 1);
  }

  private ParcelBuilder change(
      Row row, @Nullable String session, Json.Members properties, Json.Members measurements) {
    Row changed =
        new Row(
            row.id(),
            row.name(),
            row.epochMillis(),
            row.n(),
            session,
            properties,
            measurements,
            row.trace(),
            row.error());
    rows.set(rows.size() - 1, changed);
    return this;
  }

  private static Json.Members with(Json.Members before, String name, Json value) {
    Map<String, Json> members = new LinkedHashMap<>(before.members());
    members.put(name, value);
    return new Json.Members(members);
  }

  /** The parcel of the events. */
  public Parcel parcel() {
    if (rows.isEmpty()) {
      throw new IllegalStateException("a parcel has at least one event: call event(name)");
    }
    UUID id = RunId.event(RUN, rows.get(0).n());
    return new Parcel(id, attempt, header(), lost, rows, 0, List.of());
  }

  /** A parcel of counts of the run's events, in place of the events. */
  public Parcel counts(List<EventCount> counts) {
    return new Parcel(RunId.counts(RUN, 1), attempt, header(), lost, List.of(), 1, counts);
  }

  private RowHeader header() {
    return new RowHeader(
        BEGIN.toEpochMilli(),
        "hello",
        "1.0.0",
        plan,
        RUN,
        "workstation",
        "linux",
        "6.1",
        "amd64",
        installation);
  }
}
