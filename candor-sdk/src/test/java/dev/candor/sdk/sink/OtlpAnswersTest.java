package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of a receiver of OTLP mean. */
class OtlpAnswersTest {

  private final OtlpProtocol otlp = new OtlpProtocol(URI.create("http://127.0.0.1:4318"));

  @ParameterizedTest
  @CsvSource({
    "200,READ",
    "202,READ",
    "204,READ",
    "400,REJECT",
    "401,REJECT",
    "403,REJECT",
    "404,REJECT",
    "408,REJECT",
    "410,REJECT",
    "411,REJECT",
    "413,SPLIT",
    "429,RETRY",
    "500,REJECT",
    "501,REJECT",
    "502,RETRY",
    "503,RETRY",
    "504,RETRY"
  })
  void aStatusMeansWhatTheContractSays(int status, Fate fate) {
    assertThat(otlp.fate(status)).isEqualTo(fate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"partialSuccess\":{}}",
        "{\"partialSuccess\":null}",
        "{\"partialSuccess\":{\"rejectedLogRecords\":null}}",
        "{\"partialSuccess\":{\"rejectedLogRecords\":\"0\",\"errorMessage\":\"mind your labels\"}}"
      })
  void aSuccessIsASuccessWhateverItWarnsOf(String answer) {
    assertThat(read(answer)).containsOnly(Delivery.Outcome.ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "2"})
  void countsTheLastOnesAsLostWhereSomeWereRejected(String rejected) {
    assertThat(read("{\"partialSuccess\":{\"rejectedLogRecords\":" + rejected + "}}"))
        .containsExactly(
            Delivery.Outcome.ACCEPTED,
            Delivery.Outcome.rejected("partial_success"),
            Delivery.Outcome.rejected("partial_success"));
  }

  @Test
  void losesNoMoreThanThereWasWhereMoreWereRejected() {
    assertThat(read("{\"partialSuccess\":{\"rejectedSpans\":\"900\"}}"))
        .hasSize(3)
        .containsOnly(Delivery.Outcome.rejected("partial_success"));
  }

  /** A receiver may have taken them, and has nothing to know them again by. */
  @ParameterizedTest
  @ValueSource(
      strings = {"ok", "[]", "null", "{\"partialSuccess\":{\"rejectedLogRecords\":\"some\"}}"})
  void aSuccessThatCannotBeReadIsNotSentAgain(String answer) {
    assertThat(read(answer)).containsOnly(Delivery.Outcome.rejected("unreadable_answer"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"partialSuccess\":{\"rejectedLogRecords\":\"0\",\"errorMessage\":\"mind\"}} | mind",
        "{\"partialSuccess\":{\"rejectedLogRecords\":\"1\",\"errorMessage\":\"no\"}} | no",
        "{\"partialSuccess\":{\"errorMessage\":\"\"}} |",
        "{} |"
      })
  void tellsWhatAReceiverWarnsOfAndGoesOn(String answer, @Nullable String warning) {
    Delivery delivery = delivery(answer);

    assertThat(delivery.delay()).isZero();
    if (warning == null) {
      assertThat(delivery.reason()).isEmpty();
    } else {
      assertThat(delivery.reason())
          .startsWith("http://127.0.0.1:4318/v1/logs warns: ")
          .contains("\"" + warning + "\"");
    }
  }

  @Test
  void anAnswerBeyondFourMebibytesIsNotAskedForAgain() {
    assertThat(read("{\"a\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}"))
        .containsOnly(Delivery.Outcome.rejected("answer_too_large"));
  }

  private List<Delivery.Outcome> read(String answer) {
    return delivery(answer).outcomes();
  }

  private Delivery delivery(String answer) {
    Parcel parcel = SinkRows.parcel(SinkRows.row(1), SinkRows.row(2), SinkRows.row(3));
    Response response = new Response(200, Map.of(), answer.getBytes(UTF_8));
    return otlp.read(parcel, otlp.translate(parcel, Instant.EPOCH).messages().get(0), response);
  }
}
