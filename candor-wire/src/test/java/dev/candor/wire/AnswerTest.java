package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.wire.Answer.Outcome;
import dev.candor.wire.Answer.Result;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerTest {

  private static final String BODY =
      """
      {"results":[{"result":"stored"},{"result":"duplicate"},
       {"result":"quarantined","reason":"unknown_field","path":"fields.colour","plan":"ab"},
       {"result":"dropped","reason":"sampled"},{"result":"retry","reason":"not_committed"}],
       "narrow":{"events":["ao.cli.invoked"],"sampling":{}}}
      """;

  @Test
  void everyResultIsReadInItsPlace() {
    assertThat(parse(BODY).results())
        .containsExactly(
            new Result(Outcome.STORED, null, null),
            new Result(Outcome.DUPLICATE, null, null),
            new Result(Outcome.QUARANTINED, "unknown_field", "fields.colour"),
            new Result(Outcome.DROPPED, "sampled", null),
            new Result(Outcome.RETRY, "not_committed", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"sampling\":{\"a\":1.5}}", "{\"events\":[\"a\",1]}", "[]", "null", "\"none\""})
  void aNarrowingThatCannotBeReadIsLeftOutAndTheResultsHold(String narrow) {
    Answer answer = parse("{\"results\":[{\"result\":\"stored\"}],\"narrow\":" + narrow + "}");

    assertThat(answer.results()).containsExactly(new Result(Outcome.STORED, null, null));
    assertThat(answer.narrow()).isEqualTo(Narrowing.NONE);
    assertThat(answer.unread()).isNotEmpty();
    assertThat(parse(BODY).unread()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postponed", "STORED", "Retry", ""})
  void aWordThatThisReaderDoesNotKnowIsFinalAndTheReason(String word) {
    assertThat(parse("{\"results\":[{\"result\":\"" + word + "\",\"reason\":\"r\"}]}").results())
        .containsExactly(new Result(Outcome.DROPPED, word, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "<html></html>",
        "{\"error\":\"key\",\"message\":\"name a write key\"}",
        "{\"results\":{}}",
        "{\"results\":null}",
        "{\"results\":[1]}",
        "{\"results\":[{}]}",
        "{\"results\":[{\"result\":\"stored\",\"reason\":1}]}"
      })
  void aBodyWithoutResultsIsNoAnswer(String body) {
    assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> parse(body));
  }

  @Test
  void everyCutOfABodyIsMalformed() {
    byte[] whole = BODY.strip().getBytes(UTF_8);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedException.class)
          .as("cut at byte " + length)
          .isThrownBy(() -> Answer.parse(cut));
    }
  }

  private static Answer parse(String body) {
    return Answer.parse(body.getBytes(UTF_8));
  }
}
