package dev.candor.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** Starts a program of this class path in a Java process of its own, of the same Java as this. */
final class Child {

  /** The jars of a tool that sends to a collector. */
  static final List<String> OURS = List.of("candor-sdk-", "candor-api-", "candor-wire-");

  private static final String PROGRAMS = "candor-bench";

  private Child() {}

  /**
   * Starts it with the jars that such a tool has, and no others: each that comes before is looked
   * into for each class. What it prints as an error is thrown away.
   *
   * @param jars the beginnings of their names, in the order of its class path
   */
  static Process start(List<String> flags, List<String> jars, Class<?> program, List<String> args)
      throws IOException {
    StringJoiner path = new StringJoiner(File.pathSeparator).add(jar(PROGRAMS));
    for (String jar : jars) {
      path.add(jar(jar));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.add("-XX:-UsePerfData");
    command.add("-Xlog:disable");
    command.addAll(flags);
    command.add("-cp");
    command.add(path.toString());
    command.add(program.getName());
    command.addAll(args);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String jar(String beginning) throws IOException {
    for (String jar : property("java.class.path").split(File.pathSeparator, -1)) {
      if (new File(jar).getName().startsWith(beginning)) {
        return jar;
      }
    }
    throw new IOException("no jar '" + beginning + "…' is here: run ./build -DskipTests package");
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
