package dev.candor.sdk.sink;

import static dev.candor.sdk.sink.SampleParcel.AT;
import static dev.candor.sdk.sink.SampleParcel.attempt;
import static dev.candor.sdk.sink.SampleParcel.many;
import static dev.candor.sdk.sink.SampleParcel.parcel;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.sdk.Consent;
import dev.candor.sdk.Delivery;
import dev.candor.sdk.Delivery.Outcome;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Protocol;
import dev.candor.sdk.Sent;
import dev.candor.wire.EventCount;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each protocol through a real sink to a server that answers as the vendor does. */
@Timeout(60)
class VendorSinkTest {

  private static final String ID = "019c2340-0000-8000-8000-00000000010";

  private final List<Json.Members> bodies = Collections.synchronizedList(new ArrayList<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Answer> answers = new ArrayDeque<>();
  private HttpServer server;

  private record Answer(int status, String body, Map<String, String> headers) {}

  VendorSinkTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void begin() {
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void postHogGetsTheSameIdsAndTimesAgainAndOnlyWhatItAsksFor() throws Exception {
    answer(
        200,
        "{\"results\":{\"%s1\":{\"result\":\"ok\"},\"%s2\":{\"result\":\"retry\"}}}"
            .formatted(ID, ID),
        Map.of("Retry-After", "17"));
    answer(200, "{\"results\":{\"%s2\":{\"result\":\"ok\"}}}".formatted(ID), Map.of());
    HttpSink sink = sink(uri -> new PostHogProtocol(uri, "phc_key"));
    Parcel parcel = many(2, "{}");

    Delivery first = sink.deliver(parcel, soon());
    Delivery second = sink.deliver(attempt(2, rest(parcel, first)), soon());

    assertThat(first.outcomes()).containsExactly(Outcome.ACCEPTED, Outcome.DEFERRED);
    assertThat(first.delay()).isEqualTo(Duration.ofSeconds(17));
    assertThat(second.outcomes()).containsExactly(Outcome.ACCEPTED);
    assertThat(requests)
        .containsExactly(
            "POST /i/v1/analytics/events Bearer phc_key 1",
            "POST /i/v1/analytics/events Bearer phc_key 2");
    assertThat(bodies.get(1).array("batch")).containsExactly(bodies.get(0).array("batch").get(1));
  }

  @Test
  void postHogsOlderDoorTakesAll() throws Exception {
    answer(200, "{\"status\":\"Ok\"}", Map.of());

    Delivery delivery =
        sink(uri -> new PostHogProtocol(uri, "phc_key").byBatch()).deliver(many(3, "{}"), soon());

    assertThat(delivery.outcomes()).containsOnly(Outcome.ACCEPTED).hasSize(3);
    assertThat(requests).containsExactly("POST /batch/ null null");
    assertThat(bodies.get(0).text("api_key")).isEqualTo("phc_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!doctype html><title>Log in</title>", "  <html>", "<HTML>"})
  void aPageForPeopleIsNobodysAnswer(String page) throws Exception {
    List<Function<URI, Protocol>> vendors =
        List.of(
            uri -> new PostHogProtocol(uri, "key"),
            uri -> new PostHogProtocol(uri, "key").byBatch(),
            uri -> new AmplitudeProtocol(uri, "key"),
            uri -> SegmentProtocol.segment(uri, "key"),
            uri -> SegmentProtocol.rudderStack(uri, "key"));
    for (Function<URI, Protocol> vendor : vendors) {
      answer(200, page, Map.of());

      Delivery delivery = sink(vendor).deliver(many(2, "{}"), soon());

      assertThat(delivery.outcomes()).containsOnly(Outcome.DEFERRED);
      assertThat(delivery.reason()).contains("log-in");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "Text/HTML; charset=utf-8"})
  void aPageIsToldByItsTypeAlone(String type) throws Exception {
    answer(200, "Welcome! Log in to go on.", Map.of("Content-Type", type));

    Delivery delivery = sink(IngestProtocol::new).deliver(many(2, "{}"), soon());

    assertThat(delivery.outcomes()).containsOnly(Outcome.DEFERRED);
    assertThat(delivery.reason()).contains("log-in");
  }

  @Test
  void amplitudeGetsWhatIsLeftUntilNoneIsInTheWay() throws Exception {
    answer(400, "{\"events_with_invalid_fields\":{\"time\":[1]}}", Map.of());
    answer(
        400, "{\"events_with_invalid_fields\":{\"time\":[0]},\"silenced_events\":[2]}", Map.of());
    answer(429, "{\"throttled_events\":[1],\"throttled_devices\":{\"ins-12345\":31}}", Map.of());
    answer(200, "{\"code\":200,\"events_ingested\":1}", Map.of());
    HttpSink sink = sink(uri -> new AmplitudeProtocol(uri, "key"));
    Parcel parcel = many(5, "{}");

    List<String> told = new ArrayList<>();
    for (int attempt = 1; attempt <= 4; attempt++) {
      Delivery delivery = sink.deliver(attempt(attempt, parcel), soon());
      told.add(words(delivery));
      assertThat(delivery.reason()).isEmpty();
      parcel = free(parcel, delivery);
    }

    assertThat(told)
        .containsExactly(
            "again invalid_field again again again",
            "invalid_field again silenced again",
            "again held",
            "accepted");
    assertThat(bodies.get(3).array("events")).containsExactly(bodies.get(0).array("events").get(2));
  }

  @Test
  void amplitudesDelayIsHeeded() throws Exception {
    answer(429, "", Map.of("Retry-After", "45"));

    Delivery delivery =
        sink(uri -> new AmplitudeProtocol(uri, "key")).deliver(many(2, "{}"), soon());

    assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void amplitudesDelayIsHeededWhereItNamesEventsToo() throws Exception {
    answer(429, "{\"throttled_events\":[1]}", Map.of("Retry-After", "45"));

    Delivery delivery =
        sink(uri -> new AmplitudeProtocol(uri, "key")).deliver(many(2, "{}"), soon());

    assertThat(words(delivery)).isEqualTo("again held");
    assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(45));
    assertThat(delivery.reason()).contains("429");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 429})
  void whatAmplitudeRefusesAtTooGreatALengthComesAgain(int status) throws Exception {
    answer(status, " ".repeat(9 * 1024 * 1024), Map.of("Retry-After", "45"));

    Delivery delivery =
        sink(uri -> new AmplitudeProtocol(uri, "key")).deliver(many(2, "{}"), soon());

    assertThat(delivery.outcomes()).hasSize(2).containsOnly(Outcome.DEFERRED);
    assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(45));
    assertThat(delivery.reason()).contains("answered " + status + " at too great a length");
  }

