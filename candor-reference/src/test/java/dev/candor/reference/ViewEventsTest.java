package dev.candor.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.EventCodec;
import dev.candor.Telemetry;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Places;
import dev.candor.sdk.ViewEvents;
import dev.candor.wire.EventPlan;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.PrivacyClass;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event of every reference plan, told by a view, is the event that the host records. */
final class ViewEventsTest {

  private static final int ROUNDS = 3;

  @TempDir private Path root;

  static List<ReferenceTool> tools() {
    return ReferenceTool.all();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void whatAViewTellsIsWhatTheHostWouldRecord(ReferenceTool tool) throws IOException {
    long seed = Long.getLong("candor.seed", 20261121L);
    Planting planting = new Planting(new Random(seed));
    List<String> told = new ArrayList<>();
    Map<String, Map<String, FieldPlan>> fields = fields(tool);

    List<Row> recorded =
        rows(
            tool,
            "host",
            telemetry -> {
              for (int round = 0; round < ROUNDS; round++) {
                for (EventCodec<?> codec : tool.plan().events()) {
                  telemetry.record(planting.event(codec.type()));
                }
              }
            });
    List<Row> viewed =
        rows(
            tool,
            "view",
            telemetry -> {
              ViewEvents views = new ViewEvents(tool.plan(), telemetry, told::add);
              recorded.forEach(row -> views.take(body(tool, row, fields)));
            });

    assertThat(told).as("seed %d", seed).isEmpty();
    assertThat(recorded).hasSize(ROUNDS * tool.plan().events().size());
    assertThat(viewed).hasSameSizeAs(recorded);
    for (int i = 0; i < recorded.size(); i++) {
      Row row = recorded.get(i);
      assertThat(viewed.get(i).name()).isEqualTo(row.name());
      assertThat(viewed.get(i).properties())
          .as("%s, seed %d", row.name(), seed)
          .isEqualTo(tellable(row, fields));
      assertThat(viewed.get(i).measurements())
          .as("%s, seed %d", row.name(), seed)
          .isEqualTo(row.measurements());
    }
  }

  /**
   * What a typed view can tell of the properties of a row, by event and name: no failure, and of a
   * closed set nothing else.
   */
  private static Map<String, Map<String, FieldPlan>> fields(ReferenceTool tool) throws IOException {
    Map<String, Map<String, FieldPlan>> fields = new HashMap<>();
    for (EventPlan event : tool.trackingPlan().events()) {
      Map<String, FieldPlan> own = new HashMap<>();
      for (FieldPlan field : event.fields()) {
        if (field.privacyClass() == PrivacyClass.CRASH) {
          own.put(field.name().replaceFirst("_(class|frames)$", ""), field);
        } else if (field.privacyClass() == PrivacyClass.ONE_OF) {
          own.put(field.name(), field);
        }
      }
      fields.put(event.name(), own);
    }
    return fields;
  }

  private static Json.Members tellable(Row row, Map<String, Map<String, FieldPlan>> fields) {
    Map<String, Json> properties = new LinkedHashMap<>();
    row.properties()
        .members()
        .forEach(
            (name, value) -> {
              FieldPlan field = requireNonNull(fields.get(row.name())).get(name);
              if (field == null) {
                properties.put(name, value);
              } else if (field.privacyClass() == PrivacyClass.ONE_OF) {
                properties.put(name, listed(field, value));
              }
            });
    return new Json.Members(properties);
  }

  private static Json listed(FieldPlan field, Json value) {
    List<String> values = field.texts().values();
    if (value instanceof Json.Array array) {
      return new Json.Array(array.values().stream().map(each -> listed(field, each)).toList());
    }
    boolean known = value instanceof Json.Text text && values.contains(text.value());
    return known ? value : new Json.Text(values.getLast());
  }

  private static byte[] body(
      ReferenceTool tool, Row row, Map<String, Map<String, FieldPlan>> fields) {
    JsonWriter body = new JsonWriter(4_096);
    body.beginObject().name("candor_view").value(1).name("product").value(tool.plan().product());
    body.name("plan").value(tool.plan().hash()).name("lost").value(0).name("events").beginArray();
    body.beginObject().name("event_name").value(row.name());
    tellable(row, fields).write(body.name("properties"));
    row.measurements().write(body.name("measurements"));
    body.endObject().endArray().endObject();
    return body.toByteArray();
  }

  /** The rows of this machine, of what is recorded on one of its own. */
  private List<Row> rows(ReferenceTool tool, String name, Consumer<Telemetry> work)
      throws IOException {
    Machine machine = new Machine(tool.plan(), root.resolve(name));
    machine.user("local");
    try (Candor candor =
        Candor.builder(tool.plan(), "1.4.2").surroundings(machine.surroundings()).open()) {
      work.accept(candor.telemetry());
    }
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(Places.of(tool.plan().product(), machine.surroundings()).events())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).sorted().toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.contains("\"event_id\""))
            .forEach(line -> rows.add(Row.parse(line.getBytes(UTF_8))));
      }
    }
    return rows;
  }
}
