package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.Level;
import dev.candor.Plan;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.wire.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Events of what goes wrong in a tool, with codecs such as the compiler would write. */
final class CrashEvents {

  private CrashEvents() {}

  /** A panic somewhere. */
  record Panic(String component, Throwable failure) {}

  /** A panic that leaves as a count only. */
  record CountedPanic(Throwable failure) {}

  /** An earlier run was killed. */
  record Gone(String run, String version, long began, long seen) {

    Gone(DeadRun dead) {
      this(
          dead.run().toString(),
          dead.version(),
          dead.began().toEpochMilli(),
          dead.lastSeen().toEpochMilli());
    }
  }

  /** A command fails again and again. */
  record Repeated(String command, long code, long times) {

    Repeated(RepeatedFailure failure) {
      this(failure.command(), failure.exitCode(), failure.times());
    }
  }

  /** A command was asked wrongly. */
  record Misused(String command) {}

  static Plan plan(Level defaultLevel) {
    return new Plan(
        "build-tool",
        "BUILD_TOOL",
        List.of(),
        defaultLevel,
        "",
        SampleEvents.COLLECTOR,
        List.of("org.example.build"),
        "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        List.of(
            SampleEvents.codec(
                SampleEvents.Step.class, "step", (event, out) -> out.whole("n", event.number())),
            SampleEvents.codec(
                Panic.class,
                "panic",
                (event, out) -> {
                  out.constant("component", event.component());
                  out.crash("failure", event.failure());
                }),
            new SampleEvents.Codec<>(
                CountedPanic.class,
                "panic_counted",
                Tier.METRICS,
                Route.PRODUCT,
                (event, out) -> out.crash("failure", event.failure())),
            SampleEvents.codec(
                Gone.class,
                "gone",
                (event, out) -> {
                  out.opaque("run_gone", event.run());
                  out.constant("version", event.version());
                  out.whole("began", event.began());
                  out.whole("seen", event.seen());
                }),
            SampleEvents.codec(
                Repeated.class,
                "repeated",
                (event, out) -> {
                  out.constant("command", event.command());
                  out.whole("code", event.code());
                  out.whole("times", event.times());
                }),
            SampleEvents.codec(
                Misused.class,
                "misused",
                (event, out) -> out.constant("command", event.command()))));
  }

  static Endings endings() {
    return new Endings(Repeated::new, Misused::new);
  }

  /** The events of one name that the local store holds, of all runs. */
  static List<Row> kept(Machine machine, String name) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(machine.places().events())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        for (String line : lines(file)) {
          if (line.contains("\"event_name\":\"" + name + "\"")) {
            rows.add(Row.parse(line.getBytes(UTF_8)));
          }
        }
      }
    } catch (NoSuchFileException e) {
      return rows; // nothing was ever kept
    }
    return rows;
  }

  /** The runs of which the local store holds an event of this name. */
  static Set<String> runsThatKept(Machine machine, String name) throws IOException {
    Set<String> runs = new TreeSet<>();
    try (Stream<Path> files = Files.list(machine.places().events())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        List<String> lines = lines(file);
        if (lines.stream().anyMatch(line -> line.contains("\"event_name\":\"" + name + "\""))) {
          runs.add(lines.get(0).replaceFirst(".*\"run\":\"([^\"]*)\".*", "$1"));
        }
      }
    }
    return runs;
  }

  /** The whole lines of a file; its writer may have been killed in the middle of one. */
  private static List<String> lines(Path file) {
    try {
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> texts(Machine machine, String name, String property) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Row row : kept(machine, name)) {
      texts.add(row.properties().text(property));
    }
    return texts;
  }
}
