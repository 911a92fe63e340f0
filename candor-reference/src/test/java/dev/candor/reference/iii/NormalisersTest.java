package dev.candor.reference.iii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the texts that an engine meets. */
class NormalisersTest {

  @ParameterizedTest
  @CsvSource({
    "/opt/homebrew/bin/iii, BREW",
    "/usr/local/Cellar/iii/0.11.2/bin/iii, BREW",
    "/home/linuxbrew/.linuxbrew/bin/iii, BREW",
    "C:\\ProgramData\\chocolatey\\bin\\iii.exe, CHOCOLATEY",
    "/home/ada/.local/bin/iii, SH",
    "/home/ada/.iii/bin/iii, SH",
    "/usr/bin/iii, MANUAL",
    "C:\\Users\\ada\\iii.exe, MANUAL",
    "'', UNKNOWN"
  })
  void tellsTheInstallMethodByWhereTheExecutableIs(String path, InstallMethod method) {
    assertThat(InstallMethod.of(path)).isEqualTo(method);
  }

  @ParameterizedTest
  @CsvSource({
    "node, NODE",
    "NodeJS, NODE",
    "typescript, NODE",
    "python, PYTHON",
    "rust, RUST",
    "cobol, OTHER"
  })
  void namesTheSdkOfAWorkersLanguage(String said, SdkLanguage language) {
    assertThat(SdkLanguage.of(WorkerRuntime.of(said))).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "motia, MOTIA",
    "Next.js, NEXT",
    "express, EXPRESS",
    "FastAPI, FASTAPI",
    "axum, AXUM",
    "my-own, OTHER"
  })
  void knowsFrameworksAndNoOthers(String said, Framework framework) {
    assertThat(Framework.of(said)).isEqualTo(framework);
  }

  @Test
  void writesAWorkerAsLanguageAndFrameworkOnly() {
    assertThat(new WorkerShape(WorkerRuntime.NODE, Framework.MOTIA).text()).isEqualTo("node:motia");
    assertThat(new WorkerShape(WorkerRuntime.RUST, null).text()).isEqualTo("rust");
    for (WorkerRuntime runtime : WorkerRuntime.values()) {
      for (Framework framework : Framework.values()) {
        assertThat(new WorkerShape(runtime, framework).text()).matches(WorkerShape.PATTERN);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "adas-laptop:4711, fallback-generic-hostname-pid-4711",
    "checkout, checkout",
    "checkout:worker, checkout:worker"
  })
  void takesTheMachinesNameOutOfAWorkersName(String name, String kept) {
    assertThat(WorkerName.of(name)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "linux, LINUX",
    "Darwin, MACOS",
    "Mac OS X, MACOS",
    "Windows 11, WINDOWS",
    "FreeBSD, FREEBSD",
    "plan9, OTHER"
  })
  void knowsOperatingSystems(String name, OperatingSystem system) {
    assertThat(OperatingSystem.of(name)).isEqualTo(system);
  }

  @ParameterizedTest
  @CsvSource({"amd64, X86_64", "arm64, AARCH64", "i686, X86", "armv7l, ARM", "s390x, OTHER"})
  void knowsArchitectures(String name, Architecture architecture) {
    assertThat(Architecture.of(name)).isEqualTo(architecture);
  }

  @Test
  void leavesTheEnginesOwnFunctionsOut() {
    assertThat(
            BuiltinFilter.users(
                List.of(
                    "engine::list",
                    "state::get",
                    "stream::set",
                    "iii::ping",
                    "bridge.call",
                    "motia::run",
                    "steps::one",
                    "publish",
                    "motia_step_get",
                    "configuration::get",
                    "iii-http::serve",
                    "iii-state::get",
                    "iii-pubsub::publish",
                    "iii-stream::read",
                    "iii-cron::tick",
                    "iii-queue::push",
                    "iii-observability::trace",
                    "publisher",
                    "orders::create",
                    "engineer::hire")))
        .containsExactly("publisher", "orders::create", "engineer::hire");
  }

  @Test
  void asksTheSdkThenLangThenLcAllForTheLanguage() {
    assertThat(SpokenLanguage.of("fr", Map.of("LANG", "de_DE.UTF-8"))).isEqualTo("fr");
    assertThat(SpokenLanguage.of(null, Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "it_IT")))
        .isEqualTo("de_DE");
    assertThat(SpokenLanguage.of(null, Map.of("LC_ALL", "it_IT.UTF-8"))).isEqualTo("it_IT");
    assertThat(SpokenLanguage.of(null, Map.of("LANG", "", "LC_ALL", "it_IT"))).isNull();
    assertThat(SpokenLanguage.of(null, Map.of())).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "update, UPDATE",
    "project init my-secret-project --docker, PROJECT_INIT",
    "project delete, OTHER",
    "START --config /home/ada/x.yaml, START",
    "telemetry device-id, TELEMETRY",
    "sudo rm -rf /, OTHER",
    "'', OTHER"
  })
  void countsCommandsWithoutWhatFollowsThem(String line, CliCommand command) {
    assertThat(CliCommand.of(line)).isEqualTo(command);
  }

  @ParameterizedTest
  @CsvSource({
    "request timed out after 30s connecting, TIMEOUT",
    "error: checksum of /home/ada/iii.tar.gz does not match, CHECKSUM",
    "Permission denied (os error 13), PERMISSION",
    "No space left on device, DISK_FULL",
    "HTTP 404 Not Found, NOT_FOUND",
    "failed to extract archive, UNPACK",
    "directory my-app already exists, ALREADY_EXISTS",
    "dns error: failed to lookup address, NETWORK",
    "something nobody thought of, OTHER"
  })
  void classifiesFailuresByTheFirstSignThatTheirTextHolds(String text, Failure failure) {
    assertThat(Failure.of(text)).isEqualTo(failure);
  }

  /** What the system says, what TZ says, and what is told. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, '', Europe/Berlin",
    "Europe/Berlin, America/Lima, Europe/Berlin",
    ", America/Lima, America/Lima",
    "'', America/Lima, America/Lima",
    ", ' UTC ', UTC",
    ", '', Unknown",
    ", ' ', Unknown"
  })
  void asksTheSystemThenTzForTheTimeZone(@Nullable String system, String tz, String name) {
    assertThat(TimeZoneName.of(system, Map.of("TZ", tz))).isEqualTo(name);
    assertThat(TimeZoneName.of(null, Map.of())).isEqualTo("Unknown");
  }

  @ParameterizedTest
  @CsvSource({"production, production", "' dev ', dev", "'', unknown", "' ', unknown"})
  void takesTheEnvironmentFromItsVariable(String variable, String env) {
    assertThat(UserProperties.env(Map.of("III_ENV", variable))).isEqualTo(env);
    assertThat(UserProperties.env(Map.of())).isEqualTo("unknown");
  }

  /**
   * Each worker is the first letter of its id, what it runs in, and what its SDK says of language,
   * project and framework.
   */
  @ParameterizedTest
  @CsvSource({
    "'', none",
    "1 node - - -, none",
    "1 - fr shop motia, none",
    "2 node fr - -;1 node de - -, 1",
    "1 node - - -;2 node - shop -, 2",
    "1 - de - -;3 node - - motia;2 rust - - -, 3",
    "f node de - -;7 node de - -, 7",
    "8 node de - -;7 node - - -;9 node de - -, 8"
  })
  void theWorkerWithTheSmallestIdOfThoseThatTellSpeaksForTheProject(String said, String source) {
    EngineWorker found = workers(said).source();

    assertThat(found == null ? "none" : found.name()).isEqualTo(source);
  }

  @Test
  void countsAndListsWorkersThatSayWhatTheyRunInAndNoOthers() {
    Workers workers =
        workers(
            "3 node - - motia;1 - - - next;2 typescript - - -;4 py - - fastapi;5 cobol - - mine");

    assertThat(workers.all()).hasSize(4);
    assertThat(workers.names()).containsExactly("3", "2", "4", "5");
    assertThat(workers.shapes())
        .containsExactly("node:motia", "node", "python:fastapi", "other:other");
    assertThat(workers.sdkLanguages())
        .containsExactly(SdkLanguage.NODE, SdkLanguage.PYTHON, SdkLanguage.OTHER);
    assertThat(workers.byLanguage())
        .isEqualTo(Map.of(WorkerRuntime.NODE, 2, WorkerRuntime.PYTHON, 1, WorkerRuntime.OTHER, 1));
    assertThat(workers.byFramework())
        .isEqualTo(Map.of(Framework.MOTIA, 1, Framework.FASTAPI, 1, Framework.OTHER, 1));
    assertThat(workers.clientType()).isEqualTo("motia");
    assertThat(workers("1 node de - -;2 node - - motia").clientType()).isEqualTo("iii_direct");
  }

  private static Workers workers(String said) {
    List<EngineWorker> all = new ArrayList<>();
    for (String worker : said.isEmpty() ? new String[0] : said.split(";", -1)) {
      String[] words = worker.split(" ", -1);
      all.add(
          new EngineWorker(
              UUID.fromString(words[0] + "0000000-0000-4000-8000-000000000000"),
              words[0],
              word(words[1]),
              word(words[2]),
              word(words[3]),
              word(words[4])));
    }
    return new Workers(all);
  }

  private static @Nullable String word(String said) {
    return said.equals("-") ? null : said;
  }
}
