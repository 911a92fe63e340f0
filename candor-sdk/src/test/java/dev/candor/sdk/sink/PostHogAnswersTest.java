package dev.candor.sdk.sink;

import static dev.candor.sdk.sink.SampleParcel.AT;
import static dev.candor.sdk.sink.SampleParcel.many;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Delivery.Outcome;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Response;
import dev.candor.wire.MalformedException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostHogAnswersTest {

  private static final String ID = "019c2340-0000-8000-8000-00000000010";

  private final PostHogProtocol newer =
      new PostHogProtocol(URI.create("http://127.0.0.1"), "phc_key");
  private final PostHogProtocol older = newer.byBatch();

  @ParameterizedTest
  @CsvSource({
    "200,READ,READ",
    "400,REJECT,REJECT",
    "401,CLOSE,CLOSE",
    "402,READ,REJECT",
    "403,CLOSE,CLOSE",
    "404,REJECT,REJECT",
    "408,RETRY,RETRY",
    "410,REJECT,REJECT",
    "413,SPLIT,SPLIT",
    "415,REJECT,REJECT",
    "422,REJECT,REJECT",
    "429,READ,RETRY",
    "500,RETRY,RETRY",
    "502,RETRY,RETRY",
    "503,RETRY,RETRY",
    "504,RETRY,RETRY"
  })
  void eachStatusMeansWhatThatDoorSays(int status, Fate byNewer, Fate byOlder) {
    assertThat(newer.fate(status)).isEqualTo(byNewer);
    assertThat(older.fate(status)).isEqualTo(byOlder);
  }

  @Test
  void answersEventByEvent() {
    Delivery delivery =
        read(
            newer,
            7,
            200,
            """
            {"results":{
              "%1$s1":{"result":"ok"},
              "%1$s2":{"result":"warning","details":"person_processing_disabled"},
              "%1$s3":{"result":"drop","details":"billing_limit_exceeded"},
              "%1$s4":{"result":"drop","details":"<b>No such luck</b>"},
              "%1$s5":{"result":"drop"},
              "%1$s6":{"result":"evaporated"}}}
            """
                .formatted(ID));

    assertThat(delivery.outcomes())
        .containsExactly(
            Outcome.ACCEPTED,
            Outcome.ACCEPTED,
            Outcome.rejected("dropped_billing_limit_exceeded"),
            Outcome.rejected("dropped"),
            Outcome.rejected("dropped"),
            Outcome.ACCEPTED,
            Outcome.ACCEPTED);
    assertThat(delivery.reason()).isEmpty();
  }

  @Test
  void sendsAgainOnlyWhatItIsAskedFor() {
    Delivery delivery =
        read(
            newer,
            2,
            200,
            "{\"results\":{\"%s1\":{\"result\":\"ok\"},\"%s2\":{\"result\":\"retry\"}}}"
                .formatted(ID, ID));

    assertThat(delivery.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.DEFERRED);
    assertThat(delivery.reason()).contains("retry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ok", "[]", "{}", "{\"results\":[]}", "{\"results\":{"})
  void aGoodStatusWithAnAnswerThatIsNoneIsTheEnd(String body) {
    assertThat(read(newer, 2, 200, body).outcomes())
        .containsOnly(Outcome.rejected("unreadable_answer"));
  }

  @Test
  void aGoodStatusWithAnAnswerThatIsTooLongToReadIsTheEndAtTheNewerDoorAlone() {
    Message message = newer.translate(many(2, "{}"), AT).messages().get(0);

    assertThat(newer.readTooLong(message).outcomes())
        .hasSize(2)
        .containsOnly(Outcome.rejected("answer_too_large"));
    assertThat(older.readTooLong(message).outcomes()).hasSize(2).containsOnly(Outcome.DEFERRED);
  }

  @ParameterizedTest
  @ValueSource(ints = {402, 429})
  void aQuotaEndsTheRequestAndLetsTheRestWait(int status) {
    Delivery delivery = read(newer, 2, status, "{\"error\":\"billing_limit_exceeded\"}");

    assertThat(delivery.outcomes()).containsOnly(Outcome.rejected("quota"));
    assertThat(delivery.delay()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"Ok\"}",
        "{\"status\":\"ok\"}",
        "{\"status\":1}",
        "{\"status\":\"Ok\",\"quota_limited\":[\"recordings\"]}",
        "{\"status\":\"Ok\",\"quota_limited\":[]}",
        "{\"status\":\"Ok\",\"quota_limited\":null}"
      })
  void theOlderDoorTakesAllOrNone(String body) {
    assertThat(read(older, 2, 200, body)).isEqualTo(Delivery.accepted(2));
  }

  @Test
  void theOlderDoorSaysWithAGoodStatusThatItsQuotaIsUsedUp() {
    Delivery delivery =
        read(older, 2, 200, "{\"status\":\"Ok\",\"quota_limited\":[\"recordings\",\"events\"]}");

    assertThat(delivery.outcomes()).containsOnly(Outcome.rejected("quota"));
    assertThat(delivery.delay()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ok", "{}", "{\"status\":0}", "{\"status\":\"Error\"}", "[1]"})
  void whatIsNotTheOlderDoorsAnswerComesAgain(String body) {
    assertThatThrownBy(() -> read(older, 2, 200, body)).isInstanceOf(MalformedException.class);
  }

  private static Delivery read(PostHogProtocol protocol, int events, int status, String body) {
    Parcel parcel = many(events, "{}");
    Message message = protocol.translate(parcel, AT).messages().get(0);
    return protocol.read(parcel, message, new Response(status, Map.of(), body.getBytes(UTF_8)));
  }
}
