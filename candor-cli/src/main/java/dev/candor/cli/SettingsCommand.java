package dev.candor.cli;

import dev.candor.sdk.Setting;
import dev.candor.sdk.Settings;
import dev.candor.sdk.SettingsSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows every setting of the local stores and the spool, or the schema of the file they stand in.
 */
@Command(
    name = "settings",
    description =
        "Shows how much a tool keeps here, for how long, and where you change that; 'candor on',"
            + " 'local' and 'off' decide whether it does.")
final class SettingsCommand implements Callable<Integer> {

  private final CandorCommand root;
  private final Console console;
  @Mixin private final ToolName tool = new ToolName();

  @Option(
      names = "--schema",
      description = "Prints the JSON Schema of the file instead, for an editor.")
  private boolean schema;

  SettingsCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (schema) {
      console.out().print(SettingsSchema.of(tool.name(), Settings.STANDARD));
      console.out().flush();
      return ExitCode.OK;
    }
    Path file = tool.places(console).settingsFile();
    if (!tool.isOwn() && Files.notExists(tool.places(console).state()) && Files.notExists(file)) {
      console.note("candor: '%s' has kept nothing here yet".formatted(tool.name()));
    }
    List<String> warnings = new ArrayList<>();
    Settings settings = Settings.read(file, Settings.STANDARD, warnings);
    if (root.json()) {
      json(settings, file, warnings);
    } else {
      warnings.forEach(warning -> console.say("warning: " + warning));
      for (Setting setting : Setting.values()) {
        long value = setting.of(settings);
        String changed = value == setting.of(Settings.STANDARD) ? "" : "  (changed)";
        console.say("%-24s %,15d%s".formatted(setting, value, changed));
        console.say("    %s At least %,d.".formatted(setting.meaning(), setting.least()));
      }
      console.say("Change them in %s, such as {\"local\": {\"maxAgeDays\": 7}}".formatted(file));
    }
    return warnings.isEmpty() ? ExitCode.OK : ExitCode.NO;
  }

  private void json(Settings settings, Path file, List<String> warnings) {
    console.json(
        json -> {
          json.beginObject().name("file").value(file.toString());
          json.name("warnings").beginArray();
          warnings.forEach(json::value);
          json.endArray().name("settings").beginArray();
          for (Setting setting : Setting.values()) {
            json.beginObject().name("name").value(setting.toString());
            json.name("value").value(setting.of(settings));
            json.name("standard").value(setting.of(Settings.STANDARD));
            json.name("least").value(setting.least());
            json.name("meaning").value(setting.meaning()).endObject();
          }
          json.endArray().endObject();
        });
  }
}
