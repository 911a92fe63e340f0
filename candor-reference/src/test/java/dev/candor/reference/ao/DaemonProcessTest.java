package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D.5 of AO's contract: the daemon in a process of its own, with the files that it finds. */
@Timeout(120)
class DaemonProcessTest {

  private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
  private static final Instant LATE = Instant.parse("2026-11-21T23:59:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");
  private static final String INVOKED = "ao.v2.cli.invoked";
  private static final String ACTIVE = "ao.v2.app.active";

  /** Who ran what on one day, and how many events of either kind that leaves. */
  private static final String DAYS =
      """
      user:ao spawn | 1 | 1
      user:ao spawn, user:ao spawn, user:AO  Spawn | 1 | 1
      user:ao spawn, agent:ao spawn, system:ao spawn | 3 | 1
      user:ao spawn, user:ao stop | 2 | 1
      agent:ao spawn, agent:ao stop | 2 | 0
      :ao anything new, user:ao anything else | 2 | 1
      user:ao status, user:ao session ls, user:ao hooks, user:ao pty-host x | 0 | 0
      user:ao daemon, agent:ao completion, user:ao help | 0 | 0
      user:ao session <unknown> | 1 | 1
      """;

  /** What an earlier build left, and what is recorded all the same. */
  private static final String BEFORE =
      """
      {"app_active":{"2026-11-21T06":true}} | 1 | 0
      {"slots":["2026-11-21/2"]} | 1 | 0
      {"date":"2026-11-21","active":true} | 1 | 0
      {"date":"2026-11-21","invoked":["user ao spawn"]} | 0 | 0
      {"date":"2026-11-21","invoked":{"agent ao spawn":1}} | 1 | 0
      {"date":"2026-11-20","invoked":["user ao spawn"]} | 1 | 1
      {"slots":["2026-11-20/3"]} | 1 | 1
      {"broken | 1 | 1
      7 | 1 | 1
      """;

  @TempDir private Path root;

