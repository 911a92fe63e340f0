package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgramTest {

  @ParameterizedTest
  @CsvSource({
    "git, GIT",
    "/usr/bin/git, GIT",
    "./gradlew, GRADLEW",
    "docker-compose, DOCKER_COMPOSE",
    "g++, GXX",
    "C:\\Tools\\MVN.CMD, MVN",
    "python3, PYTHON3",
    "acme-merger, OTHER",
    "other, OTHER",
    "git; rm -rf, OTHER",
    "'', OTHER",
    "/, OTHER",
  })
  void aCommandIsAKnownToolOrAnother(String command, Program program) {
    assertThat(Program.of(command)).isEqualTo(program);
  }

  @ParameterizedTest
  @CsvSource({
    "0, SUCCESS",
    "1, FAILURE",
    "127, FAILURE",
    "128, FAILURE",
    "129, SIGNAL_OR_HIGH_EXIT",
    "255, SIGNAL_OR_HIGH_EXIT",
  })
  void anExitCodeIsOneOfThreeEndings(int exitCode, Ending ending) {
    assertThat(Ending.of(exitCode)).isEqualTo(ending);
  }
}
