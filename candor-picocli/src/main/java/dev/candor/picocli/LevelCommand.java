package dev.candor.picocli;

import dev.candor.Level;
import dev.candor.sdk.Consent;
import dev.candor.sdk.FileTrouble;
import dev.candor.sdk.Spool;
import java.io.IOException;

/** Writes down the person's choice: {@code on}, {@code local}, {@code off}. */
final class LevelCommand implements Verb.Work {

  private final Tool tool;
  private final Level level;

  LevelCommand(Tool tool, Level level) {
    this.tool = tool;
    this.level = level;
  }

  @Override
  public int run(Voice voice) throws IOException {
    Consent consent = tool.consent();
    consent.choose(level);
    long withdrawn = 0;
    long waiting = 0;
    String stays = "";
    if (level != Level.ON) {
      try {
        Spool spool = new Spool(tool.places());
        withdrawn = spool.withdraw(tool.surroundings().clock());
        waiting = spool.list().stream().mapToLong(Spool.Waiting::events).sum();
      } catch (IOException e) {
        stays = FileTrouble.words(e);
      }
    }
    long removed = withdrawn;
    long held = waiting;
    Consent.Decision decision = consent.decide();
    if (voice.wantsJson()) {
      voice.json(
          json -> {
            json.beginObject().name("level").value(Words.of(decision.level()));
            json.name("origin").value(Words.of(decision.origin()));
            json.name("withdrawn").value(removed);
            if (level != Level.ON) {
              json.name("waiting").value(held);
            }
            json.endObject();
          });
    } else {
      say(decision, removed, held, voice);
    }
    if (!stays.isEmpty()) {
      throw Failure.world(
          "what waits is not sent, but stays on the disk (%s). Remove it: %s"
              .formatted(stays, voice.call("spool drop")));
    }
    return 0;
  }

  private void say(Consent.Decision decision, long removed, long held, Voice voice) {
    voice.say(meaning(voice));
    if (removed > 0) {
      voice.say("Removed, and not sent: %s that waited.".formatted(Words.count(removed, "event")));
    }
    if (held > 0) {
      String still = Words.count(held, "event") + (held == 1 ? " waits" : " wait");
      voice.say(
          "%s still, as another process of %s writes or sends that. None of it is sent from now on; %s"
              .formatted(
                  still,
                  tool.name(),
                  level == Level.OFF
                      ? "remove it when that process ends: " + voice.call("spool drop")
                      : "the next run after that process removes it."));
    }
    if (decision.level() != level) {
      voice.say(
          "But %s says %s, and that holds."
              .formatted(decision.origin().words(), Words.of(decision.level())));
    }
  }

  private String meaning(Voice voice) {
    return switch (level) {
      case OFF -> "off: %s records nothing from now on.".formatted(tool.name());
      case LOCAL ->
          "local: %s records on this machine, and nothing leaves it.".formatted(tool.name());
      case ON ->
          "on: from now on, what %s records may also go to %s. What that is: %s. Stop: %s"
              .formatted(
                  tool.name(), tool.destinations(), voice.call("consent"), voice.call("off"));
    };
  }
}
