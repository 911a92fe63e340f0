package dev.candor.cli.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.Machine;
import dev.candor.cli.plan.sketch.SketchHost;
import dev.candor.cli.plan.sketch.SketchPlan;
import dev.candor.sdk.Candor;
import dev.candor.sdk.Chain;
import dev.candor.sdk.CompiledPlan;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import dev.candor.testing.RecordingSink;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A web view with the typed client, compiled by {@code tsc} and run by {@code node}, and the host
 * that hands over what it is sent: the host's level, consent and chain hold for the view.
 */
final class ViewClientTest {

  @TempDir private static Path folder = Path.of("");
  @TempDir private Path root;

  private final RecordingSink sink = new RecordingSink();
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  /** Once for all tests: the compiler takes its time. */
  @BeforeAll
  static void compiles() throws IOException, InterruptedException {
    Document client = TypeScriptClient.of(CompiledPlan.of(SketchPlan.plan())).get(0);
    Files.writeString(folder.resolve(client.name()), client.text());
    Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
    NodeWorkshop.put(folder, "view.ts");
    assertThat(NodeWorkshop.compile(folder, "view.ts").output()).isEmpty();
  }

  @Test
  void whatAViewRecordsLeavesAsTheHostsOwnEventsDo() throws Exception {
    runs("on");

    assertThat(sink.rows()).extracting(Row::name).containsExactly("sketch.saved");
    Row saved = sink.rows().get(0);
    assertThat(saved.session()).isEqualTo("s1");
    assertThat(saved.properties().members())
        .containsOnlyKeys("format", "author_hash")
        .containsEntry("format", new Json.Text("svg"));
    assertThat(saved.measurements().members()).containsEntry("took", new Json.Whole(12));
    assertThat(sink.rows().toString()).doesNotContain("ada");
    assertThat(locals())
        .contains("\"author\":\"ada@example.org\"", "\"folder\":\"/home/ada\"", "sketch.zoomed")
        .doesNotContain("exe");
    assertThat(told).containsExactly("sketch.saved: 'format' must be one of svg, png");
    assertThat(ledger("collector").lost()).isEqualTo(Map.of("denied", 1L, "unknown_event", 1L));
  }

  @Test
  void atLevelLocalNothingOfItLeaves() throws Exception {
    runs("local");

    assertThat(sink.rows()).isEmpty();
    assertThat(locals()).contains("sketch.saved", "sketch.zoomed");
  }

  @Test
  void atLevelOffNothingOfItIsKept() throws Exception {
    runs("off");

    assertThat(sink.rows()).isEmpty();
    assertThat(told).isEmpty();
    assertThat(places().state()).doesNotExist();
  }

  private void runs(String level) throws Exception {
    Path file = places().userFile();
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.writeString(file, "level=" + level + "\n");
    try (Candor candor =
            Candor.builder(SketchPlan.plan(), "1.0")
                .surroundings(surroundings())
                .sink("collector", permit -> sink)
                .chain("collector", Chain.OPEN.denying(List.of("sketch.zoomed")))
                .grace(Duration.ofSeconds(10))
                .open();
        SketchHost host = new SketchHost(candor, told::add)) {
      NodeWorkshop.Ended ended = NodeWorkshop.node(folder, "out/view.js", host.address());
      assertThat(ended).isEqualTo(new NodeWorkshop.Ended(0, ""));
    }
  }

  private String locals() throws IOException {
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> files = Files.list(places().events())) {
      for (Path each : files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
        lines.append(Files.readString(each));
      }
    }
    return lines.toString();
  }

  private Ledger.Reading ledger(String sinkName) throws IOException {
    return requireNonNull(new Ledger(places().ledger()).read().get(sinkName));
  }

  private Places places() {
    return Places.of("sketch", surroundings());
  }

  private Surroundings surroundings() {
    return Machine.in(root).with(Map.of()).surroundings();
  }
}
