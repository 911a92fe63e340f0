package dev.candor.picocli;

import dev.candor.sdk.Detached;
import dev.candor.sdk.Spool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What waits to be sent: to see it, to send it, to remove it. */
final class SpoolCommands {

  /** The flag of the process that a tool starts at its end. */
  static final String DETACHED = "--detached";

  private static final Duration FLUSH = Duration.ofSeconds(60);

  private final Tool tool;

  SpoolCommands(Tool tool) {
    this.tool = tool;
  }

  /** Lists what waits, by destination, oldest first. */
  int ls(Voice voice) throws IOException {
    List<Spool.Waiting> list = new Spool(tool.places()).list();
    if (voice.wantsJson()) {
      voice.json(
          json -> {
            json.beginObject().name("segments").beginArray();
            for (Spool.Waiting waiting : list) {
              json.beginObject().name("destination").value(waiting.destination());
              json.name("name").value(waiting.name());
              json.name("events").value(waiting.events()).name("bytes").value(waiting.bytes());
              json.name("begun").instant(waiting.begun().toEpochMilli()).endObject();
            }
            json.endArray().endObject();
          });
      return 0;
    }
    for (Spool.Waiting waiting : list) {
      voice.say(
          "%s  %9s  %9s  %s/%s%s"
              .formatted(
                  Words.of(waiting.begun()),
                  Words.count(waiting.events(), "event"),
                  Words.bytes(waiting.bytes()),
                  waiting.destination(),
                  waiting.name(),
                  waiting.trouble() == null ? "" : "  cannot be carried: " + waiting.trouble()));
    }
    voice.say(list.isEmpty() ? "Nothing waits to be sent." : sum(list, voice));
    return 0;
  }

  private String sum(List<Spool.Waiting> list, Voice voice) {
    long events = list.stream().mapToLong(Spool.Waiting::events).sum();
    return Words.count(events, "event")
        + (events == 1 ? " waits in " : " wait in ")
        + tool.places().spool()
        + (tool.remotes().isEmpty() ? "" : ". Send: " + voice.call("spool flush"))
        + ". Remove: "
        + voice.call("spool drop");
  }

  /** Sends what waits, now. */
  int flush(Voice voice) throws IOException, InterruptedException {
    if (voice.isSet(DETACHED)) {
      return flushDetached();
    }
    if (!tool.consent().decide().withdrawn()) { // what is to be removed needs no destination
      tool.remotes().values().forEach(Remote::check);
    }
    Errand.Report report = new Errand(tool).run(FLUSH, true);
    long waiting = waiting();
    if (voice.wantsJson()) {
      voice.json(
          json -> {
            json.beginObject().name("delivered").value(report.delivered());
            json.name("lost").value(report.lost()).name("waiting").value(waiting);
            json.name("trouble").value(report.trouble()).endObject();
          });
    } else {
      voice.say(
          "%,d delivered, %,d lost, %,d waiting."
              .formatted(report.delivered(), report.lost(), waiting));
      if (report.lost() > 0) {
        voice.say("What was lost, and why: " + voice.call("status"));
      }
    }
    if (waiting > 0 && !report.trouble().isEmpty()) {
      throw Failure.world(report.trouble());
    }
    if (!voice.wantsJson()) {
      if (!report.trouble().isEmpty()) {
        voice.say(report.trouble());
      } else {
        sayWhyOthersWait(voice);
      }
    }
    return 0;
  }

  private void sayWhyOthersWait(Voice voice) throws IOException {
    Set<String> waiting = new TreeSet<>();
    for (Spool.Waiting each : new Spool(tool.places()).list()) {
      if (each.events() > 0) {
        waiting.add(each.destination());
      }
    }
    boolean isHeld = waiting.removeAll(tool.remotes().keySet());
    for (String destination : waiting) {
      voice.say(
          "What waits for '%s' is not sent from here: a run of %s sends it. Remove all that waits: %s"
              .formatted(destination, tool.name(), voice.call("spool drop")));
    }
    if (isHeld) {
      voice.say(
          "What %swaits is being written or sent by another process of %s; it goes when that ends."
              .formatted(waiting.isEmpty() ? "" : "else ", tool.name()));
    }
  }

  private long waiting() throws IOException {
    return new Spool(tool.places()).list().stream().mapToLong(Spool.Waiting::events).sum();
  }

  /**
   * Sends what waits as the process that the tool has started at its end: nobody reads what it
   * says. What it could not send still waits, and {@code spool ls} shows it.
   */
  private int flushDetached() throws InterruptedException {
    try {
      new Detached(tool.consent(), tool.surroundings())
          .send(atMost -> new Errand(tool).run(atMost, false));
      return 0;
    } catch (IOException e) {
      return 0; // nobody is there to be told
    }
  }

  /** Removes what waits; it is never sent. */
  int drop(Voice voice) throws IOException {
    long dropped = new Spool(tool.places()).drop(tool.surroundings().clock());
    long waiting = waiting();
    if (voice.wantsJson()) {
      voice.json(
          json ->
              json.beginObject()
                  .name("removed")
                  .value(dropped)
                  .name("waiting")
                  .value(waiting)
                  .endObject());
      return 0;
    }
    voice.say("%s removed.".formatted(Words.count(dropped, "event")));
    if (waiting > 0) {
      voice.say(
          "%s still, as another process of %s writes or sends that; when it ends: %s"
              .formatted(
                  Words.count(waiting, "event") + (waiting == 1 ? " waits" : " wait"),
                  tool.name(),
                  voice.call("spool drop")));
    }
    return 0;
  }
}
