package dev.candor.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Starts a program of this class path in a Java process of its own, of the same Java as this. */
final class Child {

  private Child() {}

  /** Starts it; what it prints as an error is thrown away. */
  static Process start(List<String> flags, Class<?> program, List<String> args) throws IOException {
    return start(flags, property("java.class.path"), program, args);
  }

  /** Starts it without the jars whose names begin so. */
  static Process startWithout(List<String> flags, String jars, Class<?> program, List<String> args)
      throws IOException {
    String path =
        Arrays.stream(property("java.class.path").split(File.pathSeparator))
            .filter(jar -> !new File(jar).getName().startsWith(jars))
            .collect(Collectors.joining(File.pathSeparator));
    return start(flags, path, program, args);
  }

  private static Process start(List<String> flags, String path, Class<?> program, List<String> args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.add("-XX:-UsePerfData");
    command.add("-Xlog:disable");
    command.addAll(flags);
    command.add("-cp");
    command.add(path);
    command.add(program.getName());
    command.addAll(args);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
