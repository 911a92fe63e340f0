package dev.candor.cli;

import dev.candor.sdk.Candor;
import dev.candor.sdk.Surroundings;
import java.time.Duration;

/**
 * Records a command that {@code candor exec} ran, after it has ended. An entry of its own: the
 * person waits for it, so it loads no command line library, no crypto provider and no HTTP client,
 * and never sends anything.
 *
 * <p>Arguments: the command's name, its exit code, and when it began and ended in microseconds of
 * the epoch.
 */
final class Recorder {

  private Recorder() {}

  /** Records, and ends with 0 whatever happens: the exit code is the command's. */
  public static void main(String[] args) {
    if (args.length == 4) {
      record(args, Surroundings.ofProcess());
    }
  }

  static void record(String[] args, Surroundings surroundings) {
    int exitCode = Integer.parseInt(args[1]);
    long micros = Math.max(0, Long.parseLong(args[3]) - Long.parseLong(args[2]));
    try (Candor candor =
        Candor.builder(CandorPlan.plan(), Version.OF_CANDOR).surroundings(surroundings).open()) {
      candor
          .telemetry()
          .record(
              new CliInvoked(
                  Program.of(args[0]),
                  Ending.of(exitCode),
                  exitCode,
                  Duration.ofNanos(1_000 * micros)));
    }
  }
}
