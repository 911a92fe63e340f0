package dev.candor.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The descriptors, tried as a modular tool meets them: on the module path, on both Javas. */
final class ModulePathTest {

  private static final String PROBE =
      """
      package probe;
      public final class Main {
        public static void main(String[] args) {
          for (String name : args) {
            Module module = ModuleLayer.boot().findModule(name).orElseThrow();
            StringBuilder reads = new StringBuilder();
            for (String other : new String[] {"java.sql", "java.logging", "java.desktop"}) {
              if (module.canRead(ModuleLayer.boot().findModule(other).orElseThrow())) {
                reads.append(' ').append(other);
              }
            }
            System.out.println(name + " reads" + reads);
          }
        }
      }
      """;

  private static final String MOUNTED =
      """
      package probe;
      public final class Main {
        public static void main(String[] args) {
          var plan =
              new dev.candor.Plan(
                  "probe", "PROBE", java.util.List.of(), dev.candor.Level.LOCAL, "",
                  java.util.List.of(new dev.candor.PlanDestination(
                      "collector", dev.candor.Trust.OWN, java.util.Set.of(dev.candor.Tier.EVENTS))),
                  java.util.List.of(), "0", java.util.List.of());
          var line = new picocli.CommandLine(picocli.CommandLine.Model.CommandSpec.create());
          dev.candor.picocli.TelemetryCommand.of(plan, "1").mountIn(line);
          System.exit(line.execute(args));
        }
      }
      """;

  @TempDir private Path folder;

  private final List<String> modules =
      House.modules().keySet().stream().filter(ModulePathTest::isLight).toList();

  /** The processor runs in a compiler; others need SQLite, JUnit or picocli. */
  private static boolean isLight(String module) {
    return !module.endsWith(".processor")
        && !module.endsWith(".sqlite")
        && !module.endsWith(".testing")
        && !module.endsWith(".picocli");
  }

  @BeforeEach
  void theProbeIsAModuleThatRequiresAllOfOurs() throws Exception {
    String requires =
        modules.stream().map("requires %s; "::formatted).collect(Collectors.joining());
    Files.writeString(folder.resolve("module-info.java"), "module probe { " + requires + "}");
    Files.createDirectories(folder.resolve("probe"));
    Files.writeString(folder.resolve("probe/Main.java"), PROBE);

    assertThat(compile().output()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void everyModuleResolvesWithNothingButItsOwnKindAndReadsNoneOfTheHeavyOnes(Path home)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(home, "java"),
                "-XX:-UsePerfData",
                "-p",
                path() + File.pathSeparator + folder.resolve("out"),
                "--add-modules",
                "java.sql,java.logging,java.desktop",
                "-m",
                "probe/probe.Main"));
    command.addAll(modules);

    Outcome outcome = Outcome.of(folder, command);

    assertThat(outcome.output().lines())
        .containsExactlyElementsOf(modules.stream().map(name -> name + " reads").toList());
    assertThat(outcome.exit()).isZero();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void aModularToolMountsTheCommandsAndOpensNothing(Path home) throws Exception {
    Files.writeString(
        folder.resolve("module-info.java"), "module probe { requires dev.candor.picocli; }");
    Files.writeString(folder.resolve("probe/Main.java"), MOUNTED);
    assertThat(compile().output()).isEmpty();

    String modules = path() + File.pathSeparator + folder.resolve("out");
    Outcome outcome =
        Outcome.of(
            folder,
            List.of(
                "env",
                "XDG_STATE_HOME=" + folder.resolve("state"),
                "DO_NOT_TRACK=1",
                java(home, "java"),
                "-XX:-UsePerfData",
                "-p",
                modules,
                "-m",
                "probe/probe.Main",
                "telemetry",
                "status"));

    assertThat(outcome.output()).startsWith("off: probe records nothing, by DO_NOT_TRACK.");
    assertThat(outcome.exit()).isZero();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void aDescriptorIsDescribed(Path home) throws Exception {
    Outcome outcome =
        Outcome.of(
            folder,
            List.of(java(home, "java"), "-p", path(), "--describe-module", "dev.candor.wire"));

    assertThat(outcome.output())
        .contains("exports dev.candor.wire")
        .contains("requires java.base mandated")
        .doesNotContain("java.sql", "java.logging");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theCompilerRefusesTheHeavyModulesInsideOfOurs(ModuleReference module) throws Exception {
    String requires =
        module.descriptor().requires().stream()
            .filter(required -> !required.name().equals("java.base"))
            .map(required -> "requires static " + required.name() + "; ")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("module-info.java"), "module probe { " + requires + "}");
    Files.writeString(
        folder.resolve("probe/Main.java"),
        "package probe; class Main { java.sql.Connection sql; java.util.logging.Logger log; }");

    assertThat(compile().output())
        .contains("package java.sql is not visible")
        .contains("package java.util.logging is not visible");
  }

  static Stream<ModuleReference> shipped() {
    return House.modules().values().stream().filter(module -> isLight(module.descriptor().name()));
  }

  static Stream<Path> homes() {
    return Stream.of("candor.jdk17", "java.home").map(House::property).map(Path::of);
  }

  private Outcome compile() throws Exception {
    return Outcome.of(
        folder,
        List.of(
            java(Path.of(House.property("java.home")), "javac"),
            "--release",
            "17",
            "-p",
            path() + File.pathSeparator + House.jar("jspecify"),
            "-d",
            "out",
            "module-info.java",
            "probe/Main.java"));
  }

  /** Ours and picocli: the annotations are needed by compilers, not by a tool that runs. */
  private static String path() {
    return House.modules().values().stream()
        .map(module -> Path.of(module.location().orElseThrow()).toString())
        .collect(Collectors.joining(File.pathSeparator, "", File.pathSeparator))
        .concat(House.jar("picocli").toString());
  }

  private static String java(Path home, String program) {
    return home.resolve("bin").resolve(program).toString();
  }
}
