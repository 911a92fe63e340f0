package dev.candor.reference.ao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.candor.reference.Machine;
import dev.candor.sdk.Candor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AO's command line tells the daemon, over real HTTP. */
class CommandDoorTest {

  @TempDir private Path root;

  private final List<String> rows = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | cli-invoked | 127.0.0.1 | | {\"command\":\"spawn\",\"commandPath\":\"ao spawn\",\"actorType\":\"user\"} | 202",
        "POST | cli-invoked | localhost:80 | | {\"commandPath\":\"ao spawn\"} | 202",
        "POST | cli-invoked | [::1]:80 | | {\"commandPath\":\"ao spawn\"} | 202",
        "POST | cli-usage-error | 127.0.0.1 | | {\"command\":\"spawn\",\"commandPath\":\"ao spawn\",\"error\":\"--acme\"} | 202",
        "POST | cli-invoked | ao.example | | {\"commandPath\":\"ao spawn\"} | 403 FORBIDDEN",
        "POST | cli-invoked | 127.0.0.1.ao.example | | {\"commandPath\":\"ao spawn\"} | 403 FORBIDDEN",
        "POST | cli-invoked | 127.0.0.1 | http://127.0.0.1 | {\"commandPath\":\"ao spawn\"} | 403 FORBIDDEN",
        "POST | cli-invoked | 127.0.0.1 | null | {\"commandPath\":\"ao spawn\"} | 403 FORBIDDEN",
        "POST | cli-invoked | 127.0.0.1 | | {\"commandPath\":\"ao spawn\",\"args\":\"x\"} | 400 INVALID_JSON",
        "POST | cli-invoked | 127.0.0.1 | | {\"commandPath\":\"ao spawn\",\"error\":\"x\"} | 400 INVALID_JSON",
        "POST | cli-invoked | 127.0.0.1 | | {\"commandPath\":3} | 400 INVALID_JSON",
        "POST | cli-invoked | 127.0.0.1 | | {\"commandPath\": | 400 INVALID_JSON",
        "POST | cli-invoked | 127.0.0.1 | | [] | 400 INVALID_JSON",
        "POST | cli-invoked | 127.0.0.1 | | {\"command\":\"spawn\"} | 400 COMMAND_PATH_REQUIRED",
        "POST | cli-invoked | 127.0.0.1 | | {\"commandPath\":\"  \"} | 400 COMMAND_PATH_REQUIRED",
        "POST | cli-usage-error | 127.0.0.1 | | {\"commandPath\":\"\"} | 400 COMMAND_PATH_REQUIRED",
        "GET | cli-invoked | 127.0.0.1 | | {\"commandPath\":\"ao spawn\"} | 405 METHOD_NOT_ALLOWED",
        "POST | cli | 127.0.0.1 | | {\"commandPath\":\"ao spawn\"} | 404 NOT_FOUND",
      })
  void answersAsItsContractSays(
      String method,
      String name,
      String host,
      @Nullable String origin,
      String body,
      String answered)
      throws Exception {
    String request =
        "%s /internal/telemetry/%s HTTP/1.1\r\nHost: %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(
                method,
                name,
                host,
                origin == null ? "" : "Origin: " + origin + "\r\n",
                body.length(),
                body);

    String answer = asked(request);

    String[] expected = answered.split(" ", 2);
    assertThat(answer).startsWith("HTTP/1.1 " + expected[0]);
    if (expected.length > 1) {
      assertThat(answer).endsWith("{\"code\":\"" + expected[1] + "\"}");
    }
    assertThat(rows).noneMatch(row -> row.contains("acme"));
    assertThat(rows.isEmpty()).isEqualTo(!answered.equals("202"));
  }

  @Test
  void aCommandThatWasWrittenWronglyIsKnownByItsPathAlone() throws Exception {
    String body =
        "{\"command\":\"spawn --token s3cret\",\"commandPath\":\"ao spawn\",\"error\":\"unknown flag --token\"}";

    asked(
        "POST /internal/telemetry/cli-usage-error HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(body.length(), body));

    assertThat(rows)
        .singleElement()
        .asString()
        .contains(
            "ao.cli.usage_errors", "\"command_path\":\"ao spawn\"", "\"error_kind\":\"invalid\"")
        .doesNotContain("s3cret", "token");
  }

  private String asked(String request) throws IOException, InterruptedException {
    Machine machine = new Machine(AoPlan.plan(), root);
    machine.variables.put("AO_TELEMETRY_EVENTS", "on");
    HttpServer daemon =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (Candor candor =
        Candor.builder(AoPlan.plan(), "0.11.3")
            .surroundings(machine.surroundings())
            .local(
                site ->
                    (header, bytes, length, at) ->
                        new String(bytes, 0, length, UTF_8).lines().forEach(rows::add))
            .open()) {
      CommandReports reports =
          new CommandReports(
              candor.telemetry(),
              CommandNames.closed(),
              new TenureFile(root.resolve("data"), () -> Instant.EPOCH, told::add),
              DailyBefore.read(null, told::add));
      daemon.createContext(CommandDoor.PATH, new CommandDoor(reports));
      daemon.start();
      String answer = exchanged(daemon.getAddress().getPort(), request);
      assertThat(candor.flush(Duration.ofSeconds(30))).isTrue();
      return answer;
    } finally {
      daemon.stop(0);
    }
  }

  private static String exchanged(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
