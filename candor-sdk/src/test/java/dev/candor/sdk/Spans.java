package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.SpanEnd;
import dev.candor.wire.Row;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Events that tell how an operation ended, and the rows that they became. */
final class Spans {

  /** The end of an operation. */
  record SetUp(SpanEnd end) {}

  /** The end of a phase of it. */
  record Resolved(SpanEnd end) {}

  /** The end of a phase of that phase. */
  record LookedUp(SpanEnd end) {}

  /** The end of an operation that is called otherwise. */
  record Strayed(SpanEnd end) {}

  private Spans() {}

  static Plan plan() {
    return new Plan(
        "build-tool",
        "BUILD_TOOL",
        List.of(),
        Level.LOCAL,
        "",
        SampleEvents.COLLECTOR,
        List.of("org.example.build"),
        "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        List.of(
            SampleEvents.codec(
                SampleEvents.Step.class, "step", (event, out) -> out.whole("n", event.number())),
            SampleEvents.codec(SetUp.class, "set_up", (event, out) -> write(event.end(), out)),
            SampleEvents.codec(
                Resolved.class, "set_up.resolve", (event, out) -> write(event.end(), out)),
            SampleEvents.codec(
                LookedUp.class, "set_up.resolve.look_up", (event, out) -> write(event.end(), out)),
            SampleEvents.codec(Strayed.class, "stray", (event, out) -> write(event.end(), out))));
  }

  private static void write(SpanEnd end, dev.candor.FieldWriter out) {
    out.constant("result", end.result().name().toLowerCase(Locale.ROOT));
    out.crash("failure", end.error());
    out.measure("duration_ms", end.duration().toNanos() / 1e6);
  }

  static List<Row> rows(Machine machine) throws IOException {
    return machine.localLines().stream()
        .skip(1)
        .map(line -> Row.parse(line.getBytes(UTF_8)))
        .toList();
  }

  /** Each row as its name and its result. */
  static List<String> results(Machine machine) throws IOException {
    return rows(machine).stream()
        .map(row -> row.name() + " " + row.properties().textOrNull("result"))
        .toList();
  }
}
