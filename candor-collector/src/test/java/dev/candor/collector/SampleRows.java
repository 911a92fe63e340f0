package dev.candor.collector;

import dev.candor.collector.ingest.Arrival;
import dev.candor.collector.ingest.Commit;
import dev.candor.collector.ingest.EventRow;
import dev.candor.collector.ingest.Kind;
import dev.candor.collector.ingest.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows as they would be kept, without a request or a verdict before. */
public final class SampleRows {

  private static final UUID RUN = new UUID(0x0190_0000_0000_7000L, 1);

  private SampleRows() {}

  /**
   * A row.
   *
   * @param zone the zone of the folder
   */
  public static EventRow row(
      String product, Instant time, ZoneId zone, UUID actor, Kind kind, long n) {
    long micros = time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    return new EventRow(
        new Origin("tools", RUN, micros, product, "1", "", RUN, "workstation", null, true),
        new Arrival(
            "build.finished",
            micros,
            null,
            null,
            null,
            List.of(),
            Arrival.Slice.EMPTY_OBJECT,
            Arrival.Slice.EMPTY_OBJECT,
            null),
        n,
        micros,
        Math.toIntExact(LocalDate.ofInstant(time, zone).toEpochDay()),
        actor,
        kind);
  }

  /** Rows as one commit. */
  public static Commit commit(List<EventRow> rows) {
    List<Commit.Range> ranges = new ArrayList<>();
    rows.forEach(
        row ->
            ranges.add(
                new Commit.Range(row.origin().product(), row.origin().run(), row.n(), row.n())));
    return new Commit(
        rows,
        List.of(),
        List.of(),
        ranges,
        List.of(),
        List.of(new Commit.Tally("tools", "ao", 1, rows.size(), 0, 0, 0)),
        List.of());
  }
}
