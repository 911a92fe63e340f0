package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.sink.OtlpProtocol;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpSinkTest {

  @TempDir private Path root = Path.of("");

  private static final UUID RUN = UUID.fromString("019c2340-0000-7000-8000-000000000001");

  @Test
  void sendsLogsAndSpansWithALengthAndCompressed() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "{}");

      Delivery delivery = deliver(sink(server), log(1), span(2));

      assertThat(delivery.outcomes()).containsOnly(Delivery.Outcome.ACCEPTED).hasSize(2);
      assertThat(server.requests())
          .extracting(ScriptedServer.Request::path)
          .containsExactly("POST /v1/logs", "POST /v1/traces");
      for (ScriptedServer.Request request : server.requests()) {
        assertThat(request.header("Content-Length")).matches("\\d+");
        assertThat(request.headers()).doesNotContainKey("Transfer-Encoding");
        assertThat(request.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(request.header("Authorization")).isEqualTo("Bearer hush");
        assertThat(request.header("User-Agent")).isEqualTo("candor-java");
      }
      assertThat(server.requests().get(0).json().array("resourceLogs")).hasSize(1);
      assertThat(delivery.sent().toString()).doesNotContain("hush");
    }
  }

  @Test
  void sendsOnlyWhatWasNotTakenAgain() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "{}").answer(503, "", "Retry-After", "7").answer(200, "{}");
      HttpSink sink = sink(server);

      Delivery first = deliver(sink, log(1), span(2));
      Delivery second = deliver(sink, span(2));

      assertThat(first.outcomes())
          .containsExactly(Delivery.Outcome.ACCEPTED, Delivery.Outcome.DEFERRED);
      assertThat(first.delay()).isEqualTo(Duration.ofSeconds(7));
      assertThat(second.outcomes()).containsExactly(Delivery.Outcome.ACCEPTED);
      assertThat(server.requests())
          .extracting(ScriptedServer.Request::path)
          .containsExactly("POST /v1/logs", "POST /v1/traces", "POST /v1/traces");
      assertThat(server.requests().get(1).body()).isEqualTo(server.requests().get(2).body());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,refused_400",
    "401,refused_401",
    "404,refused_404",
    "408,refused_408",
    "413,too_large",
    "500,refused_500"
  })
  void doesNotAskAgainWhereTheContractForbidsIt(int status, String reason) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(status, "{\"code\":3,\"message\":\"no\"}");

      assertThat(deliver(sink(server), log(1)).outcomes())
          .containsExactly(Delivery.Outcome.rejected(reason));
    }
  }

  @Test
  void asksForSmallerRequestsWhereSeveralAreTooLarge() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(413, "");

      Delivery delivery = deliver(sink(server), log(1), log(2));

      assertThat(delivery.ask()).isEqualTo(Delivery.Ask.SMALLER);
      assertThat(delivery.outcomes()).containsOnly(Delivery.Outcome.DEFERRED);
    }
  }

  /** Below 4 MiB it is read, below 8 it is known whole, and above nobody reads its end. */
  @ParameterizedTest
  @CsvSource({"3,''", "5,answer_too_large", "9,answer_too_large"})
  void neverRepeatsWhatWasAnsweredAtTooGreatALength(int mebibytes, String reason) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, " ".repeat(mebibytes * 1024 * 1024) + "{}");

      Delivery delivery = deliver(sink(server), log(1), log(2));

      assertThat(delivery.outcomes()).extracting(Delivery.Outcome::reason).containsOnly(reason);
      assertThat(delivery.isDeferred()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"400,refused_400", "500,refused_500", "413,too_large"})
  void aRefusalHoldsHoweverMuchIsSaidWithIt(int status, String reason) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(status, " ".repeat(9 * 1024 * 1024));

      assertThat(deliver(sink(server), log(1)).outcomes())
          .containsExactly(Delivery.Outcome.rejected(reason));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 9})
  void whatIsBusyIsLeftAloneForAsLongAsItAsksHoweverMuchItSays(int mebibytes) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(503, " ".repeat(mebibytes * 1024 * 1024), "Retry-After", "7");

      Delivery delivery = deliver(sink(server), log(1), log(2));

      assertThat(delivery.outcomes()).hasSize(2).containsOnly(Delivery.Outcome.DEFERRED);
      assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void tellsWhatAReceiverWarnsOfAndSendsTheRest() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server
          .answer(200, "{\"partialSuccess\":{\"errorMessage\":\"mind your labels\"}}")
          .answer(200, "{}");

      Delivery delivery = deliver(sink(server), log(1), span(2));

      assertThat(delivery.outcomes()).containsOnly(Delivery.Outcome.ACCEPTED).hasSize(2);
      assertThat(delivery.reason()).contains("mind your labels");
      assertThat(delivery.delay()).isZero();
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void theHostIsToldOnceOfWhatAReceiverWarnsOf() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      String warning = "{\"partialSuccess\":{\"errorMessage\":\"mind your labels\"}}";
      server.answer(200, warning).answer(200, warning);
      Machine machine = new Machine(root);
      machine.choose("on");
      SpoolRows.leave(machine.places(), new UUID(1, 2), Map.of(), 1);
      SpoolRows.leave(machine.places(), new UUID(2, 2), Map.of(), 1);
      List<String> told = new ArrayList<>();
      Debug debug = new Debug("build-tool", null, told::add, machine.clock);
      HttpSink sink = new HttpSink(new Permit(), new OtlpProtocol(server.address()), machine.clock);
      Carrier carrier = new Carrier(() -> machine.courier(sink), debug);

      carrier.close(machine.clock.instant().plusSeconds(9));
      carrier.run();

      assertThat(server.requests()).hasSize(2);
      assertThat(told).singleElement().asString().contains("mind your labels");
      assertThat(machine.ledger().read().get("collector"))
          .isEqualTo(new Ledger.Reading(2, 2, Map.of(), 0));
    }
  }

  @Test
  void neverRepeatsWhatWasTakenInPart() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "{\"partialSuccess\":{\"rejectedLogRecords\":\"1\"}}");

      assertThat(deliver(sink(server), log(1), log(2)).outcomes())
          .containsExactly(Delivery.Outcome.ACCEPTED, Delivery.Outcome.rejected("partial_success"));
    }
  }

  private static HttpSink sink(ScriptedServer server) {
    return new HttpSink(
        new Permit(),
        new OtlpProtocol(server.address()).withSecret("Authorization", "Bearer hush"),
        InstantSource.system());
  }

  private static Delivery deliver(HttpSink sink, Row... rows) {
    RowHeader header =
        new RowHeader(0, "ao", "1", "hash", RUN, "ci", "linux", "6.1", "amd64", null);
    Parcel parcel = new Parcel(RUN, 1, header, Map.of(), List.of(rows), 0, List.of());
    return sink.deliver(parcel, Instant.now().plusSeconds(20));
  }

  private static Row log(long n) {
    return row(n, "");
  }

  private static Row span(long n) {
    return row(
        n, ",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\",\"span_id\":\"b7ad6b7169203331\"");
  }

  private static Row row(long n, String trace) {
    return Row.parse(
        """
        {"event_id":"019c2340-0000-7000-8000-00000000010%d","event_name":"ao.step",
         "timestamp":"2026-02-03T10:00:00.123Z","event_sequence":%d,"properties":{},
         "measurements":{"duration_ms":5}%s}"""
            .formatted(n, n, trace)
            .getBytes(UTF_8));
  }
}
