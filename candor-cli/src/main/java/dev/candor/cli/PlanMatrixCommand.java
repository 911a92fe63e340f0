package dev.candor.cli;

import dev.candor.cli.plan.PlanMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what each destination can ever see of each field. */
@Command(name = "matrix", description = "Shows what each destination can ever see of each field.")
final class PlanMatrixCommand implements Callable<Integer> {

  private final CandorCommand root;
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A tracking plan.")
  private Path file = Path.of("");

  @Option(names = "--markdown", description = "Prints Markdown.")
  private boolean markdown;

  PlanMatrixCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    PlanMatrix matrix = new PlanMatrix(PlanCommand.read(file));
    PlanCommand.print(root, console, markdown, matrix::text, matrix::markdown, matrix::writeTo);
    return ExitCode.OK;
  }
}
