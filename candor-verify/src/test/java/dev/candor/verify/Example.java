package dev.candor.verify;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tool of the examples, compiled and run as authors do: with a compiler and the jars. */
record Example(String name, String main) {

  /** Where it stands. */
  Path folder() {
    return House.folder().resolve("examples").resolve(name);
  }

  /** Its source files. */
  Path sources() {
    return folder().resolve("src/main/java/org/example").resolve(name);
  }

  /** Compiles what stands in a folder, such as {@link #sources}. */
  Outcome compile(Path sources, Path classes) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                tool("javac"),
                "-proc:full",
                "--release",
                "17",
                "-Xlint:all,-processing",
                "-Werror"));
    command.add("-Acandor.plan=" + folder().resolve("tracking-plan.json"));
    command.addAll(List.of("-d", classes.toString(), "-cp", classPath()));
    try (Stream<Path> files = Files.list(sources)) {
      files.map(Path::toString).sorted().forEach(command::add);
    }
    return Outcome.of(classes, command);
  }

  /** Runs what was compiled, on a machine that has nothing but these variables and a home. */
  Outcome run(Path classes, Path home, Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("env", "-i", "HOME=" + home));
    command.add("XDG_STATE_HOME=" + home.resolve("state"));
    command.add("XDG_CONFIG_HOME=" + home.resolve("config"));
    variables.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of(tool("java"), "-XX:-UsePerfData", "-Xlog:disable"));
    command.addAll(List.of("-cp", classes + ":" + classPath(), main));
    command.addAll(List.of(arguments));
    return Outcome.of(home, command);
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
