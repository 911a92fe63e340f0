package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.sdk.Parcel;
import dev.candor.wire.EventCount;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.TrackingPlan;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parcels as a courier hands them to a protocol. */
final class SinkRows {

  static final UUID RUN = UUID.fromString("019c2340-0000-7000-8000-000000000001");
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private SinkRows() {}

  static RowHeader header(@Nullable String installation) {
    return header(installation, "0f1e2d3c");
  }

  private static RowHeader header(@Nullable String installation, String plan) {
    return new RowHeader(
        1_770_112_800_000L,
        "ao",
        "1.4.2",
        plan,
        RUN,
        "workstation",
        "linux",
        "6.1",
        "amd64",
        installation);
  }

  /** An event at 10:00:00.123 on 2026-02-03; the rest is members of a row. */
  static Row row(long n, String name, String rest) {
    return Row.parse(
        """
        {"event_id":"019c2340-0000-7000-8000-00000000010%d","event_name":"%s",
         "timestamp":"2026-02-03T10:00:00.123Z","event_sequence":%d,%s}"""
            .formatted(n, name, n, rest)
            .getBytes(UTF_8));
  }

  static Row row(long n) {
    return row(n, "ao.step", "\"properties\":{},\"measurements\":{}");
  }

  static Parcel parcel(Row... rows) {
    return new Parcel(rows[0].id(), 1, header("7b0d"), Map.of(), List.of(rows), 0, List.of());
  }

  /** Events that were recorded under a plan. */
  static Parcel under(TrackingPlan plan, Row... rows) {
    return new Parcel(
        rows[0].id(), 1, header("7b0d", plan.hash()), Map.of(), List.of(rows), 0, List.of());
  }

  static Parcel parcel(EventCount... counts) {
    return new Parcel(RUN, 1, header(null), Map.of(), List.of(), 1, List.of(counts));
  }
}
