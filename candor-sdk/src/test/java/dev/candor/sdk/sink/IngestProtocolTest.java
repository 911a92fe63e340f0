package dev.candor.sdk.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Response;
import dev.candor.wire.EventCount;
import dev.candor.wire.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestProtocolTest {

  private static final Instant AT = Instant.parse("2026-02-03T10:05:00Z");

  private final IngestProtocol ingest =
      new IngestProtocol(URI.create("https://account.example/")).withProject("project_id_hash");

  @Test
  void sendsTheBodyOfTheContract() {
    Row start =
        event(1, "session_start", "s-1", "\"model_id\":\"opus\",\"project_id_hash\":\"9f\"", "");
    Row end = event(2, "session_end", "s-1", "\"type\":\"forged\"", "\"total_cost\":0.5");

    Message message = messages(SinkRows.parcel(start, end)).get(0);

    assertThat(message.to())
        .isEqualTo(URI.create("https://account.example/api/observability/ingest"));
    assertThat(message.headers())
        .isEqualTo(Map.of("Content-Type", "application/json", "User-Agent", "candor-java"));
    assertThat(new String(message.body(), UTF_8))
        .isEqualTo(
            """
            {"session_id":"s-1","cli_version":"1.4.2","user_email":"","project_id":"9f",\
            "timestamp":1770113100000,"events":[\
            {"type":"session_start","timestamp":1770112800123,"session_id":"s-1",\
            "event_id":"019c2340-0000-7000-8000-000000000101","model_id":"opus",\
            "project_id_hash":"9f"},\
            {"type":"session_end","timestamp":1770112800123,"session_id":"s-1",\
            "event_id":"019c2340-0000-7000-8000-000000000102","total_cost":0.5}]}""");
  }

  @Test
  void neverMixesSessions() {
    Row first = event(1, "command", "s-1", "\"project_id_hash\":\"9f\"", "");
    Row other = event(2, "command", "s-2", "", "");
    Row again = event(3, "command", "s-1", "", "");
    Row none = SinkRows.row(4, "command", "\"properties\":{},\"measurements\":{}");

    List<Message> messages = messages(SinkRows.parcel(first, other, again, none));

    assertThat(messages)
        .extracting(Message::of)
        .containsExactly(List.of(0, 2), List.of(1), List.of(3));
    assertThat(new String(messages.get(1).body(), UTF_8))
        .contains("\"project_id\":\"\"")
        .doesNotContain("s-1", "9f");
    assertThat(new String(messages.get(2).body(), UTF_8)).startsWith("{\"session_id\":\"\",");
    assertThat(messages.get(1).body()).isEqualTo(messages(SinkRows.parcel(other)).get(0).body());
  }

  @Test
  void sendsNoMoreThanTheContractsBufferAtOnce() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 401; i++) {
      rows.add(event(1, "command", "s-1", "", ""));
    }
    Parcel parcel =
        new Parcel(SinkRows.RUN, 1, SinkRows.header(null), Map.of(), rows, 0, List.of());

    assertThat(messages(parcel)).extracting(Message::size).containsExactly(200, 200, 1);
  }

  @Test
  void doesNotTakeCounts() {
    EventCount count = new EventCount("command", Map.of(), 1, Map.of(), Map.of());

    assertThat(ingest.translate(SinkRows.parcel(count), AT).refused())
        .isEqualTo(Map.of(0, "no_counts"));
    assertThat(messages(SinkRows.parcel(count))).isEmpty();
  }

  @Test
  void showsNobodyTheToken() {
    assertThat(
            ingest
                .withToken("hush")
                .translate(SinkRows.parcel(event(1, "command", "s-1", "", "")), AT)
                .messages()
                .get(0)
                .headers())
        .containsOnlyKeys("Content-Type", "User-Agent");
  }

  @ParameterizedTest
  @CsvSource({
    "200,READ",
    "204,READ",
    "400,REJECT",
    "401,REJECT",
    "403,REJECT",
    "404,REJECT",
    "413,SPLIT",
    "408,RETRY",
    "429,RETRY",
    "500,RETRY",
    "503,RETRY"
  })
  void whatPassesComesAgainAndEveryOtherRefusalIsFinal(int status, Fate fate) {
    assertThat(ingest.fate(status)).isEqualTo(fate);
    assertThat(ingest.withToken("t").last().fate(status)).isEqualTo(fate);
  }

  @Test
  void aTokenThatIsRefusedMayBeRenewed() {
    assertThat(ingest.withToken("t").fate(401)).isEqualTo(Fate.RETRY);
    assertThat(ingest.withToken("t").fate(400)).isEqualTo(Fate.REJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "ok", "<nothing like JSON>"})
  void aSuccessIsOneWhateverItSays(String body) {
    Parcel parcel = SinkRows.parcel(event(1, "command", "s-1", "", ""));

    assertThat(
            ingest
                .read(
                    parcel,
                    messages(parcel).get(0),
                    new Response(200, Map.of(), body.getBytes(UTF_8)))
                .outcomes())
        .containsExactly(Delivery.Outcome.ACCEPTED);
    assertThat(ingest.oldest()).isEqualTo(Duration.ofDays(28));
  }

  private static Row event(
      long n, String name, String session, String properties, String measurements) {
    return SinkRows.row(
        n,
        name,
        "\"session_id\":\"%s\",\"properties\":{%s},\"measurements\":{%s}"
            .formatted(session, properties, measurements));
  }

  private List<Message> messages(Parcel parcel) {
    return ingest.translate(parcel, AT).messages();
  }
}
