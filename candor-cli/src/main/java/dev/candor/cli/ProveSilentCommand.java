package dev.candor.cli;

import dev.candor.testing.Seen;
import dev.candor.testing.Sight;
import dev.candor.testing.Watch;
import dev.candor.wire.JsonWriter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs any program as it is, watches it from outside, and says what it did: the files, threads,
 * sockets and children that were seen, and what could not be seen.
 *
 * <p>The program has this process's terminal, so the report comes behind it, on standard error; as
 * JSON it is the last line on standard output.
 */
@Command(
    name = "prove-silent",
    description = {
      "Runs any program and reports every file, thread, socket and child that it saw.",
      "Exits with 1 where the program wrote a file, opened a socket or started a child;"
          + " the program's own exit code is in the report.",
      "The report is printed on standard error; as JSON, it is the last line on standard output."
    },
    customSynopsis = "candor prove-silent [--format text|json] -- COMMAND [ARGUMENT...]")
final class ProveSilentCommand implements Callable<Integer> {

  private final CandorCommand root;
  private final Console console;

  @Parameters(
      paramLabel = "COMMAND",
      description = "The program and its arguments, as in a shell; they are passed on as they are.")
  private List<String> command = new ArrayList<>();

  ProveSilentCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (command.isEmpty()) {
      throw Failure.usage("name a command: candor prove-silent -- COMMAND [ARGUMENT...]");
    }
    Stop stop = new Stop(); // who ends the program with Ctrl-C still gets the report
    try {
      Seen seen = watch();
      boolean silent = !isHeard(seen) && seen.unseen().isEmpty();
      if (root.json()) {
        console.json(json -> write(seen, silent, json));
      } else {
        print(seen, silent);
      }
      return silent ? ExitCode.OK : ExitCode.NO;
    } finally {
      stop.close();
    }
  }

  private Seen watch() throws IOException, InterruptedException {
    try {
      return Watch.of(command).attached().run();
    } catch (NoSuchFileException e) {
      throw Failure.usage(
          "there is no program '%s': give its path, or a name that is on PATH"
              .formatted(command.getFirst()));
    }
  }

  private static boolean isHeard(Seen seen) {
    return seen.sights().stream().anyMatch(ProveSilentCommand::isHeard);
  }

  /** What others can notice; to read, and to think in several threads, is silent. */
  private static boolean isHeard(Sight sight) {
    return switch (sight.kind()) {
      case WRITTEN, SOCKET, CHILD -> true;
      case READ, THREAD, CLASS -> false;
    };
  }

  private void print(Seen seen, boolean silent) {
    counted(seen)
        .forEach(
            (sight, times) ->
                console.note(
                    PlanCommand.plain(
                        "%-12s  %s%s"
                            .formatted(
                                sight.kind().words(),
                                sight.what(),
                                times == 1 ? "" : "  (%d times)".formatted(times)))));
    seen.unseen().forEach(sentence -> console.note("not seen: " + sentence));
    console.note(
        "'%s' ended with %d. %s"
            .formatted(
                PlanCommand.plain(command.getFirst()), seen.exitCode(), verdict(seen, silent)));
  }

  private static String verdict(Seen seen, boolean silent) {
    if (silent) {
      return "It was silent: no file written, no socket, no child.";
    }
    if (!isHeard(seen)) {
      return "Nothing was noticed, and not all could be seen: that proves nothing.";
    }
    return "It was not silent: %s, %s, %s."
        .formatted(
            count(seen, Sight.Kind.WRITTEN),
            count(seen, Sight.Kind.SOCKET),
            count(seen, Sight.Kind.CHILD));
  }

  private static String count(Seen seen, Sight.Kind kind) {
    int count = seen.all(kind).size();
    return switch (kind) {
      case WRITTEN -> Words.count(count, "file") + " written";
      case SOCKET -> "%d on sockets".formatted(count);
      default -> count == 1 ? "1 child" : "%d children".formatted(count);
    };
  }

  private static Map<Sight, Integer> counted(Seen seen) {
    Map<Sight, Integer> counted = new TreeMap<>();
    seen.sights().forEach(sight -> counted.merge(sight, 1, Integer::sum));
    return counted;
  }

  private static void write(Seen seen, boolean silent, JsonWriter json) {
    json.beginObject().name("silent").value(silent).name("exit_code").value(seen.exitCode());
    json.name("seen").beginArray();
    counted(seen)
        .forEach(
            (sight, times) -> {
              json.beginObject().name("kind").value(sight.kind().words());
              json.name("what").value(sight.what()).name("times").value(times).endObject();
            });
    json.endArray().name("not_seen").beginArray();
    seen.unseen().forEach(json::value);
    json.endArray().endObject();
  }
}
