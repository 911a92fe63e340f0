package dev.candor.collector;

import static dev.candor.collector.Running.batch;
import static dev.candor.collector.Running.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.RunId;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no sensible sender sends is answered all the same, and kept small. */
class OddBatchesTest {

  private static final UUID RUN = RunId.of(Running.NOW.toEpochMilli(), new byte[10]);
  private static final String LONGEST = "x".repeat(200);
  private static final String COMMIT = event("commit.made", "\"author_hash\":\"9f86d081\"");
  private static final String STORED = "{\"results\":[{\"result\":\"stored\"}]}";

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() {
    running = Running.in(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void anInstallationThatIsTooLongIsKeptOfNoEventWhoeverIsCounted() {
    String body = batch(RUN, 0, COMMIT, event("build.finished", "\"outcome\":\"ok\""));

    assertThat(running.post(body.replace("inst-1", LONGEST + "x")).body())
        .containsPattern(
            "(\\{\"result\":\"quarantined\",\"reason\":\"illegal_id\",\"path\":\"installation\",[^}]*},?){2}]");
    assertThat(running.post(batch(RUN, 2, COMMIT).replace("inst-1", LONGEST)).body())
        .isEqualTo(STORED);
    assertThat(running.post(batch(RUN, 3, COMMIT).replace("inst-1", "anonymous")).body())
        .isEqualTo(STORED);
  }

  @Test
  void aSessionThatIsTooLongIsNone() {
    String session = COMMIT.replaceFirst("\\{", "{\"session\":\"%s\",".formatted(LONGEST));

    assertThat(running.post(batch(RUN, 0, session)).body()).isEqualTo(STORED);
    assertThat(running.post(batch(RUN, 1, session.replace(LONGEST, LONGEST + "x"))).body())
        .contains("\"reason\":\"wrong_type\",\"path\":\"session\"");
  }

  @Test
  void aWordOfABatchIsShort() {
    String body = batch(RUN, 0, COMMIT);

    assertThat(running.post(body.replace("1.4.2", LONGEST)).body()).isEqualTo(STORED);
    for (String wrong : new String[] {LONGEST + "x", "\\u0000", "1.4\\u0000"}) {
      var refused = running.post(body.replace("1.4.2", wrong));

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body())
          .contains("'version' must have at most 200 characters, and no NUL among them");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800"})
  void aTextThatIsHardToKeepIsAnsweredAndKept(String text) {
    assertThat(running.post(batch(RUN, 0, COMMIT).replace("inst-1", text)).body())
        .isEqualTo(STORED);
    assertThat(
            running
                .post(batch(RUN, 1, COMMIT.replaceFirst("\\{", "{\"session\":\"" + text + "\",")))
                .body())
        .isEqualTo(STORED);
    assertThat(
            running
                .post(batch(RUN, 2, event("build.finished", "\"note\":\"%s\"".formatted(text))))
                .body())
        .isEqualTo(STORED);
    assertThat(running.post(batch(RUN, 3, event(text, ""))).body())
        .contains("\"reason\":\"unknown_event\"");
    assertThat(
            running.post(batch(RUN, 4, event("build.finished", "\"%s\":1".formatted(text)))).body())
        .contains("\"reason\":\"unknown_field\"");
    assertThat(running.get("/api/v1/report/health").body())
        .startsWith(
            "{\"received\":5,\"stored\":3,\"duplicate\":0,\"quarantined\":2,\"dropped\":0,");
  }

  @Test
  void countsThatAreNoArrayAreNoBatch() {
    String body = "{\"product\":\"ao\",\"run\":\"%s\",\"counts\":{}}".formatted(RUN);

    assertThat(running.post(body).body()).contains("'counts' must be an array");
  }
}
