package dev.candor.picocli;

import dev.candor.Level;
import dev.candor.PlanDestination;
import dev.candor.sdk.Consent;
import dev.candor.sdk.FileTrouble;
import dev.candor.sdk.Ledger;
import dev.candor.sdk.Narrowed;
import dev.candor.sdk.Places;
import dev.candor.sdk.Settings;
import dev.candor.sdk.Spool;
import dev.candor.sdk.Stop;
import dev.candor.sdk.Withheld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Tool tool;

  DoctorCommand(Tool tool) {
    this.tool = tool;
  }

  @Override
  public int run(Voice voice) {
    Consent.Decision decision = tool.consent().decide();
    List<String> wrong = new ArrayList<>(decision.mistakes());
    wrong.addAll(decision.warnings());
    Map<String, List<String>> found = found(decision, wrong, voice);
    if (voice.wantsJson()) {
      voice.json(
          json -> {
            json.beginObject().name("product").value(tool.name());
            json.name("version").value(tool.version()).name("plan").value(tool.plan().hash());
            json.name("found").beginObject();
            found.forEach(
                (what, lines) -> {
                  json.name(what).beginArray();
                  lines.forEach(json::value);
                  json.endArray();
                });
            json.endObject().name("wrong").beginArray();
            wrong.forEach(json::value);
            json.endArray().endObject();
          });
    } else {
      say(found, wrong, voice);
    }
    return wrong.isEmpty() ? 0 : Failure.NO;
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
      Consent.Decision decision, List<String> wrong, Voice voice) {
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
    boolean records = decision.level() != Level.OFF;
    found.put("places", places(records, wrong));
    checkFolders(records, wrong);
    found.put("installation", List.of(installation(decision, wrong)));
    checkSettings(wrong);
    found.put("spool", spool(wrong));
    found.put("switched off", switchedOff(voice, wrong));
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

  private List<String> places(boolean records, List<String> wrong) {
    Places places = tool.places();
    return List.of(
        folder("state", places.state(), records, wrong),
        file("your choice", places.userFile()),
        file("your settings", places.settingsFile()),
        file("administrator", places.managedFile()),
        file("project", places.projectFile()));
  }

  /** One of them may belong to somebody else, as after a run with another person's rights. */
  private void checkFolders(boolean records, List<String> wrong) {
    Places places = tool.places();
    List<Path> inside = new ArrayList<>(List.of(places.events()));
    for (Path folder : List.of(places.spool(), places.receipts())) {
      inside.add(folder);
      tool.remotes().keySet().forEach(destination -> inside.add(folder.resolve(destination)));
    }
    for (Path folder : inside) {
      if (records && Files.exists(folder) && !takesFiles(folder)) {
        wrong.add(notKept(folder, folder));
      }
    }
  }

  /** Whether a folder, or else the nearest one that is there, can be written to. */
  private static String folder(String what, Path folder, boolean needed, List<String> wrong) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there != null && takesFiles(there)) {
      boolean made = there.equals(folder);
      return "%s: %s, %s"
          .formatted(what, folder, made ? "can be written" : "not there yet, and can be made");
    }
    if (needed) {
      wrong.add(notKept(folder, there));
    }
    return "%s: %s, cannot be written".formatted(what, folder);
  }

  private static boolean takesFiles(Path folder) {
    return Files.isDirectory(folder) && Files.isWritable(folder);
  }

  private static String notKept(Path folder, @Nullable Path rights) {
    return "%s cannot be written, and nothing is kept there: see to the rights of %s."
        .formatted(folder, rights);
  }

  private static String file(String what, @Nullable Path file) {
    if (file == null) {
      return what + ": none";
    }
    String state = Files.isReadable(file) ? "can be read" : "cannot be read";
    return "%s: %s, %s".formatted(what, file, Files.exists(file) ? state : "not there");
  }

  private String installation(Consent.Decision decision, List<String> wrong) {
    try {
      return new InstallationId(tool, decision.environment(), wrong::add).words(decision);
    } catch (IOException e) {
      wrong.add(String.valueOf(e.getMessage()));
      return "cannot be read";
    }
  }

  private List<String> spool(List<String> wrong) {
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
      for (Spool.LeftAlone each : spool.leftAlone(tool.surroundings().clock())) {
        lines.add(
            "%s: left alone until %s, after %s%s"
                .formatted(
                    each.destination(),
                    each.until(),
                    Words.count(each.failures(), "failure"),
                    each.why().isEmpty() ? "" : ": " + each.why()));
      }
    } catch (IOException e) {
      wrong.add(tool.places().spool() + " cannot be read: " + FileTrouble.words(e));
    }
    return lines.isEmpty() ? List.of("cannot be read") : lines;
  }

  private void checkSettings(List<String> wrong) {
    try {
      Settings.read(tool.places().settingsFile(), Settings.STANDARD, wrong);
    } catch (IOException e) {
      wrong.add(tool.places().settingsFile() + " cannot be read: " + FileTrouble.words(e));
    }
  }

  /** What destinations asked to get no more of. */
  private List<String> switchedOff(Voice voice, List<String> wrong) {
    List<String> lines = new ArrayList<>();
    for (PlanDestination to : tool.plan().destinations()) {
      if (new Stop(tool.places(), to.name()).isAsked()) {
        lines.add("%s: nothing is sent there, as it was asked for".formatted(to.name()));
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
      wrong.add(String.valueOf(e.getMessage()));
    }
    if (!lines.isEmpty()) {
      lines.add("Have it all again: " + voice.call("on"));
    }
    return lines.isEmpty() ? List.of("nothing") : lines;
  }

  private List<String> ledger(List<String> wrong) {
    List<String> lines = new ArrayList<>();
    try {
      new TreeMap<>(new Ledger(tool.places().ledger()).read())
          .forEach(
              (sink, reading) ->
                  lines.add(
                      "%s: %,d recorded, %,d delivered, lost %s"
                          .formatted(
                              sink,
                              reading.recorded(),
                              reading.delivered(),
                              reading.lost().isEmpty()
                                  ? "none"
                                  : new TreeMap<>(reading.lost()).toString())));
    } catch (IOException e) {
      wrong.add(tool.places().ledger() + " cannot be read: " + FileTrouble.words(e));
    }
    return lines.isEmpty() ? List.of("no run has ended yet") : lines;
  }
}
