package dev.candor.cli;

import dev.candor.cli.plan.Document;
import dev.candor.cli.plan.Export;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a tracking plan in the words of other tools. */
@Command(name = "export", description = "Writes a tracking plan in the words of other tools.")
final class PlanExportCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A tracking-plan.json.")
  private Path file = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      required = true,
      description = "json-schema, otel, segment, posthog, typescript or toptout.")
  private String format = "";

  @Option(
      names = "--home",
      paramLabel = "URL",
      description = "The product's page on the web, which toptout asks for.")
  private @Nullable String home;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the files go; one file is printed without it.")
  private @Nullable Path out;

  PlanExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Export export =
        Export.of(format)
            .orElseThrow(
                () ->
                    Failure.usage(
                        "there is no export '%s': write %s"
                            .formatted(format, String.join(", ", Export.words()))));
    TrackingPlan plan = PlanCommand.read(file);
    List<Document> documents = documents(export, plan);
    if (out == null && documents.size() != 1) {
      throw Failure.usage(
          "'%s' makes %d files of this plan: say where they go with --out DIR"
              .formatted(format, documents.size()));
    }
    new PlanOutput(console, out).write(documents);
    List<String> leftOut = export.leftOut(plan);
    if (!leftOut.isEmpty()) {
      console.note("left out, being metrics only: %s".formatted(String.join(", ", leftOut)));
    }
    return ExitCode.OK;
  }

  private List<Document> documents(Export export, TrackingPlan plan) {
    URI page = page(export);
    try {
      return export.documents(plan, page);
    } catch (IllegalArgumentException e) {
      throw Failure.usage("'%s': %s".formatted(format, e.getMessage()));
    }
  }

  private @Nullable URI page(Export export) {
    if (home == null) {
      if (export.needsHome()) {
        throw Failure.usage(
            "'%s' asks for the product's page: give it with --home URL".formatted(format));
      }
      return null;
    }
    try {
      URI page = new URI(home);
      if (page.getHost() != null && List.of("http", "https").contains(page.getScheme())) {
        return page;
      }
    } catch (URISyntaxException e) {
      // falls through to the answer for all that is no page
    }
    throw Failure.usage(
        "--home '%s' is no page on the web: write it as https://example.org/tool".formatted(home));
  }
}
