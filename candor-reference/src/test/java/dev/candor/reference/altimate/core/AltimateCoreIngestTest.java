package dev.candor.reference.altimate.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.candor.Telemetry;
import dev.candor.reference.Machine;
import dev.candor.reference.altimate.Agent;
import dev.candor.reference.altimate.AltimateLangfuse;
import dev.candor.reference.altimate.CommandSource;
import dev.candor.reference.altimate.FinishReason;
import dev.candor.reference.altimate.Provider;
import dev.candor.sdk.Candor;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.sink.Bearer;
import dev.candor.sdk.sink.LangfuseProtocol;
import dev.candor.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract's own list of what to try by hand, by the real SDK. */
@Timeout(60)
class AltimateCoreIngestTest {

  private static final Tokens NOBODY = new Tokens("", "");

  @TempDir private Path root;

  @Test
  void sendsWithTheTokenOfWhoIsSignedIn() throws Exception {
    try (Ingest ingest = new Ingest(200)) {
      run(
          agreed(),
          ingest.address() + "/",
          new Tokens("t-1", ""),
          telemetry -> telemetry.record(init()));

      Request request = ingest.only();
      assertThat(request.target()).isEqualTo("POST /api/observability/ingest");
      assertThat(request.authorization()).isEqualTo("Bearer t-1");
      assertThat(request.body().members())
          .containsOnlyKeys(
              "session_id", "cli_version", "user_email", "project_id", "timestamp", "events");
      assertThat(request.body().text("cli_version")).isEqualTo("0.2.5");
      assertThat(request.body().text("user_email")).isEmpty();
      assertThat(request.events().get(0).members())
          .containsEntry("type", new Json.Text("command"))
          .containsEntry("command_name", new Json.Text("init"))
          .containsEntry("command_source", new Json.Text("command"))
          .containsKeys("timestamp", "session_id", "message_id");
    }
  }

  @Test
  void sendsWithoutATokenWhereOnlyTheVariableNamesAnAddress() throws Exception {
    try (Ingest ingest = new Ingest(200)) {
      Machine machine = agreed();
      machine.variables.put("ALTIMATE_TELEMETRY_URL", ingest.address());

      run(machine, "", NOBODY, telemetry -> telemetry.record(init()));

      assertThat(ingest.only().authorization()).isEqualTo("null");
      assertThat(ingest.only().events()).hasSize(1);
    }
  }

  @Test
  void asksNobodyWhereNothingIsConfigured() throws Exception {
    try (Ingest ingest = new Ingest(200)) {
      run(agreed(), "", NOBODY, telemetry -> telemetry.record(init()));
      run(agreed(), ingest.address(), NOBODY, telemetry -> telemetry.record(init()));

      assertThat(ingest.requests).isEmpty();
    }
  }

  @Test
  void fetchesAnotherTokenOnceAndSendsOnceMore() throws Exception {
    try (Ingest ingest = new Ingest(401)) {
      run(
          agreed(),
          ingest.address(),
          new Tokens("t-1", "t-2"),
          telemetry -> telemetry.record(init()));

      assertThat(ingest.requests)
          .extracting(Request::authorization)
          .containsExactly("Bearer t-1", "Bearer t-2");
    }
  }

  @Test
  void neverSaysOfOneSessionWhatIsAnothers() throws Exception {
    try (Ingest ingest = new Ingest(200)) {
      run(
          agreed(),
          ingest.address(),
          new Tokens("t-1", ""),
          telemetry -> {
            Telemetry one = telemetry.session("ses_1");
            Telemetry two = telemetry.session("ses_2");
            one.record(started("github.com/a/one"));
            two.record(started("github.com/b/two"));
            one.record(new CoreEvents.SessionEnd(0.5, 900, 4, 60_000));
            two.record(init());
          });

      Set<String> projects = new HashSet<>();
      for (Request request : ingest.requests) {
        String session = request.body().text("session_id");
        assertThat(request.events())
            .isNotEmpty()
            .allMatch(event -> event.text("session_id").equals(session));
        if (request.events().get(0).text("type").equals("session_start")) {
          projects.add(request.body().text("project_id"));
        }
      }
      assertThat(projects).hasSize(2).noneMatch(project -> project.contains("github"));
      assertThat(ingest.requests.stream().flatMap(request -> request.events().stream()))
          .extracting(event -> event.text("session_id") + " " + event.text("type"))
          .containsExactlyInAnyOrder(
              "ses_1 session_start", "ses_1 session_end", "ses_2 session_start", "ses_2 command");
    }
  }

