package dev.candor.cli.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Telemetry;
import dev.candor.cli.Machine;
import dev.candor.cli.plan.sketch.SketchEvents.Exported;
import dev.candor.cli.plan.sketch.SketchEvents.Format;
import dev.candor.cli.plan.sketch.SketchPlan;
import dev.candor.sdk.Candor;
import dev.candor.sdk.CompiledPlan;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import dev.candor.testing.RecordingSink;
import dev.candor.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas, held against the rows that wait in the spool, as the SDK wrote them. */
final class RowSchemaTest {

  private static final String MINE = "http://127.0.0.1:4318";
  private static final String LONGEST = "é".repeat(199) + "😀";

  /** A row without a map, among a segment's other bytes. */
  private static final Pattern ROW =
      Pattern.compile("\\{\"event_id\":[^{}]*\\{[^{}]*},\"measurements\":\\{[^{}]*}[^{}]*}");

  @TempDir private Path root = Path.of("");

  @Test
  void aRowFitsPlainInASessionInASpanAndAsTheEndOfOne() throws Exception {
    List<Json> rows =
        rows(
            "level=on\n",
            telemetry -> {
              telemetry.record(exported("main"));
              telemetry.session("s1").record(exported(null));
              telemetry.trace(
                  end -> exported("ended"),
                  span -> {
                    span.record(exported("within"));
                    return span.trace(end -> exported("ended within"), inner -> 1);
                  });
            });

    assertThat(rows.toString()).contains("branch_hash", "trace_id", "span_id", "parent_span_id");
    assertThat(judge(rows)).hasSize(5).containsOnly("valid");
  }

  @Test
  void aRowFitsThatHoldsAnIdentityRawAndOneWhoseIdentityIsTooLongForIt() throws Exception {
    List<Json> rows =
        rows(
            "level=on\nraw_to=" + MINE + "\n",
            telemetry -> {
              telemetry.record(exported("fix/the-parser"));
              telemetry.record(exported(LONGEST));
              telemetry.record(exported(LONGEST + "!"));
            });

    assertThat(rows)
        .extracting(row -> branch(row).keySet().contains("branch"))
        .containsExactly(true, true, false);
    assertThat(judge(rows)).hasSize(3).containsOnly("valid");
  }

  @Test
  void aRowWithALongerIdentityOrAnIdThatIsNoneDoesNotFit() throws Exception {
    String row =
        JsonText.line(rows("level=on\n", telemetry -> telemetry.record(exported(null))).get(0));
    List<Json> wrong =
        List.of(
            json(row.replace("\"format\"", "\"branch\":\"" + LONGEST + "!\",\"format\"")),
            json(row.replace("\"format\"", "\"branch\":7,\"format\"")),
            json(row.replace("\"format\"", "\"author\":\"ada\",\"format\"")),
            json(row.replace("\"event_name\"", "\"trace_id\":\"7\",\"event_name\"")),
            json(row.replace("\"event_name\"", "\"span_id\":\"ada\",\"event_name\"")),
            json(row.replace("\"event_name\"", "\"parent_span_id\":7,\"event_name\"")),
            json(row.replace("\"event_name\"", "\"error\":{},\"event_name\"")));

    assertThat(judge(wrong)).hasSize(7).containsOnly("invalid");
  }

  private static Exported exported(@Nullable String branch) {
    return new Exported(Format.SVG, Duration.ofMillis(12), branch);
  }

  private static Map<String, Json> branch(Json row) {
    return row.object().object("properties").members();
  }

  private List<String> judge(List<Json> rows) throws IOException, InterruptedException {
    List<Json> cases = new ArrayList<>();
    for (Json row : rows) {
      cases.add(
          JsonText.object("schema", JsonText.text("sketch.exported.schema.json"), "row", row));
    }
    return JsonSchemasTest.judge(root, CompiledPlan.of(SketchPlan.plan()), cases);
  }

  /** The rows that wait for a collector that takes none just then. */
  private List<Json> rows(String choices, Consumer<Telemetry> records) throws IOException {
    Surroundings surroundings = surroundings();
    Places places = Places.of("sketch", surroundings);
    Files.createDirectories(requireNonNull(places.userFile().getParent()));
    Files.writeString(places.userFile(), choices);
    RecordingSink sink = new RecordingSink().at(URI.create(MINE));
    for (int i = 0; i < 10; i++) {
      sink.thenDefer(Duration.ofHours(1));
    }
    try (Candor candor =
        Candor.builder(SketchPlan.plan(), "1.0")
            .surroundings(surroundings)
            .sink("collector", permit -> sink)
            .grace(Duration.ofSeconds(10))
            .open()) {
      records.accept(candor.telemetry());
    }
    List<Json> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(places.spool())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Matcher found = ROW.matcher(Files.readString(file, ISO_8859_1));
        while (found.find()) {
          rows.add(Json.parse(requireNonNull(found.group()).getBytes(ISO_8859_1)));
        }
      }
    }
    return rows;
  }

  private static Json json(String text) {
    return Json.parse(text.getBytes(UTF_8));
  }

  private Surroundings surroundings() {
    return Machine.in(root).with(Map.of()).surroundings();
  }
}