  @Test
  void whatIsTooLargeComesInPartsAndOneEventThatIsNever() throws Exception {
    HttpSink sink = sink(uri -> new AmplitudeProtocol(uri, "key"));
    answer(413, "", Map.of());
    answer(413, "", Map.of());

    assertThat(sink.deliver(many(2, "{}"), soon()).ask()).isEqualTo(Delivery.Ask.SMALLER);
    assertThat(sink.deliver(many(1, "{}"), soon()).outcomes())
        .containsExactly(Outcome.rejected("too_large"));
  }

  @Test
  void countsGoOnThoughOthersOfTheirParcelAreTooLarge() throws Exception {
    answer(413, "", Map.of());
    answer(200, "{}", Map.of());
    EventCount build = large("build.finished");
    Parcel parcel = SinkRows.parcel(build, build, large("prompt.sent"));

    Delivery delivery =
        sink(uri -> new OtlpProtocol(uri).withPlan(SinkPlan.plan())).deliver(parcel, soon());

    assertThat(delivery.outcomes())
        .containsExactly(
            Outcome.rejected("too_large"), Outcome.rejected("too_large"), Outcome.ACCEPTED);
    assertThat(delivery.ask()).isEqualTo(Delivery.Ask.NOTHING);
    assertThat(delivery.sent()).extracting(Sent::status).containsExactly(413, 200);
  }

  /** A count that hardly another has room beside. */
  private static EventCount large(String event) {
    Map<String, String> labels = Map.of("outcome", "x".repeat(3_000_000));
    return new EventCount(event, labels, 1, Map.of(), Map.of());
  }

