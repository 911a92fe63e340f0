package dev.candor.cli.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Node's own tools, for what only they can judge. They are installed into {@code target}; where npm
 * cannot be had or reaches no registry, the test says so and is skipped, but for {@code CI=true}:
 * there it fails, as nobody would read that nothing was checked.
 */
final class NodeWorkshop {

  private static final Path TOOLS = Path.of("target/node").toAbsolutePath();
  private static final List<String> PACKAGES = List.of("typescript@5.9.3", "ajv@8.17.1");

  private NodeWorkshop() {}

  /**
   * How a program ended.
   *
   * @param output of both its streams
   */
  record Ended(int exitCode, String output) {}

  /** The folder that the tools were installed into. */
  static Path tools() throws IOException, InterruptedException {
    Path installed = TOOLS.resolve("installed");
    if (Files.exists(installed)) {
      return TOOLS;
    }
    Files.createDirectories(TOOLS);
    List<String> command =
        new ArrayList<>(List.of("npm", "install", "--no-save", "--no-audit", "--no-fund"));
    command.addAll(List.of("--prefix", TOOLS.toString()));
    command.addAll(PACKAGES);
    Ended ended = new Ended(-1, "");
    try {
      ended = run(TOOLS, command);
    } catch (IOException e) {
      unchecked("there is no npm here", "" + e.getMessage());
    }
    if (ended.exitCode() != 0) {
      unchecked("npm installs nothing here", ended.output());
    }
    Files.createFile(installed);
    return TOOLS;
  }

  private static void unchecked(String because, String output) {
    String said = because + ", so nothing was checked with node: " + output;
    if ("true".equals(System.getenv("CI"))) {
      fail(said);
    }
    abort(said);
  }

  /** Type-checks and compiles files of a folder into its folder {@code out}. */
  static Ended compile(Path folder, String... files) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node"));
    command.add(tools().resolve("node_modules/typescript/bin/tsc").toString());
    command.addAll(
        List.of(
            "--strict", "--noUncheckedIndexedAccess", "--noUnusedLocals", "--target", "es2022"));
    command.addAll(List.of("--module", "es2022", "--moduleResolution", "bundler"));
    command.addAll(List.of("--lib", "es2022,dom", "--skipLibCheck", "--outDir", "out"));
    command.addAll(List.of(files));
    return run(folder, command);
  }

  /** Runs a script of node's. */
  static Ended node(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    return run(folder, command);
  }

  /** Puts a resource of the tests into a folder. */
  static void put(Path folder, String name) throws IOException {
    try (InputStream in = NodeWorkshop.class.getResourceAsStream("/node/" + name)) {
      Files.copy(Objects.requireNonNull(in, name), folder.resolve(name));
    }
  }

  private static Ended run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
