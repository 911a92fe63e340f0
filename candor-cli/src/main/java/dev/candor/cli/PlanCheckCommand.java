package dev.candor.cli;

import dev.candor.cli.plan.PlanCheck;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with plans, and what is worth a second look. */
@Command(
    name = "check",
    description = {
      "Says what is wrong with plans, and what is worth a second look.",
      "Exits with 1 where something is wrong; a warning is not, unless --strict says so."
    })
final class PlanCheckCommand implements Callable<Integer> {

  private final CandorCommand root;
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Tracking plans.")
  private List<Path> files = List.of();

  @Option(names = "--strict", description = "Takes a warning for an error.")
  private boolean strict;

  PlanCheckCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  private record Checked(Path file, TrackingPlan plan, PlanCheck check) {}

  @Override
  public Integer call() throws IOException {
    LocalDate today = PlanCommand.today(console.surroundings());
    List<Checked> all = new ArrayList<>();
    for (Path file : files) {
      TrackingPlan plan = PlanCommand.read(file);
      all.add(new Checked(file, plan, PlanCheck.of(plan, today)));
    }
    if (root.json()) {
      console.json(json -> write(all, json));
    } else {
      all.forEach(this::print);
    }
    boolean wrong = all.stream().anyMatch(it -> !it.check().errors().isEmpty());
    boolean odd = all.stream().anyMatch(it -> !it.check().warnings().isEmpty());
    return wrong || (strict && odd) ? ExitCode.NO : ExitCode.OK;
  }

  private void print(Checked checked) {
    PlanCheck check = checked.check();
    print(checked, "", check.errors());
    print(checked, "warning: ", check.warnings());
    int fields = checked.plan().events().stream().mapToInt(it -> it.fields().size()).sum();
    console.say(
        "%s: %s, %s; %s, %s"
            .formatted(
                checked.file(),
                Words.count(checked.plan().events().size(), "event"),
                Words.count(fields, "field"),
                Words.count(check.errors().size(), "error"),
                Words.count(check.warnings().size(), "warning")));
  }

  private void print(Checked checked, String prefix, List<PlanCheck.Finding> findings) {
    for (PlanCheck.Finding finding : findings) {
      console.say(
          PlanCommand.plain(
              "%s: %s: %s%s"
                  .formatted(checked.file(), finding.where(), prefix, finding.message())));
    }
  }

  private static void write(List<Checked> all, JsonWriter json) {
    json.beginObject().name("plans").beginArray();
    for (Checked checked : all) {
      json.beginObject().name("file").value(checked.file().toString());
      json.name("product").value(checked.plan().product().name());
      write("errors", checked.check().errors(), json);
      write("warnings", checked.check().warnings(), json);
      json.endObject();
    }
    json.endArray().endObject();
  }

  private static void write(String name, List<PlanCheck.Finding> findings, JsonWriter json) {
    json.name(name).beginArray();
    for (PlanCheck.Finding finding : findings) {
      json.beginObject().name("where").value(finding.where());
      json.name("message").value(finding.message()).endObject();
    }
    json.endArray();
  }
}
