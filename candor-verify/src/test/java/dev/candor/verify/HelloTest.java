package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the tool that authors copy, as they do: with a compiler and the jars. */
final class HelloTest {

  private static final Path EXAMPLE = House.folder().resolve("examples/hello");
  private static final Path SOURCES = EXAMPLE.resolve("src/main/java/org/example/hello");

  @TempDir Path home;

  @Test
  void theToolThatAuthorsCopyCompilesRunsAndRecordsWhatItsPlanSays() throws Exception {
    Path classes = Files.createDirectory(home.resolve("classes"));
    assertThat(compile(SOURCES, classes)).isEqualTo(new Outcome(0, ""));

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

    assertThat(Files.readString(EXAMPLE.resolve("pom.xml"), UTF_8))
        .containsIgnoringWhitespaces(block.substring(0, block.indexOf("```")));
  }

  @Test
  void theToolRecordsNothingWhereItsVariableSaysOff() throws Exception {
    Path classes = Files.createDirectory(home.resolve("classes"));
    compile(SOURCES, classes);

    Outcome run = run(classes, "off", "--german");

    assertThat(run).isEqualTo(new Outcome(0, "Guten Tag world\n"));
    assertThat(home.resolve("state")).doesNotExist();
  }

  @Test
  void aNameAsAFieldDoesNotCompileAsTheReadmeSays() throws Exception {
    Path sources = Files.createDirectory(home.resolve("sources"));
    for (String name : List.of("Hello.java", "package-info.java")) {
      String source = Files.readString(SOURCES.resolve(name));
      Files.writeString(
          sources.resolve(name),
          source
              .replace("boolean byName) {}", "boolean byName, String name) {}")
              .replace("!name.isEmpty()));", "!name.isEmpty(), name));"));
    }

    Outcome outcome = compile(sources, Files.createDirectory(home.resolve("classes")));

    assertThat(outcome.exit()).isEqualTo(1);
    String said = outcome.output().lines().findFirst().orElseThrow().replaceFirst("^.*/", "");
    assertThat(Files.readString(House.folder().resolve("README.md"))).contains(said);
  }

  private static Outcome compile(Path sources, Path classes)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(tool("javac"), "-proc:full", "--release", "17", "-Xlint:all", "-Werror"));
    command.add("-Acandor.plan=" + EXAMPLE.resolve("tracking-plan.json"));
    command.addAll(List.of("-d", classes.toString(), "-cp", classPath()));
    try (Stream<Path> files = Files.list(sources)) {
      files.map(Path::toString).sorted().forEach(command::add);
    }
    return Outcome.of(classes, command);
  }

  private Outcome run(Path classes, String level, String argument)
      throws IOException, InterruptedException {
    return Outcome.of(
        home,
        List.of(
            "env",
            "-i",
            "HOME=" + home,
            "XDG_STATE_HOME=" + home.resolve("state"),
            "HELLO_TELEMETRY=" + level,
            "HELLO_TELEMETRY_DEBUG=" + (level.equals("on") ? "1" : ""),
            tool("java"),
            "-XX:-UsePerfData",
            "-cp",
            classes + ":" + classPath(),
            "org.example.hello.Hello",
            argument));
  }

  /** The jars and folders of this test that are there; a compiler warns of others. */
  private static String classPath() {
    return Stream.of(House.property("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> Files.exists(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String tool(String name) {
    return Path.of(House.property("java.home"), "bin", name).toString();
  }
}
