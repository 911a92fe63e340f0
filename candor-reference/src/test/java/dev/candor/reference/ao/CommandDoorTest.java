package dev.candor.reference.ao;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What AO's command line tells the daemon, over real HTTP, in a process of its own. */
@Timeout(120)
class CommandDoorTest {

  private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

  /** Method, name, Host, Origin and body of a request, and what is answered. */
  private static final String REQUESTS =
      """
      POST | cli-invoked | 127.0.0.1 | | {"command":"spawn","commandPath":"ao spawn","actorType":"user"} | 202
      POST | cli-invoked | localhost:80 | | {"commandPath":"ao spawn"} | 202
      POST | cli-invoked | [::1]:80 | | {"commandPath":"ao spawn"} | 202
      POST | cli-usage-error | 127.0.0.1 | | {"command":"spawn","commandPath":"ao spawn","error":"--acme"} | 202
      POST | cli-invoked | ao.example | | {"commandPath":"ao spawn"} | 403 FORBIDDEN
      POST | cli-invoked | 127.0.0.1.ao.example | | {"commandPath":"ao spawn"} | 403 FORBIDDEN
      POST | cli-invoked | 127.0.0.1 | http://127.0.0.1 | {"commandPath":"ao spawn"} | 403 FORBIDDEN
      POST | cli-invoked | 127.0.0.1 | null | {"commandPath":"ao spawn"} | 403 FORBIDDEN
      POST | cli-invoked | 127.0.0.1 | | {"commandPath":"ao spawn","args":"x"} | 400 INVALID_JSON
      POST | cli-invoked | 127.0.0.1 | | {"commandPath":"ao spawn","error":"x"} | 400 INVALID_JSON
      POST | cli-invoked | 127.0.0.1 | | {"commandPath":3} | 400 INVALID_JSON
      POST | cli-invoked | 127.0.0.1 | | {"commandPath": | 400 INVALID_JSON
      POST | cli-invoked | 127.0.0.1 | | [] | 400 INVALID_JSON
      POST | cli-invoked | 127.0.0.1 | | {"command":"spawn"} | 400 COMMAND_PATH_REQUIRED
      POST | cli-invoked | 127.0.0.1 | | {"commandPath":"  "} | 400 COMMAND_PATH_REQUIRED
      POST | cli-usage-error | 127.0.0.1 | | {"commandPath":""} | 400 COMMAND_PATH_REQUIRED
      GET | cli-invoked | 127.0.0.1 | | {"commandPath":"ao spawn"} | 405 METHOD_NOT_ALLOWED
      POST | cli | 127.0.0.1 | | {"commandPath":"ao spawn"} | 404 NOT_FOUND
      """;

  @TempDir private Path root;

  @Test
  void answersAsItsContractSaysAndRecordsWhatItTook() throws Exception {
    List<List<String>> requests = DaemonScript.cells(REQUESTS);
    DaemonScript script = new DaemonScript();
    for (int i = 0; i < requests.size(); i++) {
      List<String> request = requests.get(i);
      script
          .start(folder(i), MORNING)
          .ask(request.get(0), request.get(1), request.get(2), request.get(3), request.get(4));
    }

    List<String> answers = script.run(DaemonScript.RECORDS);

    assertThat(answers)
        .containsExactlyElementsOf(requests.stream().map(request -> request.get(5)).toList());
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      List<String> rows = AoRows.all(folder(i));
      if (rows.isEmpty() == answers.get(i).equals("202") || rows.toString().contains("acme")) {
        wrong.add(requests.get(i) + " left " + rows);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aCommandThatWasWrittenWronglyIsKnownByItsPathAlone() throws Exception {
    new DaemonScript()
        .start(root, MORNING)
        .ask(
            "POST",
            "cli-usage-error",
            "127.0.0.1",
            "",
            "{\"command\":\"spawn --token s3cret\",\"commandPath\":\"ao spawn\",\"error\":\"unknown flag --token\"}")
        .run(DaemonScript.RECORDS);

    assertThat(AoRows.of(root, "ao.cli.usage_errors"))
        .singleElement()
        .asString()
        .contains("\"command_path\":\"ao spawn\"", "\"error_kind\":\"invalid\"")
        .doesNotContain("s3cret", "token");
  }

  private Path folder(int row) {
    return root.resolve("row" + row);
  }
}
