package dev.candor.reference.iii;

import dev.candor.Level;
import dev.candor.sdk.Candor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The one report of a machine's first run. It is claimed before it is written and marked in the
 * state file only when it is in the spool; the contract has one flag, set before it sends, and so
 * forgets what never arrived.
 */
final class FirstRunReport {

  private static final String KEY = "first_run";

  private final Candor candor;
  private final Path file;
  private final Consumer<String> diagnostics;

  FirstRunReport(Candor candor, Path stateFile, Consumer<String> diagnostics) {
    this.candor = candor;
    this.file = stateFile;
    this.diagnostics = diagnostics;
  }

  /**
   * Reports the first run, unless it was.
   *
   * @param atMost how long to wait until it is written
   * @throws InterruptedException if the caller is interrupted meanwhile; it is reported all the
   *     same
   */
  void report(EngineEvents.FirstRun event, Duration atMost) throws InterruptedException {
    if (candor.decision().level() == Level.OFF || StateFile.read(file).firstRunSent()) {
      return; // an engine of an earlier build may have
    }
    candor.telemetry().once(KEY).record(event);
    if (candor.flush(atMost)) {
      try {
        StateFile.toReplace(file).withFirstRunSent().write(file);
      } catch (IOException e) {
        diagnostics.accept("earlier builds would report the first run again: " + e);
      }
    }
  }
}
