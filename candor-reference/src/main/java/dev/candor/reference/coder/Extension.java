package dev.candor.reference.coder;

import dev.candor.sdk.Candor;
import dev.candor.sdk.JsonlFiles;
import dev.candor.sdk.RequestWindows;
import dev.candor.sdk.Settings;
import dev.candor.sdk.Surroundings;
import java.time.Duration;
import java.util.function.Supplier;

/** The telemetry of the editor's extension, opened as its contract wants it. */
final class Extension {

  /** The extension's own numbers; those of the stores that it does not use are the standard. */
  static final Settings SETTINGS =
      new Settings(
          new Settings.Local(Duration.ofSeconds(15), 100, 500, 5_242_880, 30, 104_857_600),
          Settings.STANDARD.sqlite(),
          Settings.STANDARD.spool(),
          Settings.STANDARD.receipts(),
          Settings.STANDARD.failures());

  private Extension() {}

  /**
   * Begins to open it.
   *
   * @param editor the editor that the extension runs in
   * @param deployment the address of the deployment in use; empty where there is none
   * @param requests what the extension tells its requests to
   * @param samples what it tells the state of its connection to
   */
  static Candor.Builder in(
      Surroundings surroundings,
      EditorRows.Editor editor,
      Supplier<String> deployment,
      RequestWindows requests,
      NetworkSamples samples) {
    return Candor.builder(CoderPlan.plan(), "1.9.0")
        .surroundings(surroundings)
        .settings(SETTINGS)
        .local(site -> new JsonlFiles(site, new EditorRows(editor, deployment)))
        .routine((telemetry, site) -> requests.recordedBy(telemetry))
        .routine((telemetry, site) -> samples.recordedBy(telemetry::record));
  }
}
