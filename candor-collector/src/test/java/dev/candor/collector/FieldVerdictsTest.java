package dev.candor.collector;

import static dev.candor.collector.Running.batch;
import static dev.candor.collector.Running.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Json;
import dev.candor.wire.RunId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plan says of a field holds for its value, and for each value in a list or an object. */
class FieldVerdictsTest {

  private static final UUID RUN = RunId.of(Running.NOW.toEpochMilli(), new byte[10]);

  @TempDir Path folder;

  @Test
  void aValueOfItsClassIsStored() {
    String[] fields = {
      "\"files\":-9223372036854775808",
      "\"took_ms\":-1",
      "\"retries\":0",
      "\"retries\":-0",
      "\"retries\":9223372036854775807",
      "\"share\":-1",
      "\"share\":1.5e300",
      "\"note\":\"12345678\"",
      "\"note\":\"1234567\uD83D\uDE00\"",
      "\"failure_class\":\"java.io.IOException\"",
      "\"failure_class\":\"dev.ao.Failures$Déjà_vu\"",
      "\"failure_class\":\"other\"",
      "\"failure_frames\":[\"dev.ao.Main:17\",\"dev.ao.io.Disk$Page:-1\"]",
      "\"shells\":[]",
      "\"shells\":[\"bash\",\"other\"]",
      "\"shells\":[\"bash\",null]",
      "\"shells\":null",
      "\"reviewers_hash\":[\"9f86d081884c7d65\",\"aGVsbG8=\"]",
      "\"shares\":[1,-2.5,3e10]",
      "\"sizes\":[0,9223372036854775807]",
      "\"workers\":{}",
      "\"workers\":{\"rust\":2,\"node\":null}",
      "\"waited_ms\":0",
      "\"modes\":{\"a\":\"on\"}",
    };

    assertThat(answers(fields)).containsExactlyElementsOf(same(fields.length, "stored"));
  }

  @Test
  void anIdentityComesRawOnlyWhereThePlanLetsAnOwnCollectorHaveIt() {
    String longest = "\uD83D\uDE00".repeat(200);

    assertThat(
            answers(
                "\"branch_hash\":\"9f86d081884c7d65\"",
                "\"branch\":\"feature/ä b\"",
                "\"branch\":\"" + longest + "\"",
                "\"branch\":\"" + longest + ".\"",
                "\"branch\":7",
                "\"branch\":[\"main\"]",
                "\"branch_hash\":\"feature/ä b\"",
                "\"author\":\"ada@example.org\"",
                "\"reviewers\":[\"ada\"]",
                "\"branches\":[\"main\"]"))
        .containsExactly(
            "stored",
            "stored",
            "stored",
            "too_long fields.branch",
            "wrong_type fields.branch",
            "wrong_type fields.branch",
            "bad_identifier fields.branch_hash",
            "unknown_field fields.author",
            "unknown_field fields.reviewers",
            "unknown_field fields.branches");
  }

  @Test
  void aTokenHasLettersDigitsAndAFewSignsAndAnEnd() {
    assertThat(
            answers(
                "\"request\":\"AZaz09._:-\"",
                "\"request\":\"" + "x".repeat(64) + "\"",
                "\"author_hash\":\"AZaz09._:+/=-\"",
                "\"author_hash\":\"" + "x".repeat(128) + "\"",
                "\"failure_class\":\"" + "x".repeat(256) + "\""))
        .containsExactlyElementsOf(same(5, "stored"));
    String[] requests = {"", "x".repeat(65), "a/b", "a@b", "a[b", "a`b", "a{b", "a+b", "ä", "a b"};
    assertThat(
            answers(
                Arrays.stream(requests)
                    .map("\"request\":\"%s\""::formatted)
                    .toArray(String[]::new)))
        .containsExactlyElementsOf(same(requests.length, "bad_identifier fields.request"));
    assertThat(answers("\"author_hash\":\"" + "x".repeat(129) + "\""))
        .containsExactly("bad_identifier fields.author_hash");
  }

  @Test
  void aMapOfTextsIsHeldToItsKeysAndToTheSet() {
    assertThat(answers("\"modes\":{\"a\":\"off\"}", "\"modes\":{\"b\":\"on\"}"))
        .containsExactly("unknown_value fields.modes.a", "unknown_field fields.modes.b");
  }

  @Test
  void aNumberThatIsNeverNegativeIsKeptApartWhereItIs() {
    assertThat(
            answers(
                "\"retries\":-1",
                "\"waited_ms\":-1",
                "\"retries\":-9223372036854775808",
                "\"retries\":9223372036854775808",
                "\"retries\":1.0",
                "\"sizes\":[1,-1]",
                "\"workers\":{\"node\":-1}"))
        .containsExactly(
            "negative fields.retries",
            "negative fields.waited_ms",
            "negative fields.retries",
            "wrong_type fields.retries",
            "wrong_type fields.retries",
            "negative fields.sizes[1]",
            "negative fields.workers.node");
  }

