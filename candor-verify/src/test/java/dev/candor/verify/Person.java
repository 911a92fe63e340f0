package dev.candor.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Somebody who uses the launcher on a machine of their own: a home folder, and the variables that
 * they set; nothing of the machine that the tests run on but its programs.
 */
final class Person {

  private final Path home;
  private final Map<String, String> variables;

  Person(Path home, Map<String, String> variables) {
    this.home = home;
    this.variables = Map.copyOf(variables);
  }

  /** The same person with another variable. */
  Person with(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new Person(home, more);
  }

  /** The process of {@code candor} with these arguments, not yet started. */
  ProcessBuilder candor(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(House.folder().resolve("candor").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).directory(home.toFile());
    Map<String, String> environment = process.environment();
    String path = environment.getOrDefault("PATH", "");
    String java = environment.getOrDefault("JAVA_HOME", "");
    environment.clear();
    environment.put("PATH", path);
    environment.put("JAVA_HOME", java);
    environment.put("HOME", home.toString());
    environment.put("XDG_STATE_HOME", home.resolve("state").toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
    environment.putAll(variables);
    return process;
  }

  /** Runs {@code candor} to its end. */
  Outcome runs(String... arguments) throws IOException, InterruptedException {
    Process process = candor(arguments).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  /** The folder of what the person's telemetry keeps. */
  Path state() {
    return home.resolve("state/candor/telemetry");
  }

  /** All that stands in the files of the person's telemetry, one behind the other. */
  String kept() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      try {
        all.append(new String(Files.readAllBytes(file), UTF_8));
      } catch (NoSuchFileException e) {
        // A run that ended meanwhile took its marker with it, and it held no event.
      }
    }
    return all.toString();
  }

  /** The files that are kept, while a program may make some and remove others. */
  private Set<Path> files() throws IOException {
    Set<Path> files = new TreeSet<>();
    Files.walkFileTree(
        home.resolve("state"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // removed since its folder was listed
            }
            throw e;
          }
        });
    return files;
  }

  /** Waits until the person's telemetry holds an event so many times. */
  void awaitKept(String event, int times) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (kept().split(Pattern.quote("\"" + event + "\""), -1).length <= times) {
      if (System.nanoTime() > until) {
        throw new IOException(event + " is not kept " + times + " times");
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
