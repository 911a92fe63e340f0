package dev.candor.reference.ao;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where AO's command line tells the daemon what was run: {@code POST
 * /internal/telemetry/cli-invoked} and {@code cli-usage-error}. Only programs of this machine are
 * heard, and no page of a browser: the Host must be a loopback one, and there is no Origin.
 *
 * <p>Calls to the reports never overlap.
 */
final class CommandDoor implements HttpHandler {

  /** Below which both are. */
  static final String PATH = "/internal/telemetry/";

  private static final int MOST_BYTES = 16 * 1024;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "cli-invoked", Set.of("command", "commandPath", "actorType"),
          "cli-usage-error", Set.of("command", "commandPath", "error"));

  private final CommandReports reports;

  CommandDoor(CommandReports reports) {
    this.reports = reports;
  }

  /** What is answered. */
  private record Answer(int status, String code) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      if (answer.code().isEmpty()) {
        exchange.sendResponseHeaders(answer.status(), -1);
        return;
      }
      JsonWriter json = new JsonWriter(64);
      byte[] body = json.beginObject().name("code").value(answer.code()).endObject().toByteArray();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    if (!isFromHere(exchange)) {
      return new Answer(403, "FORBIDDEN");
    }
    String name = ("" + exchange.getRequestURI().getPath()).substring(PATH.length());
    Set<String> members = MEMBERS.get(name);
    if (members == null) {
      return new Answer(404, "NOT_FOUND");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return new Answer(405, "METHOD_NOT_ALLOWED");
    }
    try {
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      Json.Members said = Json.parse(body).object();
      if (body.length > MOST_BYTES || !members.containsAll(said.members().keySet())) {
        return new Answer(400, "INVALID_JSON");
      }
      return heard(name, said);
    } catch (MalformedException e) {
      return new Answer(400, "INVALID_JSON");
    }
  }

  private Answer heard(String name, Json.Members said) {
    String path = text(said, "commandPath").strip();
    if (path.isEmpty()) {
      return new Answer(400, "COMMAND_PATH_REQUIRED");
    }
    synchronized (reports) {
      if (name.equals("cli-invoked")) {
        reports.succeeded(text(said, "actorType"), path);
      } else {
        reports.misused(path); // what was typed, and what was wrong with it, go no further
      }
    }
    return new Answer(202, "");
  }

  private static String text(Json.Members said, String member) {
    return Objects.requireNonNullElse(said.textOrNull(member), "");
  }

  private static boolean isFromHere(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    return hosts.size() == 1
        && LOOPBACK.contains(hosts.get(0).replaceFirst(":[0-9]+$", ""))
        && isLoopback(exchange.getRemoteAddress().getAddress())
        && !exchange.getRequestHeaders().containsKey("Origin");
  }

  private static boolean isLoopback(@Nullable InetAddress address) {
    return address != null && address.isLoopbackAddress();
  }
}
