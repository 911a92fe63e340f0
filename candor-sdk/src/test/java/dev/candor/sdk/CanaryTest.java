package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.candor.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryTest {

  @TempDir Path root;

  private final Canaries canaries = new Canaries();

  @Test
  void nothingPlantedInAnIdentityALocalFieldAContentOrACrashIsWrittenOrSent() throws Exception {
    for (String content :
        List.of(
            "", "content=build.failed.message,build.failed.failure," + "build.failed.by_kind")) {
      Machine machine = new Machine(root.resolve(content.isEmpty() ? "refused" : "agreed"));
      Machine.write(machine.places().userFile(), "level=on\n" + content + "\n");
      try (Server server = new Server()) {
        try (Candor candor = machine.candor().pepper(new byte[] {1}).open()) {
          candor.telemetry().record(everything());
          candor.telemetry().record(failed());
          candor.telemetry().record(new SampleEvents.Counted(plant()));
          candor.telemetry().record(new SampleEvents.Operational(plant()));
          candor.telemetry().recordError(new SampleEvents.Step(1), new IOException(plant()));
        }
        assertThat(canaries.in(machine.places().spool("collector"))).isEmpty();

        machine.courier(server.sink(machine)).step(Instant.MAX);

        assertThat(server.received).isNotEmpty();
        for (byte[] bytes : server.received) {
          assertThat(canaries.in(bytes)).isEmpty();
        }
        assertThat(canaries.in(machine.places().spool("collector"))).isEmpty();
        assertThat(canaries.in(machine.places().ledger())).isEmpty();
        Set<String> kept = canaries.in(machine.places().events());
        assertThat(kept).contains(branch).hasSize(planted + 1);
        planted = 0;
      }
    }
  }

  @Test
  void anIdentityThatMayLeaveRawIsInTheRequestToTheNamedCollectorOnly() throws Exception {
    try (Server mine = new Server();
        Server theirs = new Server()) {
      Machine machine = new Machine(root);
      Machine.write(machine.places().userFile(), "level=on\nraw_to=" + mine.address() + "/\n");
      for (Server to : List.of(mine, theirs)) {
        Candor.Builder builder = machine.candor().grace(Duration.ofSeconds(10));
        try (Candor candor = builder.sink("collector", permit -> to.sink(machine)).open()) {
          candor.telemetry().record(everything());
          candor.telemetry().record(failed());
        }
        Machine.carryAll(machine.courier(to.sink(machine)));
      }

      Set<String> received = new TreeSet<>();
      for (byte[] bytes : mine.received) {
        received.addAll(canaries.in(bytes));
      }
      assertThat(received).containsExactly(branch);
      assertThat(theirs.received).isNotEmpty();
      for (byte[] bytes : theirs.received) {
        assertThat(canaries.in(bytes)).isEmpty();
      }
    }
  }

  @Test
  void theSearchFindsWhatIsThere() throws IOException {
    String word = canaries.plant();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(("x" + word).getBytes(UTF_8));
    }

    assertThat(canaries.in(packed.toByteArray())).containsExactly(word);
    for (String before : List.of("", "1", "12")) {
      byte[] coded = Base64.getEncoder().encode((before + word + "3").getBytes(UTF_8));
      assertThat(canaries.in(coded)).containsExactly(word);
    }
    assertThat(canaries.in("nothing".getBytes(UTF_8))).isEmpty();
  }

  private final String branch = canaries.plant();
  private int planted;

  private String plant() {
    planted++;
    return canaries.plant();
  }

  private SampleEvents.Everything everything() {
    return new SampleEvents.Everything(
        true,
        12,
        0.5,
        "green",
        plant(),
        "1." + plant(),
        plant() + " ",
        UUID.randomUUID(),
        plant() + "@example.org",
        plant(),
        "/home/" + plant(),
        412);
  }

  @SuppressWarnings("NullAway") // a list may hold nulls, whatever its type says
  private SampleEvents.Failed failed() {
    IllegalStateException cause = new IllegalStateException(plant());
    IOException failure = new IOException("no " + plant(), cause);
    failure.addSuppressed(new IOException(plant()));
    String message =
        "open '%s' of %s@example.org at /home/%s/x y, http://10.0.0.1/%s, Bearer aaaaaaaaaaaaaaaa%s"
            .formatted(plant(), plant(), plant(), plant(), plant());
    return new SampleEvents.Failed(
        message,
        failure,
        branch,
        Arrays.asList(plant(), null, plant()),
        List.of("/" + plant(), plant()),
        List.of("small", " " + plant()),
        List.of(1, 2),
        2);
  }

  /** A collector that stores everything, and keeps each request as it came. */
  private static final class Server implements AutoCloseable {

    private final HttpServer http;
    private final List<byte[]> received = Collections.synchronizedList(new ArrayList<>());

    private Server() throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext(
          "/",
          exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(body);
            received.add(
                (exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet())
                    .getBytes(UTF_8));
            byte[] answer = stored(body).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      http.start();
    }

    private static String stored(byte[] body) throws IOException {
      try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
        int events = Json.parse(unpacked.readAllBytes()).object().array("events").size();
        return "{\"results\":["
            + String.join(",", Collections.nCopies(events, "{\"result\":\"stored\"}"))
            + "]}";
      }
    }

    private Sink sink(Machine machine) {
      return new HttpSink(
          new Permit(), new CollectorProtocol(address(), "write-key"), machine.clock);
    }

    private URI address() {
      return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }
}
