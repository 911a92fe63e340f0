package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.sdk.sink.AmplitudeProtocol;
import dev.candor.sdk.sink.PostHogProtocol;
import dev.candor.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the spool through the engine to vendors that are hard to please: every event ends once. */
@Timeout(120)
class VendorDeliveryTest {

  private static final int EVENTS = 400;

  @TempDir Path root;

  private final List<Long> sizes = new ArrayList<>();
  private final Map<String, Integer> stored = new TreeMap<>();
  private Vendor vendor = events -> new Answer(500, "");
  private HttpServer server;

  /** What a vendor answers to a request with these events. */
  private interface Vendor {
    Answer answer(List<Json.Members> events);
  }

  private record Answer(int status, String body) {}

  VendorDeliveryTest() throws IOException {
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

  /** It names one wrong event at a time, throttles, is full, and forgets to answer. */
  @Test
  void amplitudeGetsEachEventThatItTakesAndNoneTwice() throws Exception {
    vendor = this::amplitude;

    Ledger.Reading reading = deliver(new AmplitudeProtocol(address(), "key"));

    assertThat(reading)
        .isEqualTo(new Ledger.Reading(EVENTS, EVENTS - 8, Map.of("invalid_field", 8L), 0));
    assertThat(stored).hasSize(EVENTS - 8);
    assertThat(sizes).contains((long) EVENTS, (EVENTS - 8) / 2L);
  }

  private Answer amplitude(List<Json.Members> events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).whole("event_id") % 50 == 7) {
        return new Answer(400, "{\"events_with_invalid_fields\":{\"time\":[" + i + "]}}");
      }
    }
    if (events.size() > 150) {
      return new Answer(413, "");
    }
    if (events.size() > 60) {
      List<Integer> late = new ArrayList<>();
      for (int i = 60; i < events.size(); i++) {
        late.add(i);
      }
      return new Answer(429, "{\"throttled_events\":" + late + "}");
    }
    events.forEach(event -> stored.merge(event.text("insert_id"), 1, Integer::sum));
    return sizes.size() % 3 == 0
        ? new Answer(502, "<html>it may have been taken</html>")
        : new Answer(200, "{\"code\":200,\"events_ingested\":" + events.size() + "}");
  }

  /** It drops some, wants others again, and is down now and then. */
  @Test
  void postHogGetsEachEventThatItTakesAndNoneTwice() throws Exception {
    Set<String> asked = new HashSet<>();
    vendor = events -> postHog(events, asked);

    Ledger.Reading reading = deliver(new PostHogProtocol(address(), "phc_key"));

    assertThat(reading)
        .isEqualTo(
            new Ledger.Reading(
                EVENTS, EVENTS - 8, Map.of("dropped_event_restriction_drop", 8L), 0));
    assertThat(stored).hasSize(EVENTS - 8).allSatisfy((id, times) -> assertThat(times).isOne());
  }

  private Answer postHog(List<Json.Members> events, Set<String> asked) {
    if (sizes.size() % 2 == 1) {
      return new Answer(503, "{\"error\":\"service_unavailable\"}");
    }
    List<String> results = new ArrayList<>();
    for (Json.Members event : events) {
      String id = event.text("uuid");
      long n = event.object("properties").whole("number");
      String result = "\"ok\"";
      if (n % 50 == 7) {
        result = "\"drop\",\"details\":\"event_restriction_drop\"";
      } else if (n % 5 == 0 && asked.add(id)) {
        result = "\"retry\"";
      } else {
        stored.merge(id, 1, Integer::sum);
      }
      results.add("\"" + id + "\":{\"result\":" + result + "}");
    }
    return new Answer(200, "{\"results\":{" + String.join(",", results) + "}}");
  }

  /** Carries all that waits; where it must wait, time passes. */
  private Ledger.Reading deliver(Protocol protocol) throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    SpoolRows.leave(machine.places(), LongStream.rangeClosed(1, EVENTS).toArray());
    try (Courier courier =
        machine.courier(new HttpSink(Consent.byCommand(), protocol, machine.clock))) {
      Courier.Step step = courier.step(machine.clock.instant().plusSeconds(60));
      while (!step.idle()) {
        assertThat(sizes.size()).as(step.trouble()).isLessThan(200);
        machine.clock.advance(step.rest().plus(courier.backoff()).plus(Duration.ofMillis(1)));
        step = courier.step(machine.clock.instant().plusSeconds(60));
      }
    }
    return machine.ledger().read().getOrDefault("collector", new Ledger.Reading(0, 0, Map.of(), 0));
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream raw = exchange.getRequestBody();
    Answer answer;
    try (InputStream in = gzip ? new GZIPInputStream(raw) : raw) {
      Json.Members body = Json.parse(in.readAllBytes()).object();
      List<Json> events = body.array(body.members().containsKey("batch") ? "batch" : "events");
      sizes.add((long) events.size());
      answer = vendor.answer(events.stream().map(Json::object).toList());
    }
    byte[] bytes = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
