package dev.candor.collector;

import static dev.candor.collector.Running.WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Batch;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RunId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tells where an event stands among operations is taken, and is no field of it. */
class TracedEventsTest {

  private static final long NOW = Running.NOW.toEpochMilli();
  private static final UUID RUN = RunId.of(NOW, new byte[10]);
  private static final String TRACE = ",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\"";

  @TempDir Path folder;

  @Test
  void storesTheEventsOfABatchThatHaveATrace() {
    List<Row> rows = new ArrayList<>();
    for (@Nullable String members :
        Arrays.asList(
            "",
            TRACE + ",\"span_id\":\"b7ad6b7169203331\"",
            TRACE + ",\"parent_span_id\":\"b7ad6b7169203331\"")) {
      rows.add(row(rows.size() + 1, members));
    }
    RowHeader header =
        new RowHeader(NOW, "ao", "1.4.2", "", RUN, "workstation", "linux", "6", "amd64", "9b2f");
    JsonWriter body = new JsonWriter(1024);
    Batch.of(header, Map.of(), rows).write(body);
    assertThat(new String(body.toByteArray(), UTF_8)).contains("span_id");

    try (Running running = Running.in(folder.resolve("data"))) {
      assertThat(running.post(WRITE, body.toByteArray()).body())
          .isEqualTo(
              "{\"results\":[{\"result\":\"stored\"},{\"result\":\"stored\"},"
                  + "{\"result\":\"stored\"}]}");
    }
  }

  private static Row row(long n, String members) {
    String line =
        ("{\"event_id\":\"%s\",\"event_name\":\"build.finished\","
                + "\"timestamp\":\"2026-02-03T09:00:00.000Z\",\"event_sequence\":%d,"
                + "\"properties\":{\"outcome\":\"ok\"},\"measurements\":{}%s}")
            .formatted(RunId.event(RUN, n), n, members);
    Row row = Row.parse(line.getBytes(UTF_8));
    assertThat(row.properties().members()).containsEntry("outcome", new Json.Text("ok"));
    return row;
  }
}
