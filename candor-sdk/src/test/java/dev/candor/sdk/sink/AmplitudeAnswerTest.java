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

class AmplitudeAnswerTest {

  private static final Outcome HELD = Outcome.held(Duration.ofSeconds(30));

  private final AmplitudeProtocol amplitude =
      new AmplitudeProtocol(URI.create("http://127.0.0.1"), "a-key");

  @ParameterizedTest
  @CsvSource({
    "200,READ",
    "400,READ",
    "401,CLOSE",
    "403,CLOSE",
    "404,REJECT",
    "408,REJECT",
    "410,REJECT",
    "413,SPLIT",
    "429,READ",
    "500,RETRY",
    "502,RETRY",
    "503,RETRY",
    "504,RETRY"
  })
  void eachStatusMeansOneThing(int status, Fate fate) {
    assertThat(amplitude.fate(status)).isEqualTo(fate);
    assertThat(amplitude.byBatch().fate(status)).isEqualTo(fate);
  }

  @Test
  void takesAllOrNone() {
    assertThat(
            read(
                3,
                200,
                """
                {"code":200,"events_ingested":3,"payload_size_bytes":50,
                 "server_upload_time":1396381378123}
                """))
        .isEqualTo(Delivery.accepted(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "success", "{}", "{\"code\":500}", "[200]", "{\"code\":\"200\"}"})
  void aGoodStatusWithAnotherAnswerComesAgain(String body) {
    assertThatThrownBy(() -> read(1, 200, body)).isInstanceOf(MalformedException.class);
  }

  @Test
  void rejectsTheEventsThatAreNamedAndSendsTheRestAtOnce() {
    Delivery delivery =
        read(
            7,
            400,
            """
            {"code":400,"error":"Request missing required field","missing_field":null,
             "events_with_invalid_fields":{"time":[1],"event_properties":[2]},
             "events_with_missing_fields":{"event_type":[3]},
             "events_with_invalid_id_lengths":{"device_id":[4]},
             "silenced_events":[5],"throttled_events":[6]}
            """);

    assertThat(delivery.outcomes())
        .containsExactly(
            Outcome.DEFERRED,
            Outcome.rejected("invalid_field"),
            Outcome.rejected("invalid_field"),
            Outcome.rejected("missing_field"),
            Outcome.rejected("illegal_identity"),
            Outcome.rejected("silenced"),
            HELD);
    assertThat(delivery.reason()).isEmpty();
    assertThat(delivery.delay()).isZero();
  }

  @Test
  void rejectsAllWhereTheDeviceIsSilenced() {
    assertThat(read(2, 400, "{\"code\":400,\"silenced_devices\":[\"other\"]}").outcomes())
        .containsOnly(Outcome.rejected("refused_400"));
    assertThat(read(2, 400, "{\"code\":400,\"silenced_devices\":[\"ins-12345\"]}").outcomes())
        .containsOnly(Outcome.rejected("silenced"));
  }

  @Test
  void rejectsAllWhereTheRequestLacksSomething() {
    Delivery delivery =
        read(
            2,
            400,
            "{\"missing_field\":\"api_key\",\"events_with_invalid_fields\":{\"time\":[0]}}");

    assertThat(delivery.outcomes()).containsOnly(Outcome.rejected("missing_field"));
  }

  @Test
  void leavesAmplitudeAloneForADayWhereTheKeyIsWrong() {
    Delivery delivery = read(2, 400, "{\"code\":400,\"error\":\"Invalid API key: abc\"}");

    assertThat(delivery.outcomes()).containsOnly(Outcome.rejected("invalid_key"));
    assertThat(delivery.delay()).isEqualTo(Duration.ofDays(1));
    assertThat(delivery.reason()).doesNotContain("abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bad Request",
        "{}",
        "{\"events_with_invalid_fields\":{\"time\":[2,-1,99999999999]}}",
        "{\"events_with_invalid_fields\":{\"time\":[\"0\",0.5]}}",
        "{\"events_with_invalid_fields\":{\"time\":0}}",
        "{\"events_with_invalid_fields\":[0]}",
        "{\"silenced_events\":{\"0\":1}}"
      })
  void rejectsAllWhereNoneIsNamed(String body) {
    assertThat(read(2, 400, body).outcomes()).containsOnly(Outcome.rejected("refused_400"));
  }

  @Test
  void holdsTheEventsBackThatAreTooManyAndSendsTheRestAtOnce() {
    Delivery delivery =
        read(
            3,
            429,
            """
            {"code":429,"error":"Too many requests for some devices and users",
             "eps_threshold":30,"throttled_devices":{"ins-12345":31},"throttled_users":{},
             "throttled_events":[0,2],
             "exceeded_daily_quota_users":{},"exceeded_daily_quota_devices":{}}
            """);

    assertThat(delivery.outcomes()).containsExactly(HELD, Outcome.DEFERRED, HELD);
    assertThat(delivery.reason()).isEmpty();
  }

  @Test
  void holdsAllBackWhereTheDeviceIsNamed() {
    assertThat(read(2, 429, "{\"throttled_devices\":{\"ins-12345\":31}}").outcomes())
        .containsExactly(HELD, HELD);
  }

  @Test
  void rejectsWhatIsAboveTheDaysQuotaAndLetsTheRestWait() {
    Delivery delivery =
        read(
            2,
            429,
            "{\"throttled_events\":[0],\"exceeded_daily_quota_devices\":{\"ins-12345\":500001}}");

    assertThat(delivery.outcomes()).containsOnly(Outcome.rejected("quota"));
    assertThat(delivery.delay()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Too Many Requests", "{}", "{\"throttled_events\":[7]}"})
  void waitsWhereNobodySaysWhatIsTooMany(String body) {
    Delivery delivery = read(2, 429, body);

    assertThat(delivery.outcomes()).containsOnly(Outcome.DEFERRED);
    assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(delivery.reason()).isNotEmpty();
  }

  private Delivery read(int events, int status, String body) {
    Parcel parcel = many(events, "{}");
    Message message = amplitude.translate(parcel, AT).messages().get(0);
    return amplitude.read(parcel, message, new Response(status, Map.of(), body.getBytes(UTF_8)));
  }
}
