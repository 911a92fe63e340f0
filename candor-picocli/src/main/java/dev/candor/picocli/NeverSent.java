package dev.candor.picocli;

import dev.candor.Level;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Spool;
import java.io.IOException;

/**
 * What still waits although a file refuses that anything leaves, as of a run that is still writing
 * it.
 */
final class NeverSent {

  private final Tool tool;
  private final Voice voice;

  NeverSent(Tool tool, Voice voice) {
    this.tool = tool;
    this.voice = voice;
  }

  /** What there is to say of it by now; empty where nothing is. */
  String words(Consent.Decision decision) throws IOException {
    long waiting = 0;
    if (decision.withdrawn()) {
      for (Spool.Waiting each : new Spool(tool.places()).list()) {
        waiting += each.events();
      }
    }
    return waiting == 0 ? "" : words(waiting, decision.level());
  }

  private String words(long waiting, Level level) {
    String them = waiting == 1 ? "it" : "them";
    String goes =
        level == Level.OFF
            ? "a run at off need not remove " + them
            : "the next run of %s removes %s".formatted(tool.name(), them);
    return "%s still, and nothing of that is sent any more; %s. Remove %s now: %s"
        .formatted(
            Words.count(waiting, "event") + (waiting == 1 ? " waits" : " wait"),
            goes,
            them,
            voice.call("spool drop"));
  }
}
