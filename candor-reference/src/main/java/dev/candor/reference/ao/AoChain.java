package dev.candor.reference.ao;

import dev.candor.sdk.Chain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What of AO's events goes on to a vendor: none that the operator silences, one a minute of those
 * that come in swarms, and a few of each. That of an event's fields only listed ones leave needs
 * nothing here: the plan has no others.
 */
final class AoChain {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int A_MINUTE = 5;
  private static final int A_DAY = 200;
  private static final int ROLLUPS_A_DAY = 1_500;

  private AoChain() {}

  static Chain of(Map<String, String> variables) {
    String silenced = variables.getOrDefault("AO_TELEMETRY_DISABLED_EVENTS", "");
    return Chain.OPEN
        .denying(List.of(silenced.split(",")), RemoteNames::of)
        .together(DaemonEvents.ServerError.class, WINDOW, AoChain::serverErrors)
        .together(DaemonEvents.DaemonPanic.class, WINDOW, AoChain::panics)
        .together(CommandEvents.CliUsageErrors.class, WINDOW, AoChain::usageErrors)
        .atMost(A_MINUTE, A_DAY)
        .atMost("ao.http.5xx", A_MINUTE, ROLLUPS_A_DAY)
        .atMost("ao.daemon.panic", A_MINUTE, ROLLUPS_A_DAY)
        .atMost("ao.cli.usage_errors", A_MINUTE, ROLLUPS_A_DAY);
  }

  private static Window window(long count, Instant begin, Instant end) {
    return new Window(Math.toIntExact(count), begin.toString(), end.toString());
  }

  private static DaemonEvents.ServerError serverErrors(
      DaemonEvents.ServerError last, long count, Instant begin, Instant end) {
    return new DaemonEvents.ServerError(
        last.build(),
        last.daemonContext(),
        last.failure(),
        last.errorCode(),
        last.method(),
        last.path(),
        last.status(),
        last.statusFamily(),
        last.duration(),
        window(count, begin, end));
  }

  private static DaemonEvents.DaemonPanic panics(
      DaemonEvents.DaemonPanic last, long count, Instant begin, Instant end) {
    return new DaemonEvents.DaemonPanic(
        last.build(),
        last.daemonContext(),
        last.component(),
        last.operation(),
        last.fingerprint(),
        last.method(),
        last.path(),
        last.panicKind(),
        last.stackFingerprint(),
        last.panic(),
        window(count, begin, end));
  }

  private static CommandEvents.CliUsageErrors usageErrors(
      CommandEvents.CliUsageErrors last, long count, Instant begin, Instant end) {
    return new CommandEvents.CliUsageErrors(
        last.build(),
        last.daemonContext(),
        last.invocation(),
        last.failure(),
        window(count, begin, end));
  }
}
