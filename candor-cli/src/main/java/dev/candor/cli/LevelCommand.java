package dev.candor.cli;

import dev.candor.Level;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Places;
import dev.candor.sdk.Spool;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes down the person's choice: {@code candor on}, {@code candor local}, {@code candor off}. */
@Command
final class LevelCommand implements Callable<Integer> {

  private final Level level;
  private final CandorCommand root;
  private final Console console;

  LevelCommand(Level level, CandorCommand root, Console console) {
    this.level = level;
    this.root = root;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Places places = Places.of("candor", console.surroundings());
    Consent consent = new Consent(CandorPlan.plan(), console.surroundings());
    consent.choose(level);
    long withdrawn =
        level == Level.ON
            ? 0
            : new Spool(places).withdraw(new Ledger(places.ledger()), Errand.SINK);
    Consent.Decision decision = consent.decide();
    if (root.json()) {
      console.json(
          json ->
              json.beginObject()
                  .name("level")
                  .value(Words.of(decision.level()))
                  .name("origin")
                  .value(Words.of(decision.origin()))
                  .name("withdrawn")
                  .value(withdrawn)
                  .endObject());
      return ExitCode.OK;
    }
    console.say(meaning());
    if (withdrawn > 0) {
      console.say(
          "%s that waited were removed and are not sent."
              .formatted(Words.count(withdrawn, "event")));
    }
    if (decision.level() != level) {
      console.say(
          "But %s says %s, and that holds."
              .formatted(decision.origin().words(), Words.of(decision.level())));
    }
    return ExitCode.OK;
  }

  private String meaning() {
    return switch (level) {
      case OFF -> "off: candor records nothing from now on.";
      case LOCAL -> "local: candor records on this machine, and nothing leaves it.";
      case ON ->
          """
          on: from now on 'candor exec' also keeps for your collector: the program's name if it is a \
          known developer tool, how it ended, its exit code and how long it took; never arguments. \
          The next candor command sends it. Stop: candor off""";
    };
  }
}
