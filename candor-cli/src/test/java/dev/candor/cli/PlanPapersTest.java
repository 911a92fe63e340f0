package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.plan.Export;
import dev.candor.cli.plan.Plans;
import dev.candor.cli.plan.SamplePlan;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code candor plan docs} and {@code candor plan export}, as they are typed. */
final class PlanPapersTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");
  private Path plan = Path.of("");

  @BeforeEach
  void writesThePlan() throws IOException {
    plan = folder.resolve("tracking-plan.json");
    Files.write(plan, SamplePlan.plan().toJson());
  }

  @Test
  void docsPrintsBothPages() {
    assertThat(run("docs", plan.toString())).isZero();

    assertThat(out.toString())
        .startsWith("<!-- TELEMETRY.md -->")
        .contains("# What `sample-ide` records")
        .containsSubsequence("<!-- EVENTS.md -->", "# The events of `sample-ide`");
  }

  @Test
  void docsWritesTwoFiles() throws IOException {
    Path docs = folder.resolve("a/docs");

    assertThat(run("docs", plan.toString(), "--out", docs.toString())).isZero();

    assertThat(Files.readString(docs.resolve("TELEMETRY.md"))).startsWith("# What `sample-ide`");
    assertThat(Files.readString(docs.resolve("EVENTS.md"))).startsWith("# The events of");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void writesTheSameTwice() throws IOException {
    run("docs", plan.toString(), "--out", folder.toString());
    String first = Files.readString(folder.resolve("EVENTS.md"));

    run("docs", plan.toString(), "--out", folder.toString());

    assertThat(Files.readString(folder.resolve("EVENTS.md"))).isEqualTo(first);
  }

  @Test
  void aFileThatIsNotThereIsAnswered() {
    assertThat(run("docs", folder.resolve("none.json").toString())).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("there is no file", "none.json");
  }

  @Test
  void aFileThatIsNoPlanIsAnswered() throws IOException {
    Files.writeString(plan, "{\"candor_plan\":1}");

    assertThat(run("export", plan.toString(), "--as", "otel")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("is no tracking plan");
  }

  @Test
  void anUnknownExportIsAnsweredWithTheChoices() {
    assertThat(run("export", plan.toString(), "--as", "avro")).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .contains(
            "there is no export 'avro': write json-schema, otel, segment, posthog, typescript,"
                + " toptout");
  }

  @Test
  void aFileIsNoFolder() {
    assertThat(run("docs", plan.toString(), "--out", plan.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("--out '" + plan + "' is no folder");
  }

  @Test
  void aFolderBelowAFileIsNone() {
    String out = plan.resolve("deeper").toString();

    assertThat(run("docs", plan.toString(), "--out", out)).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("is no folder, since '" + plan + "' is a file");
  }

  @Test
  void anExportOfSeveralFilesAsksForAFolder() throws IOException {
    assertThat(run("export", plan.toString(), "--as", "json-schema")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("'json-schema' makes 6 files of this plan");

    Path schemas = folder.resolve("schemas");
    assertThat(run("export", plan.toString(), "--as", "json-schema", "--out", schemas.toString()))
        .isZero();
    assertThat(schemas.resolve("agent.spawned.schema.json")).exists();
  }

  @Test
  void eventsThatWouldShareAFileAreRefused() throws IOException {
    Files.write(plan, Plans.plan(Plans.event("a.b/c"), Plans.event("a.B_c")).toJson());
    Path schemas = folder.resolve("schemas");

    assertThat(run("export", plan.toString(), "--as", "json-schema", "--out", schemas.toString()))
        .isEqualTo(ExitCode.USAGE);

    assertThat(err.toString()).contains("'a.b/c'", "'a.B_c'", "rename one of them");
    assertThat(schemas).doesNotExist();
  }

  @Test
  void anExportOfOneFileIsPrinted() {
    assertThat(run("export", plan.toString(), "--as", "segment")).isZero();

    assertThat(out.toString())
        .isEqualTo(Export.SEGMENT.documents(SamplePlan.plan(), null).get(0).text());
    assertThat(err.toString())
        .contains("left out, being metrics only: daemon.poll, workspace.opened");
  }

  @Test
  void toptoutAsksForThePage() {
    assertThat(run("export", plan.toString(), "--as", "toptout")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("give it with --home URL");

    assertThat(run("export", plan.toString(), "--as", "toptout", "--home", "ide"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--home 'ide' is no page on the web");

    assertThat(run("export", plan.toString(), "--as", "toptout", "--home", "https://example.org/"))
        .isZero();
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "plan";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.run(Machine.in(folder).console(out, err), all);
  }
}
