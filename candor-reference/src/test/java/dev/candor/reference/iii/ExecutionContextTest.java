package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an engine believes to run, and why its telemetry is off. */
class ExecutionContextTest {

  @ParameterizedTest
  @CsvSource({
    "kubernetes, KUBERNETES",
    "k8s, KUBERNETES",
    "docker, DOCKER",
    "container, CONTAINER",
    "ci, CI",
    "CICD, CI",
    "user, USER",
    "'', USER",
    "lambda, UNKNOWN"
  })
  void readsTheVariable(String written, ExecutionContext context) {
    assertThat(of(Map.of("III_EXECUTION_CONTEXT", written), false, "", "docker"))
        .isEqualTo(context);
  }

  @Test
  void letsCiBeatTheVariableEvenWhereItIsEmpty() {
    for (String name : ExecutionContext.CI_VARIABLES) {
      assertThat(of(Map.of(name, "", "III_EXECUTION_CONTEXT", "user"), true, "", "user"))
          .describedAs(name)
          .isEqualTo(ExecutionContext.CI);
    }
  }

  @Test
  void findsTheContainerWhereNothingIsSaid() {
    assertThat(of(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1"), true, "", ""))
        .isEqualTo(ExecutionContext.KUBERNETES);
    assertThat(of(Map.of(), true, "", "")).isEqualTo(ExecutionContext.DOCKER);
    assertThat(of(Map.of(), false, "0::/kubepods/besteffort", ""))
        .isEqualTo(ExecutionContext.KUBERNETES);
    assertThat(of(Map.of(), false, "0::/docker/4f", "")).isEqualTo(ExecutionContext.CONTAINER);
    assertThat(of(Map.of(), false, "0::/system.slice/containerd", ""))
        .isEqualTo(ExecutionContext.CONTAINER);
  }

  @Test
  void believesTheStateFileLast() {
    assertThat(of(Map.of(), false, "0::/init.scope", "k8s")).isEqualTo(ExecutionContext.KUBERNETES);
    assertThat(of(Map.of(), false, "", "")).isEqualTo(ExecutionContext.USER);
  }

  private static ExecutionContext of(
      Map<String, String> variables, boolean dockerFile, String groups, String stored) {
    return ExecutionContext.of(new ExecutionContext.Signs(variables, dockerFile, groups, stored));
  }
}
