package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sdk.sink.OtlpProtocol;
import dev.candor.sdk.sink.Streams;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that travel in two messages each: as a log record, and as a span. */
class SeveralMessagesTest {

  private static final Pattern ID =
      Pattern.compile("event.id\",\"value\":\\{\"stringValue\":\"([^\"]*)");
  private static final UUID OTHER_RUN = UUID.fromString("019c2340-0000-7000-8000-000000000002");

  @TempDir Path root;

  private Machine machine = new Machine(Path.of(""));

  @BeforeEach
  void begin() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
  }

  @Test
  void thePartsOfASplitTellNothingTwiceThatOneOfTheTwoHad() throws Exception {
    leave(SpoolRows.RUN, 4);
    leave(OTHER_RUN, 3);

    Map<String, Integer> seen = carried(200, 413, 200);

    assertThat(seen.entrySet()).isNotEmpty().allMatch(each -> each.getValue() == 1);
    assertThat(seen).hasSize(2 * (4 + 3));
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(7, 7, Map.of(), 0));
  }

  @Test
  void whatOneOfTheTwoRefusedStaysRefusedWhereTheOtherIsBusy() throws Exception {
    leave(SpoolRows.RUN, 2);

    carried(400, 503, 200);

    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 0, Map.of("refused_400", 2L), 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {407, 511})
  void aNetworkThatWantsALogInHasRefusedNothing(int status) throws Exception {
    leave(SpoolRows.RUN, 2);

    carried(status, status, 200);

    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 2, Map.of(), 0));
  }

  @Test
  void eventsOfAnotherRunHaveTheSameNumbersAndAreOthers() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "{}").answer(503, "").answer(200, "{}");
      HttpSink sink = sink(server);
      deliver(sink, SpoolRows.RUN, 1);

      Delivery other = deliver(sink, OTHER_RUN, 1);

      assertThat(other.outcomes()).containsExactly(Delivery.Outcome.ACCEPTED);
      assertThat(paths(server)).containsExactly("/v1/logs", "/v1/traces", "/v1/logs", "/v1/traces");
    }
  }

  @Test
  void aRequestIsSentWholeWhileOneOfItsEventsWasNotAnswered() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "{}").answer(503, "").answer(200, "{}");
      HttpSink sink = sink(server);
      deliver(sink, SpoolRows.RUN, 1);

      Delivery second = deliver(sink, SpoolRows.RUN, 1, 2);

      assertThat(second.outcomes()).containsOnly(Delivery.Outcome.ACCEPTED).hasSize(2);
      assertThat(paths(server)).containsExactly("/v1/logs", "/v1/traces", "/v1/logs", "/v1/traces");
      assertThat(ID.matcher(server.requests().get(2).body()).results()).hasSize(2);
    }
  }

  @Test
  void whatOneOfTheTwoRefusedIsNotOverUntilTheOtherHasAnswered() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(400, "{}").answer(503, "").answer(200, "{}");
      HttpSink sink = sink(server);

      Delivery first = deliver(sink, SpoolRows.RUN, 1);
      Delivery second = deliver(sink, SpoolRows.RUN, 1);

      assertThat(first.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(second.outcomes()).containsExactly(Delivery.Outcome.rejected("refused_400"));
      assertThat(paths(server)).containsExactly("/v1/logs", "/v1/traces", "/v1/traces");
    }
  }

  @Test
  void whatOneOfTheTwoWantsLaterComesAgainThoughTheOtherHasRefusedIt() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(202, "").answer(400, "").answer(200, "");
      HttpSink sink = new HttpSink(new Permit(), new TwoDoors(server.address()), machine.clock);

      Delivery first = deliver(sink, SpoolRows.RUN, 1);
      Delivery second = deliver(sink, SpoolRows.RUN, 1);

      assertThat(first.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(second.outcomes()).containsExactly(Delivery.Outcome.rejected("refused_400"));
      assertThat(server.requests())
          .extracting(ScriptedServer.Request::path)
          .containsExactly("POST /one", "POST /other", "POST /one");
    }
  }

  private static List<String> paths(ScriptedServer server) {
    return server.requests().stream().map(request -> request.path().substring(5)).toList();
  }

  private Delivery deliver(HttpSink sink, UUID run, long... numbers) {
    List<Row> rows = new ArrayList<>();
    for (long n : numbers) {
      rows.add(Row.parse(row(run, n)));
    }
    RowHeader header = SpoolRows.header(run);
    Parcel parcel = new Parcel(run, 1, header, Map.of(), rows, 0, List.of());
    return sink.deliver(parcel, machine.clock.instant().plusSeconds(20));
  }

  private HttpSink sink(ScriptedServer server) {
    OtlpProtocol protocol = new OtlpProtocol(server.address()).withStreams(Streams.CONTENT_IN_LOGS);
    return new HttpSink(Consent.byCommand(), protocol, machine.clock);
  }

  /** How often each event was taken at each path, by the answers to the first requests. */
  private Map<String, Integer> carried(int first, int second, int others) throws Exception {
    Map<String, Integer> seen = new TreeMap<>();
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(first, "{}").answer(second, "{}").answer(others, "{}");
      try (Courier courier = machine.courier(sink(server))) {
        for (int i = 0; i < 20; i++) {
          courier.step(Instant.MAX);
        }
      }
      for (int i = 0; i < server.requests().size(); i++) {
        boolean taken = i > 1 || (i == 0 ? first : second) == 200;
        Matcher ids = ID.matcher(server.requests().get(i).body());
        while (taken && ids.find()) {
          seen.merge(server.requests().get(i).path() + " " + ids.group(1), 1, Integer::sum);
        }
      }
    }
    return seen;
  }

  private void leave(UUID run, int events) throws IOException {
    SpoolWriter writer = new SpoolWriter(machine.places().spool("collector"));
    for (int n = 1; n <= events; n++) {
      byte[] row = row(run, n);
      writer.add(SpoolRows.header(run), row, 0, row.length);
    }
    writer.flush();
    writer.seal(Map.of());
  }

  private static byte[] row(UUID run, long n) {
    String begin = run.toString().substring(0, 34);
    return ("{\"event_id\":\""
            + begin
            + (run.equals(OTHER_RUN) ? "2" : "1")
            + n
            + "\",\"event_name\":\"ao.step\",\"timestamp\":\"2026-02-03T10:00:00.123Z\",\"event_sequence\":"
            + n
            + ",\"properties\":{},\"measurements\":{\"duration_ms\":5},"
            + "\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\",\"span_id\":\"b7ad6b7169203331\"}")
        .getBytes(US_ASCII);
  }

  /** A protocol that tells each event at two addresses; one that says 202 wants it later. */
  private record TwoDoors(URI address) implements Protocol {

    @Override
    public Duration oldest() {
      return Duration.ofDays(1);
    }

    @Override
    public Translation translate(Parcel parcel, Instant at) {
      return new Translation(List.of(at("/one", parcel), at("/other", parcel)), Map.of());
    }

    private Message at(String path, Parcel parcel) {
      return Message.json(address.resolve(path), new JsonWriter(16), Message.all(parcel));
    }

    @Override
    public Fate fate(int status) {
      return status < 300 ? Fate.READ : Fate.REJECT;
    }

    @Override
    public Delivery read(Parcel parcel, Message message, Response response) {
      return Delivery.of(
          Collections.nCopies(
              message.size(),
              response.status() == 202 ? Delivery.Outcome.DEFERRED : Delivery.Outcome.ACCEPTED));
    }
  }
}
