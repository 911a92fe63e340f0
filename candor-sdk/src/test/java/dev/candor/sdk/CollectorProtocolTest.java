package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import dev.candor.wire.RunId;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorProtocolTest {

  private static final String STORED = "{\"results\":[{\"result\":\"stored\"}]}";

  @Test
  void sendsTheParcelAsTheContractSays() throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(200, STORED);

      Delivery delivery = deliver(collector.sink(), parcel(7));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.ACCEPTED);
      Headers headers = collector.requests.get(0);
      assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer write-key");
      assertThat(headers.getFirst("Content-Type")).isEqualTo("application/json");
      assertThat(headers.getFirst("Content-Encoding")).isEqualTo("gzip");
      assertThat(headers.getFirst("Content-Length")).isNotNull();
      assertThat(headers.getFirst("Transfer-Encoding")).isNull();
      assertThat(headers.getFirst("Candor-Request")).isEqualTo("" + parcel(7).id());
      assertThat(headers.getFirst("Candor-Attempt")).isEqualTo("1");
      assertThat(Instant.parse("" + headers.getFirst("Candor-Sent-At"))).isNotNull();
      assertThat(collector.paths).containsExactly("POST /candor/v1/events");
      Json.Members body = Json.parse(collector.bodies.get(0)).object();
      assertThat(body.whole("first")).isEqualTo(7);
      assertThat(body.array("events")).hasSize(1);
    }
  }

  @Test
  void saysWhichAttemptItIs() throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(503, "");
      Parcel first = parcel(1, 2);

      deliver(collector.sink(), first);
      deliver(
          collector.sink(),
          new Parcel(first.id(), 2, first.header(), Map.of(), first.rows(), 0, List.of()));

      assertThat(collector.requests)
          .extracting(headers -> headers.getFirst("Candor-Attempt"))
          .containsExactly("1", "2");
      assertThat(collector.requests)
          .extracting(headers -> headers.getFirst("Candor-Request"))
          .containsOnly("" + first.id());
    }
  }

  @Test
  void eventsWithGapsBetweenThemAreOneRequestAndSayTheirNumbersBehindEach() throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(200, "{\"results\":[%s]}".formatted(stored(5)));

      Delivery delivery = deliver(collector.sink(), parcel(1, 2, 5, 6, 9));

      assertThat(delivery.outcomes()).hasSize(5).containsOnly(Delivery.Outcome.ACCEPTED);
      assertThat(collector.bodies).hasSize(1);
      Json.Members body = Json.parse(collector.bodies.get(0)).object();
      assertThat(body.whole("first")).isEqualTo(1);
      assertThat(body.array("events"))
          .extracting(event -> event.object().members().get("n"))
          .containsExactly(
              null, null, Json.parse("5".getBytes(UTF_8)), null, Json.parse("9".getBytes(UTF_8)));
    }
  }

  private static String stored(int events) {
    return String.join(",", Collections.nCopies(events, "{\"result\":\"stored\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "400,refused_400",
    "410,refused_410",
    "415,refused_415",
    "401,later",
    "403,later",
    "404,later",
    "405,later",
    "408,later",
    "411,later",
    "413,smaller",
    "429,later",
    "500,later",
    "502,later",
    "503,later",
    "301,later",
    "302,later",
    "307,later",
    "308,later",
    "204,later",
    "202,later"
  })
  void anyStatusButOkMeansOneThing(int status, String meaning) throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(status, STORED, "Retry-After", "17", "Location", "http://127.0.0.1:1/");

      Delivery delivery = deliver(collector.sink(), parcel(1, 2));

      assertThat(collector.requests).hasSize(1);
      assertThat(delivery.ask() == Delivery.Ask.SMALLER).isEqualTo(meaning.equals("smaller"));
      Delivery.Outcome outcome =
          meaning.startsWith("refused")
              ? Delivery.Outcome.rejected(meaning)
              : Delivery.Outcome.DEFERRED;
      assertThat(delivery.outcomes()).containsExactly(outcome, outcome);
      if (status == 429 || status == 503) {
        assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(17));
      }
      if (status == 401 || status == 403) {
        assertThat(delivery.delay()).isEqualTo(Duration.ofHours(1));
      }
    }
  }

  @Test
  void saysWhatTheCollectorSaysOfARefusal() throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(
          403, "{\"error\":\"unplanned\",\"message\":\"there is no plan of '\\u001bacme'\"}");

      assertThat(deliver(collector.sink(), parcel(1)).reason())
          .isEqualTo("the collector answered 403: there is no plan of ' acme'");

      collector.answer(403, "no JSON");

      assertThat(deliver(collector.sink(), parcel(1)).reason())
          .isEqualTo("the collector answered 403: this key may not write there");
    }
  }

  @Test
  void oneEventThatIsTooLargeIsRefused() throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(413, "");

      assertThat(deliver(collector.sink(), parcel(1)).outcomes())
          .containsExactly(Delivery.Outcome.rejected("too_large"));
    }
  }

  @Test
  void saysWhatSendsAndNotWhichJavaRunsHere() throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(200, STORED);

      deliver(collector.sink(), parcel(1));

      assertThat(collector.requests.get(0).get("User-Agent")).containsExactly("candor-java");
    }
  }

  @Test
  void eachEventIsAnsweredByItself() throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(
          200,
          "{\"results\":[{\"result\":\"stored\"},{\"result\":\"duplicate\"},"
              + "{\"result\":\"quarantined\",\"reason\":\"unknown_field\",\"path\":\"x\"},"
              + "{\"result\":\"dropped\",\"reason\":\"<script>\"},"
              + "{\"result\":\"retry\",\"reason\":\"not_committed\"},{\"result\":\"evaporated\"}]}",
          "Retry-After",
          "3");

      Delivery delivery = deliver(collector.sink(), parcel(1, 2, 3, 4, 5, 6));

      assertThat(delivery.outcomes())
          .containsExactly(
              Delivery.Outcome.ACCEPTED,
              Delivery.Outcome.DUPLICATE,
              Delivery.Outcome.rejected("quarantined_unknown_field"),
              Delivery.Outcome.rejected("dropped"),
              Delivery.Outcome.DEFERRED,
              Delivery.Outcome.rejected("dropped_evaporated"));
      assertThat(delivery.delay()).isEqualTo(Duration.ofSeconds(3));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "null",
        "[]",
        "{}",
        "{\"results\":{}}",
        "{\"results\":[]}",
        "{\"results\":[1]}",
        "{\"results\":[{\"result\":\"stored\"}",
        "<html>captive portal</html>",
        "{\"results\":[{\"result\":\"stored\"},{\"result\":\"stored\"}]}"
      })
  void anAnswerThatIsNoCollectorsDefers(String body) throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(200, body);

      assertThat(deliver(collector.sink(), parcel(1)).outcomes())
          .containsExactly(Delivery.Outcome.DEFERRED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-5", "Wed, 21 Oct 2015 07:28:00 GMT", "99999999999999999999"})
  void aDelayThatIsNoneIsNotWaitedFor(String value) throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(503, "", "Retry-After", value);

      assertThat(deliver(collector.sink(), parcel(1)).delay()).isEqualTo(Duration.ZERO);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'sampling':{'a':1.5}}         | the share of 'a' must be a number from 0 to 1",
        "{'sampling':{'\\u001b[2J':'a'}} | the share of ' [2J' must be a number from 0 to 1",
        "{'events':'a'}                 | 'events' must be an array",
        "{'events':['a'],'sampling':[]} | an object was expected",
        "null                           | an object was expected"
      })
  void aNarrowingThatIsNoneIsLeftOutAndToldAndTheResultsHold(String narrow, String why)
      throws Exception {
    try (Collector collector = new Collector()) {
      collector.answer(
          200,
          "{\"results\":[{\"result\":\"stored\"}],\"narrow\":%s}"
              .formatted(narrow.replace('\'', '"')));

      Delivery delivery = deliver(collector.sink(), parcel(1));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.ACCEPTED);
      assertThat(delivery.narrow().isNone()).isTrue();
      assertThat(delivery.mustWait()).isFalse();
      assertThat(delivery.reason())
          .isEqualTo("the collector's narrowing makes no sense and is left out: " + why);
    }
  }

  @Test
  void aServerThatIsNotThereDefers() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    Delivery delivery = deliver(sink(port), parcel(1));

    assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
    assertThat(delivery.reason())
        .isEqualTo(
            "http://127.0.0.1:%d/candor/v1/events cannot be reached: Connection refused"
                .formatted(port));
  }

  @Test
  void whatKeptARequestIsSaidInWordsAndADefectWithItsName() {
    assertThat(Exchange.words(new UnknownHostException("nowhere.example")))
        .isEqualTo("nobody knows this host");
    assertThat(Exchange.words(new IOException("Read timed out"))).isEqualTo("Read timed out");
    assertThat(Exchange.words(new EOFException())).isEqualTo("java.io.EOFException");
    assertThat(Exchange.words(new IllegalStateException("of the JDK")))
        .isEqualTo("java.lang.IllegalStateException: of the JDK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{\"results\":"})
  void anAnswerThatNeverEndsDefersAtTheDeadline(String begun) throws Exception {
    try (SilentServer server = new SilentServer(begun)) {
      assertDefersAtTheDeadline(server);
    }
  }

  @Test
  void aBodyWithoutAnEndDoesNotFillTheMemory() throws Exception {
    try (Collector collector = new Collector()) {
      collector.endless = true;

      Delivery delivery =
          collector.sink().deliver(parcel(1), Instant.now().plus(Duration.ofSeconds(60)));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(delivery.reason()).contains("longer than 8388608 bytes");
    }
  }

  @Test
  void closingEndsADelivery() throws Exception {
    try (SilentServer server = new SilentServer("")) {
      HttpSink sink = sink(server.port());
      BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
      Thread thread =
          new Thread(() -> deliveries.add(sink.deliver(parcel(1), Instant.now().plusSeconds(60))));
      thread.start();
      assertThat(server.connected.await(20, TimeUnit.SECONDS)).isTrue();

      sink.close();

      Delivery delivery = deliveries.poll(20, TimeUnit.SECONDS);
      assertThat(delivery).isNotNull();
      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
    }
  }

  @Test
  void withoutTimeLeftNothingIsSent() throws Exception {
    try (Collector collector = new Collector()) {
      Delivery delivery = collector.sink().deliver(parcel(1), Instant.EPOCH);

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(collector.requests).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "host:80", "/path", "http:///path", "http:nothing"})
  void anAddressThatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> new CollectorProtocol(URI.create(address), "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(address)
        .hasMessageContaining("http://HOST:PORT");
  }

  @Test
  void anAddressWithAPasswordIsRefusedAsReceiptsWouldShowItAndNotRepeated() {
    assertThatThrownBy(
            () -> new CollectorProtocol(URI.create("https://ada:s3cret@example.org/in"), "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("example.org")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nInjected: yes", "clé"})
  void aKeyThatIsNoneIsRefused(String key) {
    assertThatThrownBy(() -> new CollectorProtocol(URI.create("http://host"), key))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertDefersAtTheDeadline(SilentServer server) throws Exception {
    long before = System.nanoTime();

    Delivery delivery =
        sink(server.port()).deliver(parcel(1), Instant.now().plus(Duration.ofMillis(700)));

    assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
  }

  private static Delivery deliver(HttpSink sink, Parcel parcel) throws InterruptedException {
    return sink.deliver(parcel, Instant.now().plus(Duration.ofSeconds(20)));
  }

  private static HttpSink sink(int port) {
    return new HttpSink(
        new Permit(),
        new CollectorProtocol(URI.create("http://127.0.0.1:" + port + "/"), "write-key"),
        InstantSource.system());
  }

  private static Parcel parcel(long... numbers) {
    List<Row> rows = new ArrayList<>();
    for (long n : numbers) {
      rows.add(Row.parse(SpoolRows.row(SpoolRows.RUN, n)));
    }
    return new Parcel(
        RunId.event(SpoolRows.RUN, numbers[0]),
        1,
        SpoolRows.header(SpoolRows.RUN),
        Map.of(),
        rows,
        0,
        List.of());
  }

  /** A collector that always says the same. */
  private static final class Collector implements AutoCloseable {
    private final List<Headers> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
    private final List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private volatile int status = 200;
    private volatile byte[] body = {};
    private volatile List<String> headers = List.of();
    private volatile boolean endless;

    Collector() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::handle);
      server.start();
    }

    void answer(int with, String content, String... more) {
      status = with;
      body = content.getBytes(UTF_8);
      headers = List.of(more);
    }

    private void handle(HttpExchange exchange) throws IOException {
      requests.add(exchange.getRequestHeaders());
      paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      try (GZIPInputStream in = new GZIPInputStream(exchange.getRequestBody())) {
        bodies.add(in.readAllBytes());
      }
      for (int i = 0; i < headers.size(); i += 2) {
        exchange.getResponseHeaders().set(headers.get(i), headers.get(i + 1));
      }
      boolean none = body.length == 0 || status == 204;
      exchange.sendResponseHeaders(status, endless ? 0 : none ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        while (endless) {
          out.write(new byte[64 * 1024]);
        }
        if (!none) {
          out.write(body);
        }
      }
    }

    HttpSink sink() {
      return CollectorProtocolTest.sink(server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
