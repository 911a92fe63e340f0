package dev.candor.reference.iii;

import dev.candor.Switch;
import dev.candor.sdk.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the engine runs. */
enum ExecutionContext {
  USER,
  CI,
  DOCKER,
  CONTAINER,
  KUBERNETES,
  UNKNOWN;

  static final String VARIABLE = "III_EXECUTION_CONTEXT";

  /** Any of these, merely present, is CI; the plan's switch has them. */
  static final List<String> CI_VARIABLES =
      IiiPlan.plan().switches().stream()
          .filter(each -> each.source() == Switch.Source.PRESENCE)
          .flatMap(each -> each.names().stream())
          .toList();

  /**
   * What is looked at to tell.
   *
   * @param variables the environment's
   * @param dockerFile whether {@code /.dockerenv} exists
   * @param controlGroups the text of {@code /proc/1/cgroup}; empty where there is none
   * @param stored what the state file says; empty where it says nothing
   */
  record Signs(
      Map<String, String> variables, boolean dockerFile, String controlGroups, String stored) {

    Signs {
      variables = Map.copyOf(variables);
    }

    /** Those that there are. */
    static Signs of(Surroundings around, StateFile state) {
      Path groups = around.root().resolve("proc/1/cgroup");
      String text = "";
      try {
        text = Files.isRegularFile(groups) ? Files.readString(groups) : "";
      } catch (IOException e) {
        text = ""; // another's, and as good as none
      }
      return new Signs(
          around.variables(),
          Files.exists(around.root().resolve(".dockerenv")),
          text,
          state.executionContext(around.variables()));
    }
  }

  /** CI first, then the variable, then the container that is found, then the state file. */
  static ExecutionContext of(Signs signs) {
    if (CI_VARIABLES.stream().anyMatch(signs.variables()::containsKey)) {
      return CI;
    }
    String said = signs.variables().get(VARIABLE);
    if (said != null) {
      return named(said);
    }
    ExecutionContext found = container(signs);
    return found == USER ? named(signs.stored()) : found;
  }

  /** What a person wrote; nothing written is a user's own machine. */
  static ExecutionContext named(String written) {
    return switch (written.strip().toLowerCase(Locale.ROOT)) {
      case "", "user" -> USER;
      case "kubernetes", "k8s" -> KUBERNETES;
      case "docker" -> DOCKER;
      case "container" -> CONTAINER;
      case "ci", "cicd" -> CI;
      default -> UNKNOWN;
    };
  }

  /** The container that this runs in; {@link #USER} where it runs in none. */
  static ExecutionContext container(Signs signs) {
    if (signs.variables().containsKey("KUBERNETES_SERVICE_HOST")) {
      return KUBERNETES;
    }
    if (signs.dockerFile()) {
      return DOCKER;
    }
    String groups = signs.controlGroups();
    if (groups.contains("kubepods")) {
      return KUBERNETES;
    }
    return groups.contains("docker") || groups.contains("containerd") ? CONTAINER : USER;
  }

  boolean inContainer() {
    return this == DOCKER || this == CONTAINER || this == KUBERNETES;
  }
}
