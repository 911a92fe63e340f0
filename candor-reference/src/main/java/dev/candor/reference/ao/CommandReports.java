package dev.candor.reference.ao;

import dev.candor.Telemetry;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Records which commands ended well: each once a day of UTC for whoever ran it, and once a day that
 * a person used AO at all; and each that was written wrongly. Plumbing that ended well is not
 * recorded. Safe for use by one thread.
 */
final class CommandReports {

  private static final String ACTIVE = "app active";

  private final Telemetry telemetry;
  private final CommandNames names;
  private final TenureFile tenure;
  private final DailyBefore before;
  private final Build build;

  CommandReports(
      Telemetry telemetry, CommandNames names, TenureFile tenure, DailyBefore before, Build build) {
    this.telemetry = telemetry;
    this.names = names;
    this.tenure = tenure;
    this.before = before;
    this.build = build;
  }

  /**
   * Says that a command ended well.
   *
   * @param explicit who ran it, as the caller says; empty where it does not
   * @param typed the command and those after it, beginning with {@code ao}
   */
  void succeeded(String explicit, String typed) {
    if (ActorType.routine(typed) || ActorType.ofSystem(typed)) {
      return;
    }
    ActorType actor = ActorType.of(explicit, typed);
    String path = names.path(ActorType.normalised(typed));
    Invocation invocation = new Invocation(command(path), path);
    LocalDate today = tenure.today();
    if (!before.wasInvoked(today, actor, path)) {
      telemetry
          .onceADay("cli " + actor.name().toLowerCase(Locale.ROOT) + " " + word(path))
          .record(
              new CommandEvents.CliInvoked(build, daemon(), "ao.cli.invoked", actor, invocation));
    }
    if (actor == ActorType.USER && !before.wasActive(today)) {
      telemetry
          .onceADay(ACTIVE)
          .record(
              new CommandEvents.AppActive(
                  build, daemon(), null, "ao.app.active", actor, Channel.CLI, invocation));
    }
  }

  /** Says that a command was refused because it was written wrongly. */
  void misused(String typed) {
    String path = names.path(ActorType.normalised(typed));
    String command = command(path);
    telemetry.record(
        new CommandEvents.CliUsageErrors(
            build,
            daemon(),
            new Invocation(command, path),
            new Failure(
                "cli", "usage", ErrorKind.INVALID, Fingerprint.of("cli", "usage", "invalid", path)),
            null));
  }

  private String command(String path) {
    String[] words = path.split(" ", 3);
    return names.command(words.length > 1 ? words[1] : words[0]);
  }

  /** A path as a part of a key, which has no angle brackets. */
  private static String word(String path) {
    return path.replace('<', ':').replace('>', ':');
  }

  private DaemonContext daemon() {
    Tenure.Memory seen = tenure.seen();
    long age = seen.ageDays(tenure.today());
    return new DaemonContext(
        "cli",
        LogLevel.INFO,
        false,
        null,
        (int) Math.min(age, Integer.MAX_VALUE),
        seen.activeDays(),
        Tenure.ofDays(age),
        null,
        null,
        null);
  }
}
