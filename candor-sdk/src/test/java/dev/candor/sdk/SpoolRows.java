package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RowWriter;
import dev.candor.wire.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes segments as a run would. */
final class SpoolRows {

  static final UUID RUN = UUID.fromString("019c2340-0000-7000-8000-000000000001");

  private SpoolRows() {}

  static RowHeader header(UUID run) {
    return new RowHeader(
        1_770_112_800_123L,
        "build-tool",
        "1.4.2",
        "hash",
        run,
        "workstation",
        "linux",
        "6.1",
        "amd64",
        null);
  }

  /** Leaves a sealed segment behind that holds events of these numbers. */
  static void leave(Places places, UUID run, Map<Loss, Long> lost, long... numbers)
      throws IOException {
    SpoolWriter writer = new SpoolWriter(places.spool("collector"));
    for (long n : numbers) {
      byte[] row = row(run, n);
      writer.add(header(run), row, 0, row.length);
    }
    writer.flush();
    writer.seal(lost);
  }

  static void leave(Places places, long... numbers) throws IOException {
    leave(places, RUN, Map.of(), numbers);
  }

  static byte[] row(UUID run, long n) {
    JsonWriter out = new JsonWriter(256);
    RowWriter rows = new RowWriter(out);
    rows.begin(run, n, "step", 1_770_112_800_123L, null);
    rows.property("number").value(n);
    rows.end();
    out.truncate(out.size() - 1);
    return out.toByteArray();
  }

  /** The events of these numbers as a courier hands them over. */
  static Parcel parcel(long... numbers) {
    List<Row> rows = new ArrayList<>();
    for (long n : numbers) {
      rows.add(Row.parse(row(RUN, n)));
    }
    return new Parcel(RunId.event(RUN, numbers[0]), 1, header(RUN), Map.of(), rows, 0, List.of());
  }

  static void append(Segment segment, byte kind, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    segment.append(kind, bytes, 0, bytes.length);
  }

  static Path only(Places places) throws IOException {
    return new Spool(places).segments().get(0);
  }
}
