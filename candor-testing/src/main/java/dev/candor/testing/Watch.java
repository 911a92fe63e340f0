package dev.candor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program and watches it from outside until it ends.
 *
 * <pre>{@code
 * Seen seen = Watch.of("my-tool", "--version").variable("DO_NOT_TRACK", "1").run();
 * }</pre>
 *
 * <p>Unless {@link #attached} says otherwise the program knows no variable but {@code PATH} and
 * what it is given, reads nothing on its standard input, and its output is kept. Under strace it
 * runs some times slower, a set-uid program without its right, and none that traces itself.
 *
 * <p>A value: each of its methods but {@link #run} makes another.
 */
public final class Watch {

  private static final String PATH = "PATH";

  private final List<String> command;
  private final Map<String, String> variables;
  private final @Nullable Path folder;
  private final boolean attached;
  private final boolean classes;
  private final boolean traced;

  private Watch(
      List<String> command,
      Map<String, String> variables,
      @Nullable Path folder,
      boolean attached,
      boolean classes,
      boolean traced) {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("there is no command to watch: name a program");
    }
    this.command = List.copyOf(command);
    this.variables = Map.copyOf(variables);
    this.folder = folder;
    this.attached = attached;
    this.classes = classes;
    this.traced = traced;
  }

  /** A program that is found as a shell finds it, with its arguments. */
  public static Watch of(String... command) {
    return of(List.of(command));
  }

  /** A program that is found as a shell finds it, with its arguments. */
  public static Watch of(List<String> command) {
    return new Watch(command, Map.of(), null, false, false, true);
  }

  /** With an environment variable more. */
  public Watch variable(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new Watch(command, more, folder, attached, classes, traced);
  }

  /** With a variable that holds unless the program was given another value of it. */
  Watch variableByDefault(String name, String value) {
    return variables.containsKey(name) ? this : variable(name, value);
  }

  /** Started in a folder; this process's own else. */
  public Watch in(Path given) {
    return new Watch(command, variables, given, attached, classes, traced);
  }

  /** Started in a folder, unless the program was given another. */
  Watch inByDefault(Path given) {
    return folder == null ? in(given) : this;
  }

  /** With this process's own variables and streams, as if it had been started in its place. */
  public Watch attached() {
    return new Watch(command, variables, folder, true, classes, traced);
  }

  /**
   * With the classes that it loads. The command's first word must be a {@code java} launcher, and
   * its options have no {@code -Xlog:disable}.
   */
  public Watch classes() {
    String launcher = "" + Path.of(command.get(0)).getFileName();
    if (!launcher.equals("java") && !launcher.equals("java.exe")) {
      throw new IllegalArgumentException(
          "'%s' is no java launcher, and says nothing of its classes: start the tool with java"
              .formatted(command.get(0)));
    }
    return new Watch(command, variables, folder, attached, true, traced);
  }

  /** Without strace, as where there is none. */
  Watch untraced() {
    return new Watch(command, variables, folder, attached, classes, false);
  }

  /**
   * Runs the program to its end.
   *
   * @throws NoSuchFileException if there is no such program
   * @throws IOException if it cannot be started, or what was seen cannot be read
   * @throws InterruptedException if the caller is interrupted meanwhile; the program is then killed
   */
  public Seen run() throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("candor-watch").toRealPath();
    try {
      return run(scratch);
    } finally {
      remove(scratch);
    }
  }

  private Seen run(Path scratch) throws IOException, InterruptedException {
    Path output = scratch.resolve("output");
    Path loaded = scratch.resolve("classes");
    Notes notes = new Notes(scratch);
    ProcessBuilder builder = builder(output, loaded);
    List<String> words = builder.command();
    Strace strace = new Strace(Files.createDirectory(scratch.resolve("trace")));
    boolean tracing = traced && strace.works();
    Process process = builder.command(tracing ? strace.command(words) : words).start();
    try {
      if (tracing) {
        process.waitFor();
        new Trace(strace, notes).read(process.pid(), at().toString());
      } else {
        look(process, new Looks(notes));
      }
    } finally {
      process.destroyForcibly();
    }
    if (classes) {
      notes.addAll(Sight.Kind.CLASS, ClassLog.read(loaded));
    }
    String printed = attached ? "" : new String(Files.readAllBytes(output), UTF_8);
    return notes.seen(process.exitValue(), printed);
  }

  private static void look(Process process, Looks looks) throws IOException, InterruptedException {
    do {
      looks.look(process.toHandle());
    } while (!process.waitFor(5, TimeUnit.MILLISECONDS));
    looks.end();
  }

  private ProcessBuilder builder(Path output, Path loaded) throws IOException {
    List<String> words = new ArrayList<>(command);
    if (classes) {
      words.add(1, ClassLog.option(loaded));
    }
    ProcessBuilder builder = new ProcessBuilder(words).directory(at().toFile());
    Map<String, String> environment = builder.environment();
    if (attached) {
      builder.inheritIO();
    } else {
      String path = Objects.requireNonNullElse(environment.get(PATH), "");
      environment.clear();
      environment.put(PATH, path);
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      builder.redirectInput(Redirect.from(Files.createFile(output.resolveSibling("in")).toFile()));
    }
    environment.putAll(variables);
    words.set(0, find(command.get(0), Objects.requireNonNullElse(environment.get(PATH), "")));
    return builder.command(words);
  }

  private Path at() {
    return (folder == null ? Path.of("") : folder).toAbsolutePath();
  }

  /** The program's file, as a shell finds it, so that it is missed here and not by strace. */
  private String find(String program, String path) throws NoSuchFileException {
    String folders = program.contains("/") || program.contains(File.separator) ? "" : path;
    for (String in : folders.split(File.pathSeparator, -1)) {
      Path file = at().resolve(in).resolve(program);
      if (Files.isRegularFile(file) && Files.isExecutable(file)) {
        return file.toString();
      }
    }
    throw new NoSuchFileException(program, null, "there is no such program");
  }

  private static void remove(Path scratch) throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
