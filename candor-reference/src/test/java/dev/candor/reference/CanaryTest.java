package dev.candor.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.candor.EventCodec;
import dev.candor.Plan;
import dev.candor.PlanDestination;
import dev.candor.Tier;
import dev.candor.Trust;
import dev.candor.sdk.Candor;
import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.Commands;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Permit;
import dev.candor.sdk.Surroundings;
import dev.candor.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No raw value of an identity or of a field that never leaves is in anything that is written to be
 * sent, or sent: for every event of every reference plan, at level on. Texts and failures are
 * planted, numbers not.
 */
final class CanaryTest {

  private static final int ROUNDS = 20;
  private static final Pattern WORD = Pattern.compile(Planting.WORD);

  @TempDir private Path root;

  static List<ReferenceTool> tools() {
    return ReferenceTool.all();
  }

  @ParameterizedTest
  @MethodSource("tools")
  void whatMustStayIsKeptHereAndNowhereElse(ReferenceTool tool) throws IOException {
    long seed = Long.getLong("candor.seed", 20261121L);
    Planting planting = new Planting(new Random(seed));
    String product = tool.plan().product();
    write(root.resolve("config").resolve(product).resolve("telemetry.properties"), "level=on\n");
    try (Collecting collector = new Collecting()) {
      try (Candor candor =
          Candor.builder(open(tool.plan()), "1.4.2")
              .surroundings(surroundings(seed))
              .pepper(new byte[] {7})
              .sink("collector", collector::sink)
              .grace(Duration.ofSeconds(30))
              .open()) {
        for (int round = 0; round < ROUNDS; round++) {
          for (EventCodec<?> codec : tool.plan().events()) {
            candor.telemetry().record(planting.event(codec.type()));
          }
        }
      }

      assertThat(collector.received).as("seed %d", seed).isNotEmpty();
      for (byte[] sent : collector.received) {
        assertThat(words(sent)).as("sent, seed %d", seed).isEmpty();
      }
    }
    Path state = root.resolve("state").resolve(product).resolve("telemetry");
    Path events = state.resolve("events");
    Set<String> kept = new TreeSet<>();
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Set<String> found = words(Files.readAllBytes(file));
        if (file.startsWith(events)) {
          kept.addAll(found);
        } else {
          assertThat(found).as("%s, seed %d", file, seed).isEmpty();
        }
      }
    }
    assertThat(kept).as("the local store keeps all, seed %d", seed).hasSize(planting.planted());
  }

  /** The same with a collector that takes everything, as not every tool has one. */
  private static Plan open(Plan plan) {
    return new Plan(
        plan.product(),
        plan.variables(),
        plan.switches(),
        plan.defaultLevel(),
        plan.identity(),
        List.of(new PlanDestination("collector", Trust.OWN, Set.of(Tier.METRICS, Tier.EVENTS))),
        plan.ownPackages(),
        plan.hash(),
        plan.events());
  }

  private Surroundings surroundings(long seed) {
    return new Surroundings(
        Map.of(
            "XDG_CONFIG_HOME",
            "" + root.resolve("config"),
            "XDG_STATE_HOME",
            "" + root.resolve("state")),
        root.resolve("home"),
        root,
        root.resolve("home"),
        "Linux",
        "6.1",
        "amd64",
        InstantSource.system(),
        () -> 0,
        new Random(seed)::nextBytes,
        Commands.none(),
        new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static Set<String> words(byte[] bytes) {
    Matcher matcher = WORD.matcher(new String(bytes, ISO_8859_1).toLowerCase(Locale.ROOT));
    Set<String> words = new TreeSet<>();
    while (matcher.find()) {
      words.add(requireNonNull(matcher.group()));
    }
    return words;
  }

  /** A collector that stores everything, and keeps what it was sent, unpacked. */
  private static final class Collecting implements AutoCloseable {

    private final HttpServer http;
    private final List<byte[]> received = Collections.synchronizedList(new ArrayList<>());

    private Collecting() throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext(
          "/",
          exchange -> {
            String head = exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet();
            received.add(head.getBytes(UTF_8));
            byte[] body = unpacked(exchange.getRequestBody().readAllBytes());
            received.add(body);
            byte[] answer = stored(body).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      http.start();
    }

    private static byte[] unpacked(byte[] body) throws IOException {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return in.readAllBytes();
      }
    }

    private static String stored(byte[] body) {
      int events = Json.parse(body).object().array("events").size();
      return "{\"results\":["
          + String.join(",", Collections.nCopies(events, "{\"result\":\"stored\"}"))
          + "]}";
    }

    private HttpSink sink(Permit permit) {
      return new HttpSink(
          permit,
          new CollectorProtocol(
              URI.create("http://127.0.0.1:" + http.getAddress().getPort()), "write-key"),
          InstantSource.system());
    }

    @Override
    public void close() {
      http.stop(0);
    }
  }
}
