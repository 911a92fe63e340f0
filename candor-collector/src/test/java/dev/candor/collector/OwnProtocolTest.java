package dev.candor.collector;

import static dev.candor.collector.Running.LIVE_ONLY;
import static dev.candor.collector.Running.READ;
import static dev.candor.collector.Running.WRITE;
import static dev.candor.collector.Running.batch;
import static dev.candor.collector.Running.event;
import static dev.candor.collector.Running.gzip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.RunId;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnProtocolTest {

  private static final UUID RUN = RunId.of(Running.NOW.toEpochMilli(), new byte[10]);
  private static final String GOOD = event("build.finished", "\"outcome\":\"ok\"");
  private static final String STORED = "{\"result\":\"stored\"}";
  private static final String DUPLICATE = "{\"result\":\"duplicate\"}";
  private static final String PLAN = SamplePlan.of("ao").hash();

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
  void everyEventIsAnsweredInItsPlaceAndTheRequestHasAReceipt() {
    UUID request = new UUID(1, 2);

    var answered =
        running.post(
            WRITE,
            batch(RUN, 1201, GOOD, event("build.finished", "\"colour\":\"red\""), GOOD)
                .getBytes(UTF_8),
            "Candor-Request",
            request.toString(),
            "Candor-Attempt",
            "1");

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.header("Content-Type")).isEqualTo("application/json");
    assertThat(answered.header("Candor-Receipt")).isEqualTo(request.toString());
    assertThat(answered.body())
        .isEqualTo(
            "{\"results\":[%s,%s,%s]}"
                .formatted(STORED, quarantined("unknown_field", "fields.colour"), STORED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nothing.known | \"outcome\":\"ok\" | unknown_event | name",
        "build.finished | \"colour\":1 | unknown_field | fields.colour",
        "build.finished | \"clean\":\"yes\" | wrong_type | fields.clean",
        "build.finished | \"files\":1.5 | wrong_type | fields.files",
        "build.finished | \"files\":99999999999999999999 | wrong_type | fields.files",
        "build.finished | \"share\":true | wrong_type | fields.share",
        "build.finished | \"tool\":{\"a\":[1]} | wrong_type | fields.tool",
        "build.finished | \"outcome\":\"maybe\" | unknown_value | fields.outcome",
        "build.finished | \"shell\":\"fish\" | unknown_value | fields.shell",
        "build.finished | \"tool\":\"/home/ada\" | bad_identifier | fields.tool",
        "build.finished | \"request\":\"a b\" | bad_identifier | fields.request",
        "build.finished | \"author_hash\":\"ada@example.org\" | bad_identifier | fields.author_hash",
        "build.finished | \"path\":\"/home/ada\" | local_only | fields.path",
        "commit.made | \"author_hash\":\"anonymous\" | illegal_id | fields.author_hash",
        "commit.made | \"author_hash\":\"00000000-0000-0000-0000-000000000000\" | illegal_id | fields.author_hash",
      })
  void aBadEventIsKeptApartAndItsNeighboursAreStored(
      String name, String fields, String reason, String path) {
    var answered = running.post(batch(RUN, 0, GOOD, event(name, fields), GOOD));

    assertThat(answered.body())
        .isEqualTo("{\"results\":[%s,%s,%s]}".formatted(STORED, quarantined(reason, path), STORED));
  }

  @ParameterizedTest
  @CsvSource({"cache.hit, metrics_only", "queue.full, operational"})
  void whatLeavesOnlyAsACountIsNoRow(String name, String reason) {
    assertThat(running.post(batch(RUN, 0, event(name, ""))).body())
        .isEqualTo(
            "{\"results\":[{\"result\":\"quarantined\",\"reason\":\"%s\",\"plan\":\"%s\"}]}"
                .formatted(reason, PLAN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7 | event",
        "{} | name",
        "{\"name\":7,\"time\":\"2026-02-03T09:00:00Z\"} | name",
        "{\"name\":\"build.finished\"} | time",
        "{\"name\":\"build.finished\",\"time\":\"yesterday\"} | time",
        "{\"name\":\"build.finished\",\"time\":1e400} | time",
        "{\"name\":\"build.finished\",\"time\":99999999999999999999} | time",
        "{\"name\":\"build.finished\",\"time\":[]} | time",
        "{\"name\":\"build.finished\",\"time\":253402300800000} | time",
        "{\"name\":\"build.finished\",\"time\":-63350575200001} | time",
        "{\"name\":\"build.finished\",\"time\":\"2026-02-03T09:00:00Z\",\"id\":\"x\"} | id",
        "{\"name\":\"build.finished\",\"time\":\"2026-02-03T09:00:00Z\",\"session\":{}} | session",
        "{\"name\":\"build.finished\",\"time\":\"2026-02-03T09:00:00Z\",\"fields\":[]} | fields",
      })
  void anEventThatIsNoneIsOneOfWrongType(String event, String path) {
    assertThat(running.post(batch(RUN, 0, GOOD, event, GOOD)).body())
        .isEqualTo(
            "{\"results\":[%s,%s,%s]}".formatted(STORED, quarantined("wrong_type", path), STORED));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-03T09:59:59.123456789Z, stored",
    "2026-02-03T11:59:59+02:00, stored",
    "2026-02-04T09:59:59Z, stored",
    "2027-02-03T10:00:01Z, stored",
    "2026-01-03T10:00:01Z, stored",
    "2026-01-03T09:59:59Z, quarantined",
  })
  void aLiveEventFromTheFutureIsClampedAndOneOlderThan31DaysIsLate(String time, String result) {
    String event = "{\"name\":\"build.finished\",\"time\":\"%s\",\"fields\":null}".formatted(time);

    assertThat(running.post(batch(RUN, 0, event)).body())
        .startsWith("{\"results\":[{\"result\":\"%s\"".formatted(result));
    assertThat(running.get("/api/v1/report/active?to=2026-02-04").body()).doesNotContain("2027-");
  }

  @ParameterizedTest
  @CsvSource({
    "1990-01-01T00:00:00Z, stored",
    "1989-12-31T23:59:59Z, quarantined",
    "2026-02-03T10:00:00Z, stored",
    "2026-02-03T10:00:01Z, quarantined",
  })
  void aHistoricalEventKeepsItsTimeFrom1990UntilNow(String time, String result) {
    String event =
        "{\"id\":\"%s\",\"name\":\"build.finished\",\"time\":\"%s\"}"
            .formatted(new UUID(3, 4), time);

    assertThat(running.post(historical(event)).body())
        .startsWith("{\"results\":[{\"result\":\"%s\"".formatted(result));
  }

  @Test
  void aKeyThatMayNotImportMaySendNothingHistorical() {
    assertRefused(running.post(LIVE_ONLY, historical(GOOD).getBytes(UTF_8)), 403, "may_not_import");
  }

  @Test
  void theSameBatchAgainIsAllDuplicatesAndCountedNowhere() {
    String batch = batch(RUN, 7, GOOD, event("nothing.known", ""), GOOD);
    running.post(batch);
    String active = running.get("/api/v1/report/active").body();
    String volume = running.get("/api/v1/report/volume").body();

    var again = running.post(batch);

    assertThat(again.body())
        .isEqualTo("{\"results\":[%s,%s,%s]}".formatted(DUPLICATE, DUPLICATE, DUPLICATE));
    assertThat(running.get("/api/v1/report/active").body()).isEqualTo(active);
    assertThat(running.get("/api/v1/report/volume").body())
        .isEqualTo(volume)
        .isEqualTo("{\"events\":[{\"product\":\"ao\",\"name\":\"build.finished\",\"stored\":2}]}");
    assertThat(running.get("/api/v1/report/health").body())
        .startsWith(
            "{\"received\":6,\"stored\":2,\"duplicate\":3,\"quarantined\":1,\"dropped\":0,");
  }

  @Test
  void anOverlapOfTwoBatchesIsDuplicateWhereTheyOverlap() {
    running.post(batch(RUN, 10, GOOD, GOOD));

    assertThat(running.post(batch(RUN, 9, GOOD, GOOD, GOOD, GOOD)).body())
        .isEqualTo("{\"results\":[%s,%s,%s,%s]}".formatted(STORED, DUPLICATE, DUPLICATE, STORED));
  }

  @Test
  void anEventMayPassNumbersOverAndThoseMayComeLater() {
    String behindGap = GOOD.replaceFirst("\\{", "{\"n\":7,");

    assertThat(running.post(batch(RUN, 3, GOOD, behindGap, GOOD)).body())
        .isEqualTo("{\"results\":[%s,%s,%s]}".formatted(STORED, STORED, STORED));
    assertThat(running.post(batch(RUN, 2, GOOD, GOOD, GOOD, GOOD)).body())
        .isEqualTo("{\"results\":[%s,%s,%s,%s]}".formatted(STORED, DUPLICATE, STORED, STORED));
    assertThat(running.post(batch(RUN, 6, GOOD, GOOD, GOOD, GOOD)).body())
        .isEqualTo("{\"results\":[%s,%s,%s,%s]}".formatted(STORED, DUPLICATE, DUPLICATE, STORED));
  }

  @Test
  void anOwnIdIsTheIdentityWhateverTheRun() {
    String event =
        "{\"id\":\"%s\",\"name\":\"build.finished\",\"time\":\"2026-02-03T09:00:00Z\"}"
            .formatted(new UUID(5, 6));

    assertThat(running.post(batch(RUN, 0, event, event)).body())
        .isEqualTo("{\"results\":[%s,%s]}".formatted(STORED, DUPLICATE));
    assertThat(running.post(batch(new UUID(9, 9), 0, event, GOOD)).body())
        .isEqualTo("{\"results\":[%s,%s]}".formatted(DUPLICATE, STORED));
  }

  @Test
  void duplicatesAreFoundAfterARestart() {
    String own =
        "{\"id\":\"%s\",\"name\":\"build.finished\",\"time\":\"2026-02-03T09:00:00Z\"}"
            .formatted(new UUID(5, 6));
    UUID old = RunId.of(Running.NOW.toEpochMilli() - 1_000_000_000L, new byte[10]);
    running.post(batch(RUN, 0, GOOD, own));
    running.post(batch(old, 0, GOOD));
    running.close();
    running = Running.in(folder.resolve("data"));

    assertThat(running.post(batch(RUN, 0, GOOD, own, GOOD)).body())
        .isEqualTo("{\"results\":[%s,%s,%s]}".formatted(DUPLICATE, DUPLICATE, STORED));
    assertThat(running.post(batch(old, 0, GOOD)).body())
        .isEqualTo("{\"results\":[%s]}".formatted(DUPLICATE));
  }

  @Test
  void gzipAndChunkedAreTaken() {
    byte[] zipped = gzip(batch(RUN, 0, GOOD).getBytes(UTF_8));

    assertThat(running.post(WRITE, zipped, "Content-Encoding", "gzip").body())
        .isEqualTo("{\"results\":[%s]}".formatted(STORED));
    HttpRequest.Builder chunked =
        HttpRequest.newBuilder(running.address().resolve("/candor/v1/events"))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Content-Encoding", "gzip")
            .header("Authorization", "Bearer " + WRITE)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(zipped)));
    assertThat(running.send(chunked).body()).isEqualTo("{\"results\":[%s]}".formatted(DUPLICATE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``",
        "7",
        "{",
        "{\"product\":\"ao\"}x",
        "{\"product\":7}",
        "{\"product\":\"ao\",\"run\":\"x\"}",
        "{\"product\":\"ao\",\"first\":0,\"events\":[{}]}",
        "{\"run\":\"018f0000-0000-7000-8000-000000000000\",\"first\":0,\"events\":[{}]}",
        "{\"product\":\"ao\",\"run\":\"018f0000-0000-7000-8000-000000000000\",\"events\":[{}]}",
        "{\"product\":\"ao\",\"run\":\"018f0000-0000-7000-8000-000000000000\",\"first\":-1,\"events\":[{}]}",
        "{\"product\":\"ao\",\"run\":\"018f0000-0000-7000-8000-000000000000\",\"first\":0,\"events\":[]}",
        "{\"product\":\"ao\",\"run\":\"018f0000-0000-7000-8000-000000000000\",\"first\":0,\"events\":{}}",
        "{\"product\":\"ao\",\"run\":\"018f0000-0000-7000-8000-000000000000\",\"first\":0,\"events\":[{\"n\":\"1\"}]}",
        "{\"product\":\"ao\",\"run\":\"018f0000-0000-7000-8000-000000000000\",\"first\":5,\"events\":[{},{\"n\":5}]}",
      })
  void whatIsNoBatchIsRefusedAsAWhole(String body) {
    assertRefused(running.post(body), 400, "undecodable");
  }

  @Test
  void brokenGzipAndBrokenUtf8AreRefused() {
    byte[] zipped = gzip(batch(RUN, 0, GOOD).getBytes(UTF_8));

    assertRefused(
        running.post(
            WRITE, java.util.Arrays.copyOf(zipped, zipped.length - 9), "Content-Encoding", "gzip"),
        400,
        "undecodable");
    assertRefused(
        running.post(WRITE, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}),
        400,
        "undecodable");
    assertRefused(
        running.post(WRITE, batch(RUN, 0, GOOD).getBytes(java.nio.charset.StandardCharsets.UTF_16)),
        400,
        "undecodable");
  }

  @Test
  void tooMuchIsRefusedOnTheWireInflatedAndByNumber() {
    String padded = batch(RUN, 0, GOOD) + " ".repeat(8 << 20);
    String bomb = batch(RUN, 0, GOOD) + " ".repeat(21 << 20);
    String many = batch(RUN, 0, Collections.nCopies(10_001, "{}").toArray(String[]::new));

    assertRefused(running.post(padded), 413, "too_large");
    assertRefused(
        running.post(WRITE, gzip(bomb.getBytes(UTF_8)), "Content-Encoding", "gzip"),
        413,
        "too_large");
    assertRefused(running.post(many), 413, "too_large");
    assertThat(running.post(batch(RUN, 0, GOOD)).body()).contains(STORED);
  }

  @Test
  void aBodyThatIsNoWholeGzipIsToldWhatItLacks() {
    byte[] whole = gzip(batch(RUN, 0, GOOD).getBytes(UTF_8));

    for (int length : List.of(0, whole.length / 2)) {
      var refused = running.post(WRITE, Arrays.copyOf(whole, length), "Content-Encoding", "gzip");
      assertRefused(refused, 400, "undecodable");
      assertThat(refused.body()).contains("not whole gzip").doesNotContain("null");
    }
  }

  @Test
  void otherEncodingsAndTypesAreRefused() {
    byte[] body = batch(RUN, 0, GOOD).getBytes(UTF_8);

    assertRefused(running.post(WRITE, body, "Content-Encoding", "br"), 415, "encoding");
    assertRefused(running.post(WRITE, body, "Content-Type", "text/plain"), 415, "encoding");
  }

  @Test
  void keysAndTokensAreNotTakenForEachOther() {
    byte[] body = batch(RUN, 0, GOOD).getBytes(UTF_8);

    assertRefused(running.send(running.events(body)), 401, "key");
    assertRefused(running.post("nobody-knows-this", body), 401, "key");
    assertRefused(running.post(READ, body), 403, "read_token");
    assertRefused(running.get("/api/v1/report/health", WRITE), 403, "write_key");
    assertRefused(running.get("/api/v1/report/health", "nobody-knows-this"), 401, "key");
    assertThat(running.get("/_health").status()).isEqualTo(200);
  }

  @Test
  void aProductWithoutAPlanIsRefusedWithWhatToDo() {
    var answered = running.post(batch(RUN, 0, GOOD).replace("\"ao\"", "\"nobody\""));

    assertRefused(answered, 403, "unplanned");
    assertThat(answered.body()).contains("'nobody'", "--plan FILE", "--accept-unplanned");
  }

  @Test
  void aPepperIsMadeOnceAProductForAKeyThatMayImport() {
    String ao = running.get("/candor/v1/pepper?product=ao", WRITE).body();
    String git = running.get("/candor/v1/pepper?product=git", WRITE).body();
    var answered = running.get("/candor/v1/pepper?product=ao", WRITE);
    assertThat(answered.header("Content-Type")).isEqualTo("application/json");
    assertThat(answered.header("Cache-Control")).isEqualTo("no-store");
    running.close();
    running = Running.in(folder.resolve("data"));

    assertThat(ao).matches("\\{\"product\":\"ao\",\"pepper\":\"[0-9a-f]{64}\"}");
    assertThat(running.get("/candor/v1/pepper?product=ao", WRITE).body()).isEqualTo(ao);
    assertThat(git.substring(20)).isNotEqualTo(ao.substring(20));
    assertRefused(running.get("/candor/v1/pepper?product=ao", LIVE_ONLY), 403, "may_not_import");
    assertRefused(running.get("/candor/v1/pepper", WRITE), 400, "parameter");
  }

  private static String historical(String event) {
    return batch(RUN, 0, event).replace("\"historical\":false", "\"historical\":true");
  }

  private static String quarantined(String reason, String path) {
    return "{\"result\":\"quarantined\",\"reason\":\"%s\",\"path\":\"%s\",\"plan\":\"%s\"}"
        .formatted(reason, path, PLAN);
  }

  private static void assertRefused(Running.Answered answered, int status, String word) {
    assertThat(answered.status()).as(answered.body()).isEqualTo(status);
    assertThat(answered.body()).startsWith("{\"error\":\"%s\",\"message\":\"".formatted(word));
    assertThat(answered.header("Content-Type")).isEqualTo("application/json");
  }
}
