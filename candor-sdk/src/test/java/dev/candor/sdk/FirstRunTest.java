package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools that start together on a machine where none ever ran. */
@Tag("alone")
class FirstRunTest {

  private static final int TOOLS = 64;

  @TempDir Path root;

  @Test
  void sixtyFourProcessesEndWithOneIdAndOneFirstRun() throws Exception {
    List<Process> tools = new ArrayList<>();
    for (int i = 0; i < TOOLS; i++) {
      tools.add(ChildJvm.start(List.of(), Tool.class, root.toString()));
    }
    for (Process tool : tools) {
      assertThat(tool.getInputStream().read()).isEqualTo('!');
    }
    for (Process tool : tools) {
      tool.getOutputStream().write('\n');
      tool.getOutputStream().flush();
    }
    for (Process tool : tools) {
      assertThat(ChildJvm.end(tool)).isEmpty();
    }

    Set<String> ids = new HashSet<>();
    List<Long> facts = new ArrayList<>();
    Machine machine = new Machine(root);
    List<Path> files = JsonlReader.files(machine.places().events());
    for (Path file : files) {
      JsonlReader.read(
          file,
          (header, row) -> {
            ids.add("" + header.installation());
            facts.add(row.properties().whole("number"));
          });
    }
    assertThat(ids)
        .singleElement()
        .isEqualTo(new Identity(machine.places(), machine.entropy).known());
    assertThat(facts).filteredOn(number -> number == 1).hasSize(1);
    assertThat(facts).filteredOn(number -> number == 2).hasSize(1);
    assertThat(facts).filteredOn(number -> number == 3).hasSize(TOOLS);
  }

  /** A tool that waits for its start, says its facts, and ends. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws Exception {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new SystemEntropy();
      try (Candor candor = machine.candor().diagnostics(System.out::println).open()) {
        System.out.print('!');
        System.out.flush();
        System.in.read();
        candor.telemetry().once("first_run").record(new SampleEvents.Step(1));
        candor.telemetry().onceADay("ao ls").record(new SampleEvents.Step(2));
        candor.telemetry().record(new SampleEvents.Step(3));
        System.out.print(candor.flush(Duration.ofSeconds(60)) ? "" : "not written");
      }
    }
  }
}
