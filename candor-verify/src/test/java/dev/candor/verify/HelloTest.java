package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the tool that authors copy, as they do: with a compiler and the jars. */
final class HelloTest {

  private static final Example HELLO = new Example("hello", "org.example.hello.Hello");

  @TempDir Path home;

  @Test
  void theToolThatAuthorsCopyCompilesRunsAndRecordsWhatItsPlanSays() throws Exception {
    Path classes = Files.createDirectory(home.resolve("classes"));
    assertThat(HELLO.compile(HELLO.sources(), classes)).isEqualTo(new Outcome(0, ""));

    Outcome run = run(classes, "on", "Ada");

    assertThat(run.exit()).isZero();
    assertThat(run.output())
        .contains("Hello Ada")
        .contains("\"event_name\":\"hello.greeted\"")
        .contains("\"properties\":{\"language\":\"english\",\"by_name\":true}");
    assertThat(run.output().replace("Hello Ada", "")).doesNotContain("Ada");
    assertThat(classes.resolve("META-INF/candor/hello/tracking-plan.json")).exists();
    assertThat(home.resolve("state/hello/telemetry/spool")).isNotEmptyDirectory();
  }

  @Test
  void thePomAsksForTheCommittedPlanAsTheDocumentSays() throws Exception {
    String document = Files.readString(House.folder().resolve("docs/for-tool-authors.md"), UTF_8);
    String block = document.substring(document.indexOf("```xml") + 6);

    assertThat(Files.readString(HELLO.folder().resolve("pom.xml"), UTF_8))
        .containsIgnoringWhitespaces(block.substring(0, block.indexOf("```")));
  }

  @Test
  void theToolRecordsNothingWhereItsVariableSaysOff() throws Exception {
    Path classes = Files.createDirectory(home.resolve("classes"));
    HELLO.compile(HELLO.sources(), classes);

    Outcome run = run(classes, "off", "--german");

    assertThat(run).isEqualTo(new Outcome(0, "Guten Tag world\n"));
    assertThat(home.resolve("state")).doesNotExist();
  }

  @Test
  void aNameAsAFieldDoesNotCompileAsTheReadmeSays() throws Exception {
    Path sources = Files.createDirectory(home.resolve("sources"));
    for (String name : List.of("Hello.java", "package-info.java")) {
      String source = Files.readString(HELLO.sources().resolve(name));
      Files.writeString(
          sources.resolve(name),
          source
              .replace("boolean byName) {}", "boolean byName, String name) {}")
              .replace("!name.isEmpty()));", "!name.isEmpty(), name));"));
    }

    Outcome outcome = HELLO.compile(sources, Files.createDirectory(home.resolve("classes")));

    assertThat(outcome.exit()).isEqualTo(1);
    String said = outcome.output().lines().findFirst().orElseThrow().replaceFirst("^.*/", "");
    assertThat(Files.readString(House.folder().resolve("README.md"))).contains(said);
  }

  private Outcome run(Path classes, String level, String argument)
      throws IOException, InterruptedException {
    String debug = level.equals("on") ? "1" : "";
    Map<String, String> variables =
        Map.of("HELLO_TELEMETRY", level, "HELLO_TELEMETRY_DEBUG", debug);
    return HELLO.run(classes, home, variables, argument);
  }
}
