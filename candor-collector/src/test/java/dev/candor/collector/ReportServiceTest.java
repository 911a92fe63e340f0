package dev.candor.collector;

import static dev.candor.collector.Running.WRITE;
import static dev.candor.collector.Running.batch;
import static dev.candor.collector.Running.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.collector.ingest.Recent;
import dev.candor.collector.insight.ActiveActors;
import dev.candor.collector.insight.Interval;
import dev.candor.wire.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportServiceTest {

  private static final UUID RUN = RunId.of(Running.NOW.toEpochMilli(), new byte[10]);

  @TempDir Path folder;
  private Running running;

  @BeforeEach
  void start() {
    running = Running.in(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void activeActorsAreOneLineADay() {
    running.post(batch(RUN, 0, event("build.finished", "")));

    assertThat(
            running
                .get("/api/v1/report/active?from=2026-02-02&to=2026-02-03&kind=developer")
                .body())
        .isEqualTo(
            "{\"days\":[{\"day\":\"2026-02-02\",\"daily\":0,\"weekly\":0,\"monthly\":0,\"new\":0},"
                + "{\"day\":\"2026-02-03\",\"daily\":1,\"weekly\":1,\"monthly\":1,\"new\":1}]}");
    assertThat(running.get("/api/v1/report/active?kind=runner").body()).contains("\"daily\":0");
  }

  @Test
  void theEnvironmentSaysAsWhatAnActorIsActive() {
    running.post(batch(RUN, 0, event("build.finished", "")).replace("\"workstation\"", "\"ci\""));

    assertThat(running.get("/api/v1/report/active?kind=developer").body()).contains("\"daily\":0");
    assertThat(running.get("/api/v1/report/active?kind=runner").body()).contains("\"daily\":1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown-container",
        "unknown-host",
        "unknown-018f0000-0000-7000-8000-000000000000",
        "anon0000",
        "startup",
        "workspace:7",
        "agent:codex",
      })
  void whatAToolSaysWhereItKnowsNobodyIsStoredAndNotCounted(String installation) {
    var answered =
        running.post(batch(RUN, 0, event("build.finished", "")).replace("inst-1", installation));

    assertThat(answered.body()).isEqualTo("{\"results\":[{\"result\":\"stored\"}]}");
    assertThat(running.get("/api/v1/report/active").body()).contains("\"monthly\":0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "NULL", "0", "undefined", "", "-1"})
  void anIllegalInstallationIsKeptApart(String installation) {
    assertThat(
            running
                .post(batch(RUN, 0, event("build.finished", "")).replace("inst-1", installation))
                .body())
        .contains("\"reason\":\"illegal_id\",\"path\":\"installation\"");
  }

  @Test
  void severalProductsMustBeToldApart() {
    running.post(batch(RUN, 0, event("build.finished", "")));
    running.post(batch(RUN, 0, event("build.finished", "")).replace("\"ao\"", "\"git\""));

    var answered = running.get("/api/v1/report/active");

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.body()).contains("product=ao or product=git");
    assertThat(running.get("/api/v1/report/active?product=git").body()).contains("\"daily\":1");
    assertThat(running.get("/api/v1/report/volume").body())
        .contains("\"product\":\"ao\"", "\"product\":\"git\"");
    assertThat(running.get("/api/v1/report/health?product=git").body())
        .startsWith("{\"received\":1,");
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday, from=2026-01-31",
    "to=2026-13-01, to=2026-01-31",
    "from=+999999999-01-01, from=2026-01-31",
    "from=2026-02-02&to=2026-02-01, swap them",
    "from=1970-01-01&to=9999-01-01, ask for fewer",
    "tz=Mars/Base, tz=Europe/Stockholm",
    "kind=robot, developer",
    "colour=red, colour",
  })
  void aBadParameterIsAnsweredWithWhatToWrite(String query, String advice) {
    var answered = running.get("/api/v1/report/active?" + query.replace("+", "%2B"));

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.body()).startsWith("{\"error\":\"parameter\",").contains(advice);
  }

  @ParameterizedTest
  @CsvSource({"volume", "health"})
  void aReportOfEverybodyIsNotAskedForRunnersAlone(String report) {
    var answered = running.get("/api/v1/report/" + report + "?kind=runner");

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.body()).contains(report + " does not tell developers from runners");
    assertThat(running.get("/api/v1/report/" + report + "?kind=").status()).isEqualTo(200);
  }

  @Test
  void historyFromTheFirstYearThatIsTakenIsInReportsAndOnThePage() {
    String first = event("build.finished", "").replace("2026-02-03T09", "1990-01-02T09");
    String now = event("build.finished", "");
    running.post(batch(RUN, 0, first, now).replace("\"historical\":false", "\"historical\":true"));

    assertThat(running.get("/api/v1/report/active").body())
        .startsWith(
            "{\"days\":[{\"day\":\"1990-01-02\",\"daily\":1,\"weekly\":1,\"monthly\":1,\"new\":1}");
    assertThat(running.page("/?days=all").body())
        .contains("<th scope=\"row\">Tue 2 Jan 1990</th><td>1</td>");
  }

  @Test
  void aProductOfWhichAllIsKeptApartStaysOnThePages() {
    running.post(batch(RUN, 0, event("no.such", "")).replace("\"ao\"", "\"git\""));
    String good = event("build.finished", "");
    running.post(batch(RUN, 0, Collections.nCopies(Recent.SIZE, good).toArray(String[]::new)));

    for (String days : List.of("28", "all")) {
      var page = running.page("/?product=git&days=" + days);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).contains("unknown_event");
    }
    assertThat(running.get("/api/v1/report/active?product=git&to=2026-02-03").body())
        .isEqualTo("{\"days\":[]}");
  }

  @Test
  void theSameReportsComeFromAFolderThatNobodyUses() {
    running.post(batch(RUN, 0, event("build.finished", "")));
    running.close();

    try (Reports reports = Reports.open(folder.resolve("data"), InstantSource.fixed(Running.NOW))) {
      assertThat(reports.zone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
      assertThat(reports.active(null, Interval.ALL, reports.zone(), ActiveActors.Who.BOTH))
          .hasSize(1);
      assertThat(reports.health(null, Interval.ALL, reports.zone()).received()).isEqualTo(1);
    }
  }

  @Test
  void aSecondProcessOnTheFolderIsTold() throws Exception {
    Path data = folder.resolve("data");
    Process second = Child.startHeard(folder, CrashTest.class, data.toString());

    assertThat(new String(second.getInputStream().readAllBytes(), UTF_8))
        .contains("another collector is using '" + data + "'");
    assertThat(second.waitFor()).isNotZero();
    assertThat(running.get("/_health").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, , 200",
    "127.0.0.1:9, , 200",
    "[::1]:80, , 200",
    "evil.example, , 403",
    "evil.example:4318, , 403",
    "127.0.0.1.evil.example, , 403",
    "localhost:80, http://localhost:80, 200",
    "localhost:80, http://localhost:81, 403",
    "localhost:80, https://evil.example, 403",
    "localhost:80, null, 403",
  })
  void onlyThisMachinesNamesAndPagesPass(String host, String origin, int status)
      throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), running.address().getPort())) {
      String originLine = origin == null ? "" : "Origin: " + origin + "\r\n";
      socket
          .getOutputStream()
          .write(
              "GET /_health HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n"
                  .formatted(host, originLine)
                  .getBytes(UTF_8));
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

      assertThat(in.readLine()).startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void aProductWithoutAPlanIsTakenWhereThatWasAskedFor() {
    CollectorSettings strict = Running.settings(folder.resolve("open"));
    CollectorSettings open =
        new CollectorSettings(
            strict.folder(),
            strict.host(),
            0,
            strict.zone(),
            List.of(),
            true,
            Map.of(),
            strict.credentials(),
            strict.rotation());

    try (Running any = new Running(open, InstantSource.fixed(Running.NOW))) {
      assertThat(any.post(batch(RUN, 0, event("any.thing", "\"a\":1,\"b\":\"x\""))).body())
          .isEqualTo("{\"results\":[{\"result\":\"stored\"}]}");
      assertThat(any.post(batch(RUN, 1, event("any.thing", "\"a\":{}"))).body())
          .isEqualTo(
              "{\"results\":[{\"result\":\"quarantined\",\"reason\":\"wrong_type\",\"path\":\"fields.a\"}]}");
      assertThat(any.get("/api/v1/report/active").body()).contains("\"daily\":1");
    }
  }

  @Test
  void whatIsNotThereIsToldAsJson() {
    assertThat(running.get("/nothing").status()).isEqualTo(404);
    assertThat(running.get("/nothing").body()).startsWith("{\"error\":\"absent\"");
    assertThat(running.get("/candor/v1/events", WRITE).status()).isEqualTo(404);
  }
}
