package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Receipt;
import dev.candor.sdk.ReceiptReader;
import dev.candor.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code greet telemetry receipts …}, as it is typed, after events went over real HTTP. */
final class ReceiptCommandsTest {

  @TempDir private Path root = Path.of("");
  private final HttpServer server = collector();

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void listsWhatWasSentAndShowsEachEvent() throws IOException {
    GreetTool tool = sent(2);
    Receipt receipt = only(tool);

    assertThat(tool.run("telemetry", "receipts", "list").out())
        .contains("collector", "2 events delivered, 0 lost", receipt.name())
        .contains("greet telemetry receipts show NAME");
    assertThat(tool.run("telemetry", "receipts", "show", receipt.name()).out())
        .contains("collector took 2 events of greet 1.0")
        .contains("/candor/v1/events", "answered 200", "attempt 1")
        .contains("delivered  {\"event_name\":\"greet.greeted\"")
        .doesNotContain("write-key", "Authorization");
  }

  @Test
  void verifyMakesTheBodiesAgain() throws IOException {
    GreetTool tool = sent(3);

    GreetTool.Outcome outcome = tool.run("telemetry", "receipts", "verify");

    assertThat(outcome.out()).contains("1 receipt; 1 request made again, and the same; nothing");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void verifySaysNoToAReceiptThatWasChanged() throws IOException {
    GreetTool tool = sent(3);
    Receipt receipt = only(tool);
    Path file = tool.places().receipts().resolve("collector").resolve(receipt.name());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    GreetTool.Outcome outcome = tool.run("telemetry", "receipts", "verify");

    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).contains("is damaged", "1 wrong");
  }

  @Test
  void aNameThatIsNoneSaysWhereToLook() {
    GreetTool.Outcome outcome = sent(1).run("telemetry", "receipts", "show", "no-such");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("there is no receipt 'no-such': see greet telemetry receipts list");
  }

  private static Receipt only(GreetTool tool) throws IOException {
    List<Receipt> all = new ArrayList<>();
    new ReceiptReader(tool.places()).each(all::add, trouble -> all.clear());
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private GreetTool sent(int events) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    GreetTool tool =
        new GreetTool(
            root,
            permit ->
                new HttpSink(permit, new CollectorProtocol(address, "write-key"), GreetTool.CLOCK));
    tool.run("telemetry", "on");
    tool.greets(events);
    GreetTool.Outcome flushed = tool.run("telemetry", "spool", "flush");
    assertThat(flushed.err()).isEmpty();
    assertThat(flushed.exit()).isZero();
    return tool;
  }

  private static HttpServer collector() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext(
          "/",
          exchange -> {
            byte[] body;
            try (GZIPInputStream in = new GZIPInputStream(exchange.getRequestBody())) {
              body = in.readAllBytes();
            }
            int events = Json.parse(body).object().array("events").size();
            byte[] answer =
                ("{\"results\":["
                        + String.join(",", Collections.nCopies(events, "{\"result\":\"stored\"}"))
                        + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write(answer);
            }
          });
      made.start();
      return made;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