  /** While the server is down, and so left alone; they are told once it is back. */
  @Test
  void keepsTheNewestTwoHundred() throws Exception {
    Machine machine = agreed();
    Tokens token = new Tokens("t-1", "");
    try (Ingest down = new Ingest(503)) {
      run(machine, down.address(), token, telemetry -> record(telemetry, 0, 1));
      run(machine, down.address(), token, telemetry -> record(telemetry, 1, 250));
      assertThat(down.requests).hasSize(1);
    }
    machine.now.set(machine.now.get().plus(Duration.ofDays(1)));

    try (Ingest ingest = new Ingest(200)) {
      run(machine, ingest.address(), token, telemetry -> {});

      assertThat(ingest.requests.stream().flatMap(request -> request.events().stream()))
          .extracting(event -> event.text("message_id"))
          .hasSize(200)
          .startsWith("msg_50")
          .endsWith("msg_249");
    }
  }

  @Test
  void showsLangfuseTheTokensOfTheObject() throws Exception {
    try (Ingest langfuse = new Ingest(200)) {
      LangfuseProtocol protocol =
          AltimateLangfuse.first(new LangfuseProtocol(URI.create(langfuse.address()), "pk", "sk"));
      Map<TokenKind, Long> tokens = new EnumMap<>(TokenKind.class);
      tokens.put(TokenKind.INPUT, 70L);
      tokens.put(TokenKind.CACHE_READ, 30L);

      Machine machine = agreed();

      run(
          machine,
          builder ->
              builder.sink("ingest", permit -> new HttpSink(permit, protocol, machine.now::get)),
          telemetry ->
              telemetry
                  .session("ses_1")
                  .record(
                      new CoreEvents.Generation(
                          "msg_1",
                          "claude-sonnet-4",
                          Provider.ANTHROPIC,
                          Agent.BUILDER,
                          FinishReason.STOP,
                          tokens,
                          0.25,
                          1_500)));

      assertThat(langfuse.only().target()).isEqualTo("POST /api/public/otel/v1/traces");
      assertThat(langfuse.only().authorization()).isEqualTo("Basic cGs6c2s=");
      assertThat(langfuse.only().body().toString())
          .contains("{\"input\":70,\"input_cache_read\":30}", "gen_ai.usage.input_tokens", "ses_1");
    }
  }

  private Machine agreed() throws IOException {
    Machine machine = new Machine(AltimateCorePlan.plan(), root);
    machine.user("on");
    return machine;
  }

  private static CoreEvents.CommandRun init() {
    return new CoreEvents.CommandRun("init", CommandSource.COMMAND, "msg_1");
  }

  private static void record(Telemetry telemetry, int from, int to) {
    for (int i = from; i < to; i++) {
      telemetry.record(new CoreEvents.CommandRun("init", CommandSource.COMMAND, "msg_" + i));
    }
  }

  private static CoreEvents.SessionStart started(String project) {
    return new CoreEvents.SessionStart(
        "claude-sonnet-4", Provider.ANTHROPIC, Agent.BUILDER, project);
  }

  private static void run(
      Machine machine, String account, Bearer bearer, Consumer<Telemetry> work) {
    run(
        machine,
        builder ->
            AltimateCoreIngest.in(builder, account, bearer, machine.variables, machine.now::get),
        work);
  }

  private static void run(
      Machine machine, UnaryOperator<Candor.Builder> sinks, Consumer<Telemetry> work) {
    Candor.Builder builder =
        Candor.builder(AltimateCorePlan.plan(), "0.2.5")
            .surroundings(machine.surroundings())
            .grace(Duration.ofSeconds(20));
    try (Candor candor = sinks.apply(builder).open()) {
      work.accept(candor.telemetry());
    }
  }

  /** Who is signed in. */
  private record Tokens(String token, String renewed) implements Bearer {}

  private record Request(String target, String authorization, Json.Members body) {

    List<Json.Members> events() {
      return body.array("events").stream().map(Json::object).toList();
    }
  }

  /** A server that always answers the same. */
  private static final class Ingest implements AutoCloseable {

    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private final int status;

    Ingest(int status) throws IOException {
      this.status = status;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::handle);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Request only() {
      assertThat(requests).hasSize(1);
      return requests.get(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
      boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      try (InputStream sent = exchange.getRequestBody();
          InputStream in = gzip ? new GZIPInputStream(sent) : sent) {
        requests.add(
            new Request(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                "" + exchange.getRequestHeaders().getFirst("Authorization"),
                Json.parse(in.readAllBytes()).object()));
      }
      byte[] body = "{}".getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