  @Test
  void recordsACommandOnceADayForWhoeverRanItAlsoOverARestartAndAnewAtMidnight() throws Exception {
    List<List<String>> days = DaemonScript.cells(DAYS);
    DaemonScript first = new DaemonScript();
    DaemonScript second = new DaemonScript();
    for (int i = 0; i < days.size(); i++) {
      String commands = days.get(i).get(0);
      tell(first.start(folder(i), MORNING), commands);
      tell(second.start(folder(i), MORNING), commands);
      tell(second.start(folder(i), LATE), commands);
      tell(second.time(MIDNIGHT), commands);
      tell(second.start(folder(i), MIDNIGHT), commands);
    }

    assertThat(first.run(DaemonScript.RECORDS)).containsOnly("202");
    assertThat(second.run(DaemonScript.RECORDS)).containsOnly("202");

    List<String> expected = new ArrayList<>();
    List<String> recorded = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      List<String> row = days.get(i);
      for (String day : List.of("2026-11-21", "2026-11-22")) {
        expected.add("%s on %s: %s %s".formatted(row.get(0), day, row.get(1), row.get(2)));
        recorded.add(
            "%s on %s: %d %d"
                .formatted(row.get(0), day, count(i, INVOKED, day), count(i, ACTIVE, day)));
      }
    }
    assertThat(recorded).isEqualTo(expected);
  }

  @Test
  void honoursWhatAnEarlierBuildRecorded() throws Exception {
    List<List<String>> table = DaemonScript.cells(BEFORE);
    DaemonScript script = new DaemonScript();
    for (int i = 0; i < table.size(); i++) {
      Path data = Files.createDirectories(folder(i).resolve("data"));
      Files.writeString(data.resolve("telemetry_cli_daily.json"), table.get(i).get(0));
      script.start(folder(i), MORNING).invoked("user", "ao spawn");
    }

    List<String> printed = script.run(DaemonScript.RECORDS);

    List<String> recorded = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      recorded.add(
          "%s | %d | %d"
              .formatted(
                  table.get(i).get(0),
                  count(i, INVOKED, "2026-11-21"),
                  count(i, ACTIVE, "2026-11-21")));
    }
    assertThat(recorded).isEqualTo(BEFORE.lines().toList());
    assertThat(printed).filteredOn("202"::equals).hasSameSizeAs(table);
    assertThat(printed)
        .filteredOn(line -> line.startsWith("said: "))
        .singleElement()
        .asString()
        .contains("passed over");
  }

  @Test
  void recordsWhoRanWhatAndNoPlumbing() throws Exception {
    List<List<String>> commands = new ArrayList<>(DaemonScript.cells(CommandsTest.ACTORS));
    for (List<String> row : DaemonScript.cells(CommandsTest.PLUMBING)) {
      commands.add(List.of("user", row.get(0), "", row.get(1).equals("true") ? "nothing" : "user"));
    }
    DaemonScript script = new DaemonScript();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      List<String> row = commands.get(i);
      script.start(folder(i), MORNING).invoked(row.get(0), row.get(1));
      expected.add("'%s' of '%s': %s".formatted(row.get(1), row.get(0), row.get(3)));
    }

    List<String> answers = script.run(DaemonScript.RECORDS);

    List<String> recorded = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      List<String> row = commands.get(i);
      recorded.add("'%s' of '%s': %s".formatted(row.get(1), row.get(0), recorded(folder(i))));
      assertThat(answers.get(i))
          .isEqualTo(row.get(1).isEmpty() ? "400 COMMAND_PATH_REQUIRED" : "202");
    }
    assertThat(recorded).isEqualTo(expected).hasSize(30);
  }

  /** D.2: whoever runs a command inside a session of AO's is an agent, whatever the value. */
  @ParameterizedTest
  @CsvSource({"AO_SESSION_ID, s-1, agent", "AO_SESSION_ID, '', agent", "AO_SESSION, s-1, user"})
  void aCommandInsideASessionIsAnAgents(String variable, String value, String actor)
      throws Exception {
    Map<String, String> variables = Map.of("AO_TELEMETRY_EVENTS", "on", variable, value);

    new DaemonScript().start(root, MORNING).ran("ao spawn").ran("ao daemon").run(variables);

    assertThat(recorded(root)).isEqualTo(actor);
  }

  @ParameterizedTest
  @CsvSource({"AO_TELEMETRY_EVENTS, off", "DO_NOT_TRACK, 1", "NOTHING, set"})
  void answersAllTheSameAndKeepsNothingWhereItIsOff(String variable, String value)
      throws Exception {
    DaemonScript script = new DaemonScript().start(folder(0), MORNING);

    assertThat(script.invoked("user", "ao spawn").run(Map.of(variable, value)))
        .containsExactly("202");

    assertThat(folder(0)).doesNotExist();
  }

  private static void tell(DaemonScript script, String commands) {
    for (String command : commands.split(", ", -1)) {
      String[] parts = command.split(":", 2);
      script.invoked(parts[0], parts[1]);
    }
  }

  private Path folder(int row) {
    return root.resolve("row" + row);
  }

  private long count(int row, String event, String day) throws IOException {
    return AoRows.of(folder(row), event).stream()
        .filter(each -> each.contains("\"timestamp\":\"" + day))
        .count();
  }

  /** As whom one command was recorded; a user's makes the day active, and no other's. */
  private static String recorded(Path folder) throws IOException {
    List<String> invoked = AoRows.of(folder, INVOKED);
    if (invoked.isEmpty()) {
      return "nothing";
    }
    String actor = String.join(", ", invoked).replaceAll(".*\"actor_type\":\"([a-z]+)\".*", "$1");
    assertThat(AoRows.of(folder, ACTIVE)).hasSize(actor.equals("user") ? 1 : 0);
    return actor;
  }
}
