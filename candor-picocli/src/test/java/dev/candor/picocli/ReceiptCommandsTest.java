package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.candor.Plan;
import dev.candor.sdk.CollectorProtocol;
import dev.candor.sdk.HttpSink;
import dev.candor.sdk.Receipt;
import dev.candor.sdk.ReceiptReader;
import dev.candor.sdk.sink.Bearer;
import dev.candor.sdk.sink.IngestProtocol;
import dev.candor.sdk.sink.IngestSink;
import dev.candor.wire.Json;
import java.io.ByteArrayInputStream;
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
import java.util.function.Function;
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
        .contains("2 events delivered, 0 lost", "collector/" + receipt.name())
        .contains("greet telemetry receipts show NAME");
    assertThat(tool.run("telemetry", "receipts", "show", receipt.name()).out())
        .contains("collector took 2 events of greet 1.0")
        .contains("/candor/v1/events", "answered 200", "attempt 1")
        .contains("delivered  {\"event_name\":\"greet.greeted\"")
        .doesNotContain("write-key", "Authorization");
  }

  @Test
  void everyTimeIsWrittenToTheMillisecond() throws IOException {
    GreetTool tool = sent(2);

    assertThat(tool.run("telemetry", "receipts", "list").out())
        .startsWith("2026-11-21T13:00:00.000Z  2 events delivered");
    assertThat(tool.run("telemetry", "receipts", "show", only(tool).name()).out())
        .contains("/candor/v1/events  2026-11-21T13:00:00.000Z  answered 200");
  }

  @Test
  void aToolThatIsAboutTelemetryShowsWhatAnotherHasSent() throws IOException {
    GreetTool tool = sent(2);
    Receipt receipt = only(tool);

    assertThat(tool.runSuite("receipts", "list").out()).startsWith("Nothing was sent");
    assertThat(tool.runSuite("receipts", "list", "--tool", "greet").out())
        .contains("2 events delivered, 0 lost", "collector/" + receipt.name())
        .contains("suite receipts show --tool greet NAME");
    assertThat(tool.runSuite("receipts", "show", receipt.name(), "--tool", "greet").out())
        .contains("collector took 2 events of greet 1.0");
    assertThat(tool.runSuite("receipts", "verify", "--tool", "greet"))
        .isEqualTo(
            new GreetTool.Outcome(
                0,
                "1 receipt; 0 requests made again, and the same, 1 of a destination that is not"
                    + " known here; nothing wrong."
                    + System.lineSeparator(),
                ""));
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
  void whereNothingWasSentEachCommandSaysSo() {
    GreetTool tool =
        new GreetTool(
            root,
            permit -> {
              throw new IOException("no collector is known");
            });

    GreetTool.Outcome list = tool.run("telemetry", "receipts", "list");
    GreetTool.Outcome show = tool.run("telemetry", "receipts", "show", "no-such");
    GreetTool.Outcome verify = tool.run("telemetry", "receipts", "verify");

    assertThat(list.out())
        .isEqualToIgnoringNewLines("Nothing was sent in the time for which receipts are kept.");
    assertThat(list.exit()).isZero();
    assertThat(show.err()).contains("there is no receipt 'no-such'");
    assertThat(show.exit()).isEqualTo(2);
    assertThat(verify.out())
        .isEqualToIgnoringNewLines(
            "There is no receipt to check: nothing was sent in the time for which receipts are"
                + " kept.");
    assertThat(verify.err()).isEmpty();
    assertThat(verify.exit()).isZero();
    assertThat(tool.run("telemetry", "receipts", "verify", "--format", "json").out())
        .contains("{\"receipts\":0,", "\"wrong\":[]");
  }

  @Test
  void aReceiptThatCannotBeReadIsNotNothing() throws IOException {
    GreetTool tool = sent(1);
    Path file = tool.places().receipts().resolve("collector").resolve(only(tool).name());
    Files.writeString(file, "no receipt");

    GreetTool.Outcome list = tool.run("telemetry", "receipts", "list");
    GreetTool.Outcome verify = tool.run("telemetry", "receipts", "verify");

    assertThat(list.out())
        .isEqualToIgnoringNewLines(
            "No receipt can be read. Check all: greet telemetry receipts verify");
    assertThat(list.err()).isNotEmpty();
    assertThat(verify.out()).contains("0 receipts; ", "wrong.");
    assertThat(verify.exit()).isEqualTo(1);
  }

  @Test
  void aNameThatIsNoneSaysWhereToLook() {
    GreetTool.Outcome outcome = sent(1).run("telemetry", "receipts", "show", "no-such");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("there is no receipt 'no-such': see greet telemetry receipts list");
  }

  @Test
  void aNameThatIsNotGivenIsAskedFor() {
    GreetTool.Outcome outcome = sent(1).run("telemetry", "receipts", "show");

    assertThat(outcome.exit()).isEqualTo(2);
    assertThat(outcome.err()).contains("Missing required parameter: 'NAME'");
  }

  @Test
  void aNameThatTwoDestinationsHaveIsAskedForByItsDestination() throws IOException {
    GreetTool tool = sent(1);
    Receipt receipt = only(tool);
    Path other = tool.places().receipts().resolve("vendor");
    Files.createDirectories(other);
    Files.copy(
        tool.places().receipts().resolve("collector").resolve(receipt.name()),
        other.resolve(receipt.name()));

    GreetTool.Outcome bare = tool.run("telemetry", "receipts", "show", receipt.name());
    GreetTool.Outcome full = tool.run("telemetry", "receipts", "show", receipt.fullName());

    assertThat(bare.exit()).isEqualTo(2);
    assertThat(bare.err()).contains("there are 2 receipts '" + receipt.name(), receipt.fullName());
    assertThat(full.exit()).isZero();
    assertThat(full.out()).contains("collector took 1 event of greet 1.0");
  }

  /** Any sink may say by which protocol it sends; its token is in no body. */
  @Test
  void verifyMakesTheBodiesOfWhoIsSignedInAgain() {
    GreetTool tool =
        sent(
            2,
            address ->
                permit ->
                    new IngestSink(
                        permit, new IngestProtocol(address), new OneToken(), GreetTool.CLOCK));

    GreetTool.Outcome outcome = tool.run("telemetry", "receipts", "verify");

    assertThat(outcome.out()).contains("1 receipt; 1 request made again, and the same; nothing");
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void verifySaysWhatItDidNotCheckAsThePlanIsAnother() throws IOException {
    GreetTool tool = sent(1);
    tool.plan = renamed(tool.plan);
    tool.remote =
        permit ->
            new HttpSink(
                permit,
                new CollectorProtocol(URI.create("http://127.0.0.1:9"), "key"),
                GreetTool.CLOCK);

    GreetTool.Outcome outcome = tool.run("telemetry", "receipts", "verify");

    assertThat(outcome.out())
        .contains("0 requests made again, and the same, 1 made by another version, not checked");
    assertThat(outcome.exit()).isZero();
  }

  private static Plan renamed(Plan plan) {
    return new Plan(
        plan.product(),
        plan.variables(),
        plan.switches(),
        plan.defaultLevel(),
        plan.identity(),
        plan.destinations(),
        plan.ownPackages(),
        "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        plan.events());
  }

  private static Receipt only(GreetTool tool) throws IOException {
    List<Receipt> all = new ArrayList<>();
    new ReceiptReader(tool.places()).each(all::add, trouble -> all.clear());
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private GreetTool sent(int events) {
    return sent(
        events,
        address ->
            permit ->
                new HttpSink(permit, new CollectorProtocol(address, "write-key"), GreetTool.CLOCK));
  }

  private GreetTool sent(int events, Function<URI, Remote> sink) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    GreetTool tool = new GreetTool(root, sink.apply(address));
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
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (body[0] != '{') {
              body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
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

  /** Somebody who is signed in. */
  private static final class OneToken implements Bearer {

    @Override
    public String token() {
      return "token";
    }

    @Override
    public String renewed() {
      return "";
    }
  }
}