  @Test
  void aKeyThatIsRefusedClosesForADay() throws Exception {
    answer(401, "", Map.of());

    Delivery delivery =
        sink(uri -> new PostHogProtocol(uri, "phc_key")).deliver(many(2, "{}"), soon());

    assertThat(delivery.outcomes()).containsOnly(Outcome.rejected("refused_401"));
    assertThat(delivery.delay()).isEqualTo(Duration.ofDays(1));
    assertThat(delivery.toString()).doesNotContain("phc_key");
  }

  @Test
  void segmentKnowsTheKeyFromTheHeader() throws Exception {
    answer(200, "{\"success\":true}", Map.of());

    Delivery delivery =
        sink(uri -> SegmentProtocol.segment(uri, "key")).deliver(many(2, "{}"), soon());

    assertThat(delivery.outcomes()).containsOnly(Outcome.ACCEPTED);
    assertThat(requests).containsExactly("POST /v1/batch Basic a2V5Og== null");
  }

  /** Of the bodies that say when they were sent, and of parcels that take several requests. */
  @Test
  void fromAReceiptTheBodyIsMadeAgain() throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Parcel parcel = many(60, "{\"text\":\"" + "x".repeat(20_000) + "\"}");
    for (Protocol protocol :
        List.of(
            new PostHogProtocol(address, "phc_key").byBatch(),
            SegmentProtocol.segment(address, "key"))) {
      AtomicLong seconds = new AtomicLong();
      InstantSource clock = () -> AT.plusSeconds(seconds.incrementAndGet());
      for (int i = 0; i < 3; i++) {
        answer(200, "{\"status\":\"Ok\"}", Map.of());
      }

      Delivery delivery =
          new HttpSink(Consent.byCommand(), protocol, clock).deliver(parcel, AT.plusSeconds(600));
      answers.clear();

      assertThat(delivery.outcomes()).containsOnly(Outcome.ACCEPTED);
      for (Sent sent : delivery.sent()) {
        Row[] told = sent.of().stream().map(parcel.rows()::get).toArray(Row[]::new);
        byte[] again = protocol.translate(parcel(told), sent.at()).messages().get(0).body();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(again);
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sent.sha256());
      }
    }
  }

  private static String words(Delivery delivery) {
    List<String> words = new ArrayList<>();
    for (Outcome outcome : delivery.outcomes()) {
      words.add(
          switch (outcome.verdict()) {
            case ACCEPTED -> "accepted";
            case DEFERRED -> outcome.hold().isZero() ? "again" : "held";
            case REJECTED -> outcome.reason();
          });
    }
    return String.join(" ", words);
  }

  private static Parcel rest(Parcel parcel, Delivery delivery) {
    return keep(parcel, delivery, outcome -> outcome.verdict() == Delivery.Verdict.DEFERRED);
  }

  private static Parcel free(Parcel parcel, Delivery delivery) {
    return delivery.outcomes().stream().anyMatch(Outcome.DEFERRED::equals)
        ? keep(parcel, delivery, Outcome.DEFERRED::equals)
        : parcel;
  }

  private static Parcel keep(Parcel parcel, Delivery delivery, Predicate<Outcome> which) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < parcel.size(); i++) {
      if (which.test(delivery.outcomes().get(i))) {
        rows.add(parcel.rows().get(i));
      }
    }
    return new Parcel(parcel.id(), 1, parcel.header(), Map.of(), rows, 0, List.of());
  }

  private static Instant soon() {
    return AT.plusSeconds(20);
  }

  private HttpSink sink(Function<URI, ? extends Protocol> protocol) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    InstantSource clock = () -> AT;
    return new HttpSink(Consent.byCommand(), protocol.apply(address), clock);
  }

  private void answer(int status, String body, Map<String, String> headers) {
    synchronized (answers) {
      answers.add(new Answer(status, body, headers));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream raw = exchange.getRequestBody();
    try (InputStream in = gzip ? new GZIPInputStream(raw) : raw) {
      bodies.add(Json.parse(in.readAllBytes()).object());
    }
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + exchange.getRequestHeaders().getFirst("PostHog-Attempt"));
    Answer answer;
    synchronized (answers) {
      answer = answers.remove();
    }
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
