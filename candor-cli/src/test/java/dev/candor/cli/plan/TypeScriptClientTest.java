package dev.candor.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.wire.FieldPlan;
import dev.candor.wire.Json;
import dev.candor.wire.TrackingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of the sample plan, compiled by {@code tsc} and run by {@code node}. */
final class TypeScriptClientTest {

  @TempDir private static Path folder = Path.of("");
  private static final Tool TOOL = new Tool();
  private static String output = "";

  /** Once for all tests: the compiler takes its time. */
  @BeforeAll
  static void drives() throws IOException, InterruptedException {
    Document client = TypeScriptClient.of(SamplePlan.plan()).get(0);
    Files.writeString(folder.resolve(client.name()), client.text());
    Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
    NodeWorkshop.put(folder, "driver.ts");
    NodeWorkshop.Ended compiled = NodeWorkshop.compile(folder, "driver.ts");
    assertThat(compiled.output()).isEmpty();
    TOOL.listen();
    NodeWorkshop.Ended ended = NodeWorkshop.node(folder, "out/driver.js", TOOL.address());
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    output = ended.output();
  }

  @AfterAll
  static void stopsTheTool() {
    TOOL.close();
  }

  @Test
  void whatIsRecordedArrivesAtTheTool() {
    assertThat(TOOL.bodies("/events")).hasSize(1);
    Json.Members body = TOOL.bodies("/events").get(0);
    assertThat(body.whole("candor_view")).isEqualTo(1);
    assertThat(body.text("product")).isEqualTo("sample-ide");
    assertThat(body.text("plan")).isEqualTo(SamplePlan.plan().hash());
    assertThat(body.whole("lost")).isEqualTo(2);
    assertThat(body.array("events").stream().map(TypeScriptClientTest::withoutTime))
        .containsExactly(
            """
            {"event_name":"agent.spawned","session_id":"s1","properties":{"agent_kind":"codex",\
            "user":"ada","agent_version":"1.4.2","thread":"5f3c","from_pr":false,\
            "working_folder":"/home/ada"},"measurements":{"startup_ms":412}}""",
            """
            {"event_name":"workspace.opened","session_id":"s1","properties":{},\
            "measurements":{}}""",
            """
            {"event_name":"build.finished","session_id":"s1","properties":{"languages":["java",\
            "c++"],"workers":{"rust":2},"targets":[":core"]},\
            "measurements":{"cache_ratio":0.25}}""");
  }

  @Test
  void whatIsTooMuchIsLostAndTheToolIsTold() {
    List<Json.Members> bodies = TOOL.bodies("/many");
    long refused = bodies.get(0).array("events").size();
    assertThat(bodies).hasSizeGreaterThan(2);
    assertThat(bodies.get(0).whole("lost")).isEqualTo(6);
    assertThat(bodies.get(1).whole("lost")).isEqualTo(6 + refused);
    assertThat(bodies.get(2).whole("lost")).isZero();
    assertThat(bodies.stream().mapToInt(body -> body.array("events").size()).sum()).isEqualTo(64);
    assertThat(TOOL.largest).isLessThan(60_000);
  }

  @Test
  void neverFollowsTheToolElsewhere() {
    assertThat(TOOL.bodies("/moved")).hasSize(1);
    assertThat(TOOL.bodies("/elsewhere")).isEmpty();
  }

  @Test
  void onlyTheSameMachineIsAnAddress() {
    assertThat(output.lines().filter(line -> line.startsWith("taken ")))
        .containsExactly(
            "taken http://localhost:9/", "taken https://127.0.0.1/", "taken http://[::1]:9/");
    assertThat(output.lines().filter(line -> line.startsWith("refused "))).hasSize(8);
  }

  @Test
  void aWrongEventDoesNotTypeCheck() throws IOException, InterruptedException {
    NodeWorkshop.put(folder, "wrong.ts");

    NodeWorkshop.Ended ended = NodeWorkshop.compile(folder, "wrong.ts");

    assertThat(ended.exitCode()).isNotZero();
    assertThat(ended.output())
        .contains("Type '\"gemini\"' is not assignable to type 'AgentSpawnedAgentKind'")
        .doesNotContain("sample-ide-telemetry.ts(");
    for (int line = 5; line <= 11; line++) {
      assertThat(ended.output()).contains("wrong.ts(%d,".formatted(line));
    }
  }

  @Test
  void eventsNamedLikeTypesOfTheLanguageTypeCheck(@TempDir Path other)
      throws IOException, InterruptedException {
    FieldPlan counts = Plans.shape(Plans.whole("counts"), FieldPlan.Shape.map(List.of("a", "b")));

    typeChecks(
        other,
        Plans.plan(
            Plans.event("record", counts),
            Plans.event("partial"),
            Plans.event("readonly"),
            Plans.event("promise"),
            Plans.event("URL")));
  }

  @Test
  void aPlanWithoutEventsTypeChecks(@TempDir Path other) throws IOException, InterruptedException {
    typeChecks(other, Plans.plan());
  }

  private static void typeChecks(Path folder, TrackingPlan plan)
      throws IOException, InterruptedException {
    Document client = TypeScriptClient.of(plan).get(0);
    Files.writeString(folder.resolve(client.name()), client.text());

    assertThat(NodeWorkshop.compile(folder, client.name()).output()).isEmpty();
  }

  private static String withoutTime(Json event) {
    assertThat(event.object().text("timestamp")).matches("[0-9-]{10}T[0-9:.]{12}Z");
    return JsonText.line(event).replaceFirst("\"timestamp\":\"[^\"]*\",", "");
  }

  /** A tool that listens on this machine, and refuses the first body for {@code /many}. */
  private static final class Tool {

    private record Request(String path, Json.Members body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server = server();
    private volatile int largest;

    private static HttpServer server() {
      try {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void listen() {
      server.createContext("/", this::answer);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Json.Members> bodies(String path) {
      return requests.stream()
          .filter(request -> request.path().equals(path))
          .map(Request::body)
          .toList();
    }

    void close() {
      server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = String.valueOf(exchange.getRequestURI().getPath());
      boolean first = bodies("/many").isEmpty();
      requests.add(new Request(path, Json.parse(body).object()));
      largest = Math.max(largest, body.length);
      if (path.equals("/moved")) {
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(307, -1);
      } else {
        boolean refused = first && path.equals("/many");
        exchange.sendResponseHeaders(refused ? 503 : 204, -1);
      }
      exchange.close();
    }
  }
}
