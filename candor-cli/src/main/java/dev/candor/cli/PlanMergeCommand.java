package dev.candor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.cli.plan.PlanMerge;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the plans of several modules their product's. */
@Command(
    name = "merge",
    description = {
      "Makes the plans of several modules their product's.",
      "Exits with 1, and writes nothing, where they do not agree."
    })
final class PlanMergeCommand implements Callable<Integer> {

  private final CandorCommand root;
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The modules' plans.")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the product's plan goes; standard output without it.")
  private @Nullable Path out;

  PlanMergeCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    List<PlanMerge.Part> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(new PlanMerge.Part(file.toString(), PlanCommand.read(file)));
    }
    PlanMerge merge = PlanMerge.of(parts);
    if (!merge.conflicts().isEmpty()) {
      if (root.json()) {
        console.json(json -> write(merge.conflicts(), json));
      }
      merge.conflicts().forEach(it -> console.note(PlanCommand.plain("candor: " + it)));
      return ExitCode.NO;
    }
    write(merge.plan());
    return ExitCode.OK;
  }

  private static void write(List<String> conflicts, JsonWriter json) {
    json.beginObject().name("conflicts").beginArray();
    conflicts.forEach(json::value);
    json.endArray().endObject();
  }

  private void write(TrackingPlan plan) throws IOException {
    if (out == null) {
      console.out().print(new String(plan.toJson(), UTF_8));
      console.out().flush();
      return;
    }
    try {
      Files.write(out, plan.toJson());
    } catch (IOException e) {
      throw Failure.world(
          "the plan could not be written to '%s': %s; give a path in a folder that is there"
              .formatted(out, e));
    }
    console.note(
        "candor: wrote %s to %s".formatted(Words.count(plan.events().size(), "event"), out));
  }
}
