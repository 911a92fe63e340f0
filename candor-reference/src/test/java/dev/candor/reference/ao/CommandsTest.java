package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  /** Whom a caller names, for which command; who ran it, and as whom it is recorded. */
  static final String ACTORS =
      """
      user | ao daemon | SYSTEM | nothing
      user | ao agent-process supervise | SYSTEM | nothing
      agent | ao pty-host | SYSTEM | nothing
      user | ao help | SYSTEM | nothing
      user | ao spawn | USER | user
      agent | ao spawn | AGENT | agent
      system | ao spawn | SYSTEM | system
      '' | ao spawn | USER | user
      '' | AO   Session   KILL | USER | user
      '' | ao project orchestration set | USER | user
      robot | ao send | USER | user
      '' | ao hooks | AGENT | nothing
      '' | ao hooks install | SYSTEM | nothing
      '' | ao status | SYSTEM | nothing
      '' | ao anything-new | SYSTEM | system
      '' | '' | SYSTEM | nothing
      """;

  /** Commands, and whether they are plumbing. */
  static final String PLUMBING =
      """
      ao status | true
      AO  STATUS --json | true
      ao session ls | true
      ao session ls mine | true
      ao session get | true
      ao project ls | true
      ao project get | true
      ao orchestrator ls | true
      ao hooks | true
      ao pty-host | true
      ao statusbar | false
      ao session | false
      ao session kill | false
      ao spawn | false
      """;

  private static final byte[] PEPPER = "a pepper".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({
    "ao, ao",
    "<unknown>, <unknown>",
    "spawn, spawn",
    "import-projects, import-projects",
    "' spawn ', spawn",
    "handoff, handoff",
    "smoke, smoke",
    "browser, browser",
    "Spawn, other",
    "session ls, other",
    "/home/alice/secret, other",
    "'', other"
  })
  void keepsACommandThatIsAosOwn(String typed, String sent) {
    assertThat(CommandNames.closed().command(typed)).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "ao, ao",
    "ao session ls, ao session ls",
    "ao session <unknown>, ao session <unknown>",
    "ao <unknown> ls, other",
    "session ls, other",
    "ao session  ls, other",
    "ao send fix my-customer, other",
    "ao project project project project project project, other"
  })
  void keepsAPathOfAosOwnWords(String typed, String sent) {
    assertThat(CommandNames.closed().path(typed)).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ao send hunter2", "/home/alice", "ao\u0000status"})
  void writesUnknownCommandsInTheOldFormOnlyWhereAskedAndKeyed(String typed) {
    String old = CommandNames.compatible(PEPPER).path(typed);

    assertThat(old).matches("sha256:[0-9a-f]{16}");
    assertThat(old).isNotEqualTo("sha256:" + Fingerprint.of(typed));
    assertThat(old).isEqualTo(CommandNames.compatible(PEPPER).path(typed));
    assertThat(old).matches(Shapes.OLD_COMMAND_PATH).doesNotMatch(Shapes.COMMAND_PATH);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = ACTORS)
  void tellsWhoRanACommand(String explicit, String path, ActorType actor) {
    assertThat(ActorType.of(explicit, path)).isEqualTo(actor);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = PLUMBING)
  void tellsPlumbingFromUse(String path, boolean routine) {
    assertThat(ActorType.routine(path)).isEqualTo(routine);
  }

  @Test
  void sendsSixEventsUnderASecondName() {
    assertThat(RemoteNames.all()).hasSize(6);
    assertThat(RemoteNames.all())
        .allSatisfy((old, name) -> assertThat(name).isEqualTo(old.replace("ao.", "ao.v2.")));
    assertThat(RemoteNames.of("ao.app.active")).isEqualTo("ao.v2.app.active");
    assertThat(RemoteNames.of("ao.daemon.panic")).isEqualTo("ao.daemon.panic");
  }
}
