package dev.candor.picocli;

import dev.candor.Level;
import dev.candor.PlanDestination;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Narrowed;
import dev.candor.sdk.Places;
import dev.candor.sdk.Settings;
import dev.candor.sdk.Spool;
import dev.candor.sdk.Stop;
import dev.candor.sdk.Withheld;
import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows why telemetry is as it is: each value with its origin, each place with its state, and what
 * is wrong. The answer is no where something is.
 */
final class DoctorCommand implements Verb.Work {

  /** A hiccup of this length is over before anybody could do something about it. */
  private static final Duration HICCUP = Duration.ofMinutes(1);

  private static final String PLACES = "places";

  private final Tool tool;
  private final Disk disk;

  DoctorCommand(Tool tool) {
    this(tool, Disk.OF_THIS_MACHINE);
  }

  DoctorCommand(Tool tool, Disk disk) {
    this.tool = tool;
    this.disk = disk;
  }

  @Override
  public int run(Voice voice) {
    Consent.Decision decision = tool.consent().decide();
    List<String> wrong = new ArrayList<>(decision.mistakes());
    wrong.addAll(decision.warnings());
    Folders folders = new Folders(tool, disk);
    boolean records = decision.level() != Level.OFF;
    List<Place> places = places(folders, records, wrong);
    if (records) {
      folders.check(wrong);
    }
    Map<String, List<String>> found = found(decision, places, wrong, voice);
    if (voice.wantsJson()) {
      voice.json(json -> write(found, places, wrong, json));
    } else {
      say(found, wrong, voice);
    }
    return wrong.isEmpty() ? 0 : Failure.NO;
  }

  private void write(
      Map<String, List<String>> found, List<Place> places, List<String> wrong, JsonWriter json) {
    json.beginObject().name("product").value(tool.name());
    json.name("version").value(tool.version()).name("plan").value(tool.plan().hash());
    json.name("found").beginObject();
    found.forEach(
        (what, lines) -> {
          json.name(what);
          if (what.equals(PLACES)) {
            json.beginObject();
            places.forEach(place -> place.writeTo(json));
            json.endObject();
          } else {
            write(lines, json);
          }
        });
    write(wrong, json.endObject().name("wrong"));
    json.endObject();
  }

  private static void write(List<String> lines, JsonWriter json) {
    json.beginArray();
    lines.forEach(json::value);
    json.endArray();
  }

  private void say(Map<String, List<String>> found, List<String> wrong, Voice voice) {
    voice.say("%s %s, plan %s".formatted(tool.name(), tool.version(), tool.plan().hash()));
    found.forEach(
        (what, lines) -> {
          String name = what;
          for (String line : lines) {
            voice.say("%-13s %s".formatted(name, line));
            name = "";
          }
        });
    wrong.forEach(each -> voice.say("wrong: " + each));
    voice.say(
        wrong.isEmpty()
            ? "Nothing is wrong on this machine."
            : Words.count(wrong.size(), "thing") + " wrong.");
  }

