package dev.candor.collector;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A process of this Java with this class path, which says where it listens. */
final class Child {

  private Child() {}

  /** One that begins soon and lives a moment, with a temporary folder of its own. */
  static Process startShortLived(Path temporary, Class<?> main, String... arguments)
      throws IOException {
    return started(shortLived(temporary, main, arguments));
  }

  /** As one that begins soon, but all of its words are in its output, and are not printed. */
  static Process startHeard(Path temporary, Class<?> main, String... arguments) throws IOException {
    return shortLived(temporary, main, arguments).redirectErrorStream(true).start();
  }

  /** One that is measured. */
  static Process start(Class<?> main, String... arguments) throws IOException {
    return started(program(List.of(), main, arguments));
  }

  private static ProcessBuilder shortLived(Path temporary, Class<?> main, String... arguments) {
    return program(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary),
        main,
        arguments);
  }

  /** What goes wrong in it is printed. */
  private static Process started(ProcessBuilder program) throws IOException {
    return program.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static ProcessBuilder program(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            property("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  /** Waits until it says where it listens. */
  static URI address(Process child) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.startsWith("listening on ")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the collector ended without listening");
    }
    return URI.create(line.substring("listening on ".length()));
  }
}
