package dev.candor.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Setting;
import dev.candor.sdk.Settings;
import dev.candor.sdk.SettingsSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor that follows the schema and the runtime that reads the file judge alike. */
final class SettingsSchemaTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void theSchemaTakesWhatTheRuntimeTakesAndNothingElse() throws Exception {
    List<String> cases = new ArrayList<>();
    cases.add("{}");
    cases.add("{\"$schema\":\"telemetry.schema.json\"}");
    cases.add("[]");
    cases.add("{\"local\":3}");
    cases.add("{\"locale\":{}}");
    cases.add("{\"local\":{\"maxAge\":3}}");
    for (Setting setting : Setting.values()) {
      for (String value :
          List.of(
              "" + setting.least(),
              "" + (setting.least() - 1),
              (setting.least() - 1) + ".5",
              setting.least() + ".5",
              "1e12",
              "-1",
              "\"" + setting.least() + "\"",
              "true",
              "null")) {
        cases.add("{\"%s\":{\"%s\":%s}}".formatted(setting.group(), setting.key(), value));
      }
    }

    List<String> byRuntime = new ArrayList<>();
    for (String each : cases) {
      byRuntime.add(warnings(each).isEmpty() ? "valid" : "invalid");
    }

    assertThat(byEditor(cases)).isEqualTo(byRuntime);
    assertThat(byRuntime).contains("valid", "invalid");
  }

  private List<String> warnings(String settings) throws IOException {
    List<String> warnings = new ArrayList<>();
    Path file = Files.writeString(folder.resolve("telemetry.json"), settings);
    Settings.read(file, Settings.STANDARD, warnings);
    return warnings;
  }

  private List<String> byEditor(List<String> cases) throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("settings.json"), SettingsSchema.of("candor", Settings.STANDARD));
    Files.writeString(
        folder.resolve("cases.json"),
        cases.stream()
            .map("{\"schema\":\"settings.json\",\"row\":%s}"::formatted)
            .toList()
            .toString());
    NodeWorkshop.put(folder, "check.mjs");
    String tools = NodeWorkshop.tools().toString();
    NodeWorkshop.Ended ended = NodeWorkshop.node(folder, "check.mjs", tools, folder.toString());
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    return ended.output().lines().toList();
  }
}
