package dev.candor.cli;

import dev.candor.cli.git.GitImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings history from elsewhere into the collector. */
@Command(
    name = "import",
    description = "Brings history into the collector.",
    synopsisSubcommandLabel = "git",
    mixinStandardHelpOptions = true)
final class ImportCommand {

  private final CandorCommand root;
  private final Console console;

  ImportCommand(CandorCommand root, Console console) {
    this.root = root;
    this.console = console;
  }

  @Command(
      name = "git",
      description = "The commits of a repository as events; addresses of authors are hashed.")
  int git(
      @Parameters(paramLabel = "DIR", description = "A work tree, a .git folder or a bare one.")
          Path directory,
      @Option(names = "--all", description = "All commits, not only those reachable from HEAD.")
          boolean all)
      throws IOException, InterruptedException {
    Destination collector = Destination.toWrite(root.collector(), console.surroundings());
    if (collector == null) {
      throw Failure.usage("no collector is known: start 'candor serve', or give --collector URL");
    }
    String pepper = new CollectorClient(collector).pepper(GitImport.PRODUCT);
    GitImport.Report report =
        new GitImport(console.surroundings(), Version.OF_CANDOR)
            .run(
                directory,
                all,
                new GitImport.To(collector.address(), collector.writeKey(), pepper),
                this::progress);
    if (console.terminal()) {
      console.err().print("\r\033[K");
    }
    if (root.json()) {
      print(report);
    } else {
      say(report);
    }
    return ExitCode.OK;
  }

  private void progress(long done, long of) {
    if (console.terminal()) {
      console.err().print("\r\033[K%,d of %,d commits".formatted(done, of));
      console.err().flush();
    }
  }

  private void say(GitImport.Report report) {
    console.say(
        "%s read: %,d added, %,d known already."
            .formatted(Words.count(report.commits(), "commit"), report.added(), report.known()));
    for (Map.Entry<String, Long> reason : report.refused().entrySet()) {
      console.say(
          reason.getKey().equals("quarantined_time")
              ? "%s quarantined: dated before 1990 or in the future."
                  .formatted(Words.count(reason.getValue(), "commit"))
              : "%s refused: %s."
                  .formatted(Words.count(reason.getValue(), "commit"), reason.getKey()));
    }
    if (report.withoutAuthor() > 0) {
      console.say(
          "%s imported without an actor: the author's address is empty."
              .formatted(Words.count(report.withoutAuthor(), "commit")));
    }
    if (report.withoutSizes()) {
      console.say(
          "Imported without sizes: this clone does not hold the content of its files (%s)."
              .formatted(report.trouble()));
    }
  }

  private void print(GitImport.Report report) {
    console.json(
        json -> {
          json.beginObject().name("commits").value(report.commits());
          json.name("added").value(report.added()).name("known").value(report.known());
          json.name("refused").beginObject();
          report.refused().forEach((reason, count) -> json.name(reason).value(count));
          json.endObject();
          json.name("without_author").value(report.withoutAuthor());
          json.name("without_sizes").value(report.withoutSizes()).endObject();
        });
  }
}