  @Test
  void aNumberBeyondADoubleIsNone() {
    assertThat(answers("\"share\":1e400", "\"share\":-1E400", "\"shares\":[1e400]"))
        .containsExactly(
            "wrong_type fields.share", "wrong_type fields.share", "wrong_type fields.shares");
  }

  @Test
  void aListIsAsLongAsThePlanSays() {
    String long0 = String.join(",", Collections.nCopies(40_000, "0"));

    assertThat(
            answers(
                "\"shells\":[\"bash\",\"bash\",\"bash\"]",
                "\"failure_frames\":[\"dev.ao.A:1\",\"dev.ao.A:1\",\"dev.ao.A:1\",\"dev.ao.A:1\"]",
                "\"sizes\":[" + long0 + "]",
                "\"workers\":{\"node\":[" + long0 + "]}",
                "\"note\":\"123456789\""))
        .containsExactly(
            "too_long fields.shells",
            "too_long fields.failure_frames",
            "too_long fields.sizes",
            "too_long fields.workers",
            "too_long fields.note");
  }

  @Test
  void aListAndAnObjectAreWhatThePlanSays() {
    assertThat(
            answers(
                "\"shells\":\"bash\"",
                "\"shells\":{\"bash\":1}",
                "\"shell\":[\"bash\"]",
                "\"workers\":[1]",
                "\"workers\":7",
                "\"files\":{\"a\":1}",
                "\"workers\":{\"node\":1,\"node\":2}",
                "\"sizes\":[[1]]",
                "\"workers\":{\"node\":{\"x\":1}}"))
        .containsExactly(
            "wrong_type fields.shells",
            "wrong_type fields.shells",
            "wrong_type fields.shell",
            "wrong_type fields.workers",
            "wrong_type fields.workers",
            "wrong_type fields.files",
            "wrong_type fields.workers",
            "wrong_type fields.sizes[0]",
            "wrong_type fields.workers.node");
  }

  @Test
  void eachElementIsJudgedByTheClassOfItsField() {
    assertThat(
            answers(
                "\"shells\":[\"bash\",\"fish\"]",
                "\"shells\":[7]",
                "\"reviewers_hash\":[\"ok\",\"ada@example.org\"]",
                "\"shares\":[true]",
                "\"sizes\":[1.5]",
                "\"workers\":{\"java\":1}",
                "\"workers\":{\"rust\":\"two\"}"))
        .containsExactly(
            "unknown_value fields.shells[1]",
            "wrong_type fields.shells[0]",
            "bad_identifier fields.reviewers_hash[1]",
            "wrong_type fields.shares[0]",
            "wrong_type fields.sizes[0]",
            "unknown_field fields.workers.java",
            "wrong_type fields.workers.rust");
  }

  @Test
  void aCrashShowsAClassAndOwnFramesAndNoMessage() {
    String[] classes = {
      "", "java.io.IOException: /home/ada", "a..b", ".a", "a.", "1a", "a b", "a/b", "x".repeat(257)
    };
    String[] frames = {
      "dev.ao.Main",
      "dev.ao.Main:",
      "dev.ao.Main:1 ",
      "dev.ao.Main:x",
      "dev.ao.Main:12345678",
      ":1",
      "java.util.List:1",
      "dev.aoe.Main:1",
      "dev.ao:1",
      "dev.ao.Main(/home/ada):1",
    };

    assertThat(
            answers(
                Arrays.stream(classes)
                    .map("\"failure_class\":\"%s\""::formatted)
                    .toArray(String[]::new)))
        .containsExactlyElementsOf(same(classes.length, "bad_identifier fields.failure_class"));
    assertThat(
            answers(
                Arrays.stream(frames)
                    .map("\"failure_frames\":[\"%s\"]"::formatted)
                    .toArray(String[]::new)))
        .containsExactlyElementsOf(same(frames.length, "bad_identifier fields.failure_frames[0]"));
  }

  /** The result of an event with each of the fields: its reason and path, or {@code stored}. */
  private List<String> answers(String... fields) {
    try (Running running = Running.in(folder.resolve(UUID.randomUUID().toString()))) {
      String body =
          running
              .post(
                  batch(
                      RUN,
                      0,
                      Arrays.stream(fields)
                          .map(each -> event("build.finished", each))
                          .toArray(String[]::new)))
              .body();
      return Json.parse(body.getBytes(StandardCharsets.UTF_8)).object().array("results").stream()
          .map(Json::object)
          .map(
              result ->
                  result.text("result").equals("stored")
                      ? "stored"
                      : result.text("reason") + " " + result.text("path"))
          .toList();
    }
  }

  private static List<String> same(int count, String answer) {
    return Collections.nCopies(count, answer);
  }
}