  private Map<String, List<String>> found(
      Consent.Decision decision, List<Place> places, List<String> wrong, Voice voice) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    Terms terms = new Terms(decision);
    terms.lines().forEach((key, line) -> found.put(key, List.of(line)));
    found.put("said", terms.heard());
    found.put("agreed", agreed(decision, voice));
    found.put(
        "environment",
        List.of(
            decision.environment().word()
                + ": "
                + decision.environment().because(tool.surroundings())));
    found.put(PLACES, places.stream().map(Place::line).toList());
    found.put("installation", List.of(installation(decision, wrong)));
    checkSettings(wrong);
    found.put("spool", spool(decision, voice, wrong));
    found.put("switched off", switchedOff(decision, voice, wrong));
    found.put("ledger", ledger(wrong));
    return found;
  }

  private List<String> agreed(Consent.Decision decision, Voice voice) {
    List<String> lines = new ArrayList<>(List.of(ConsentCommands.agreed(decision)));
    for (Withheld withheld : decision.withheld()) {
      lines.add("withheld: " + ConsentCommands.words(withheld));
    }
    if (!decision.withheld().isEmpty()) {
      lines.add("Agree to it: " + voice.call("consent agree"));
    }
    return lines;
  }

  private List<Place> places(Folders folders, boolean records, List<String> wrong) {
    Places places = tool.places();
    return List.of(
        folders.state(records, wrong),
        file("your choice", places.userFile()),
        file("your settings", places.settingsFile()),
        file("administrator", places.managedFile()),
        file("project", places.projectFile()));
  }

  private static Place file(String what, @Nullable Path file) {
    if (file == null) {
      return new Place(what, null, "none");
    }
    boolean isRead = Files.isReadable(file) && !Files.isDirectory(file);
    String state = isRead ? "can be read" : "cannot be read";
    return new Place(what, file, Files.exists(file) ? state : "not there");
  }

  private String installation(Consent.Decision decision, List<String> wrong) {
    try {
      return new InstallationId(tool, decision.environment(), wrong::add).words(decision);
    } catch (IOException e) {
      wrong.add(Words.trouble(e));
      return "cannot be read";
    }
  }

  private List<String> spool(Consent.Decision decision, Voice voice, List<String> wrong) {
    List<String> lines = new ArrayList<>();
    try {
      Spool spool = new Spool(tool.places());
      List<Spool.Waiting> list = spool.list();
      for (Spool.Waiting waiting : list) {
        if (waiting.trouble() != null) {
          wrong.add(waiting.name() + " cannot be carried: " + waiting.trouble());
        }
      }
      lines.add(
          "%s in %s"
              .formatted(
                  Words.count(list.stream().mapToLong(Spool.Waiting::events).sum(), "event"),
                  Words.count(list.size(), "file")));
      String neverSent = new NeverSent(tool, voice).words(decision);
      if (!neverSent.isEmpty()) {
        lines.add(neverSent);
      }
      for (Spool.LeftAlone each : spool.leftAlone(tool.surroundings().clock())) {
        lines.add(words(each));
        if (decision.level() == Level.ON && isLong(each)) {
          wrong.add(
              words(each)
                  + (tool.remotes().isEmpty()
                      ? ". It is tried again then: see to it that it can be reached."
                      : ". Try it now: " + voice.call("spool flush")));
        }
      }
    } catch (IOException e) {
      wrong.add("the spool cannot be read: " + Words.trouble(e));
    }
    return lines.isEmpty() ? List.of("cannot be read") : lines;
  }

  private static String words(Spool.LeftAlone destination) {
    return "%s: left alone until %s, after %s%s"
        .formatted(
            destination.destination(),
            destination.until(),
            Words.count(destination.failures(), "failure"),
            destination.why().isEmpty() ? "" : ": " + destination.why());
  }

  private boolean isLong(Spool.LeftAlone destination) {
    return destination.until().isAfter(tool.surroundings().clock().instant().plus(HICCUP));
  }

  private void checkSettings(List<String> wrong) {
    try {
      Settings.read(tool.places().settingsFile(), Settings.STANDARD, wrong);
    } catch (IOException e) {
      wrong.add("your settings cannot be read: " + Words.trouble(e));
    }
  }

  /** What destinations asked to get no more of. */
  private List<String> switchedOff(Consent.Decision decision, Voice voice, List<String> wrong) {
    List<String> lines = new ArrayList<>();
    for (PlanDestination to : tool.plan().destinations()) {
      if (new Stop(tool.places(), to.name()).isAsked()) {
        lines.add("%s: nothing is sent there, as it was asked for".formatted(to.name()));
        if (decision.level() == Level.ON) {
          wrong.add(
              "'%s' has asked for nothing more, for good: what is recorded for it is lost. Ask who runs it, and when it takes events again: %s"
                  .formatted(to.name(), voice.call("on")));
        }
      }
    }
    try {
      for (Narrowed.Entry entry :
          new Narrowed(tool.places(), tool.surroundings().clock()).entries()) {
        lines.add(
            "%s%s: '%s' said so on %s"
                .formatted(
                    entry.name(),
                    entry.share() > 0 ? ", but for a share of " + entry.share() : "",
                    entry.by(),
                    entry.at()));
      }
    } catch (IOException e) {
      wrong.add(Words.trouble(e));
    }
    if (!lines.isEmpty()) {
      lines.add("Have it all again: " + voice.call("on"));
    }
    return lines.isEmpty() ? List.of("nothing") : lines;
  }

  private List<String> ledger(List<String> wrong) {
    List<String> lines = new ArrayList<>();
    try {
      Ledger ledger = new Ledger(tool.places().ledger());
      for (Map.Entry<String, Ledger.Reading> sink : new TreeMap<>(ledger.read()).entrySet()) {
        Ledger.Reading reading = sink.getValue();
        lines.add(
            "%s: %,d recorded, %,d delivered, %,d lost"
                .formatted(
                    sink.getKey(),
                    reading.recorded(),
                    reading.delivered(),
                    Words.sum(reading.lost())));
        Words.lost(reading.lost()).forEach(line -> lines.add("  " + line));
      }
      List<String> unreadable = ledger.unreadable();
      if (!unreadable.isEmpty()) {
        wrong.add(
            "%s of the ledger cannot be read, and what ended there is in no number. Take out %s (%s)."
                .formatted(
                    Words.count(unreadable.size(), "line"),
                    unreadable.size() == 1 ? "that line" : "these, the first is",
                    unreadable.get(0)));
      }
    } catch (IOException e) {
      wrong.add("the ledger cannot be read: " + Words.trouble(e));
    }
    return lines.isEmpty() ? List.of("no run has ended yet") : lines;
  }
}
