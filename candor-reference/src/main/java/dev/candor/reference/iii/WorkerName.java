package dev.candor.reference.iii;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a worker, without that of the machine it is on. */
final class WorkerName {

  /** What an SDK calls a worker that nobody named: {@code hostname:pid}. */
  private static final Pattern GENERIC = Pattern.compile("[^:\\s]+:([0-9]{1,10})");

  private WorkerName() {}

  /** The name itself where somebody gave one. */
  static String of(String name) {
    Matcher generic = GENERIC.matcher(name.strip());
    return generic.matches() ? "fallback-generic-hostname-pid-" + generic.group(1) : name.strip();
  }
}
