package dev.candor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Tier;
import dev.candor.reference.codex.CodexPlan;
import dev.candor.reference.conductor.ConductorPlan;
import dev.candor.sdk.Consent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whose word counts, where the cited systems have an order of their own: theirs, later wins; ours,
 * the narrowest.
 */
class TrustTest {

  @TempDir private Path root;

  /** opencode: global, project, environment, managed; the last that speaks wins. */
  @ParameterizedTest
  @CsvSource({
    "on,    '',    '',    off,   OFF",
    "on,    on,    on,    local, LOCAL",
    "local, on,    on,    on,    LOCAL", // there the environment and the managed file would lift it
    "on,    local, on,    on,    LOCAL", // there the environment would lift the project
    "off,   '',    on,    on,    OFF",
    "'',    on,    '',    on,    LOCAL", // there the managed file would switch it on
    "'',    '',    on,    '',    ON",
    "on,    '',    off,   on,    OFF"
  })
  void whatIsManagedIsNotOverriddenAndOverridesNoRefusal(
      String user, String project, String variable, String managed, Level level)
      throws IOException {
    Machine machine = new Machine(CodexPlan.plan(), root);
    write(root.resolve("home/.config/codex/telemetry.properties"), user);
    write(root.resolve("home/project/.codex/telemetry.properties"), project);
    write(root.resolve("etc/codex/telemetry.properties"), managed);
    if (!variable.isEmpty()) {
      machine.variables.put(CodexPlan.plan().variables() + "_TELEMETRY", variable);
    }

    assertThat(new Consent(CodexPlan.plan(), machine.surroundings()).decide().level())
        .isEqualTo(level);
  }

  private static void write(Path file, String level) throws IOException {
    if (!level.isEmpty()) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, "level=" + level + "\n");
    }
  }

  /** Codex: a trusted project's file is read, but for what names destinations. */
  @Test
  void aProjectNamesNoDestinationAndWidensNothingAndIsReported() throws IOException {
    Machine machine = new Machine(CodexPlan.plan(), root);
    Path project = root.resolve("home/project/.codex/telemetry.properties");
    Files.createDirectories(Objects.requireNonNull(project.getParent()));
    Files.writeString(
        project, "level=on\nraw_to=http://127.0.0.1:4318\ncrashes=on\ntiers=metrics\notel=x\n");
    machine.user("local");

    Consent.Decision decision = new Consent(CodexPlan.plan(), machine.surroundings()).decide();

    assertThat(decision.level()).isEqualTo(Level.LOCAL);
    assertThat(decision.rawTo()).isNull();
    assertThat(decision.crashes()).isFalse();
    assertThat(decision.tiers()).containsExactly(Tier.METRICS);
    assertThat(decision.warnings())
        .hasSize(4)
        .allSatisfy(warning -> assertThat(warning).contains("" + project, "emove"))
        .anyMatch(warning -> warning.contains("level is ignored"))
        .anyMatch(warning -> warning.contains("raw_to='http://127.0.0.1:4318' is ignored"))
        .anyMatch(warning -> warning.contains("crashes=on is ignored"))
        .anyMatch(warning -> warning.contains("'otel' is no line"));
  }

  /** Conductor: a repository's file is read before the user's. */
  @ParameterizedTest
  @CsvSource({
    "on,    local, LOCAL",
    "local, on,    LOCAL",
    "off,   on,    OFF",
    "on,    off,   OFF",
    "'',    on,    LOCAL",
    "'',    off,   OFF"
  })
  void aRepositoryNarrowsAndNeverOutranks(String user, String repository, Level level)
      throws IOException {
    Machine machine = new Machine(ConductorPlan.plan(), root);
    if (!user.isEmpty()) {
      machine.user(user);
    }
    machine.repository(repository);

    assertThat(new Consent(ConductorPlan.plan(), machine.surroundings()).decide().level())
        .isEqualTo(level);
  }
}
