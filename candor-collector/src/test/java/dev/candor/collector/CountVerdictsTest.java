package dev.candor.collector;

import static dev.candor.collector.Running.WRITE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.RunId;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountVerdictsTest {

  private static final UUID RUN = RunId.of(Running.NOW.toEpochMilli(), new byte[10]);
  private static final String GOOD = "{\"name\":\"cache.hit\",\"n\":1}";
  private static final String STORED = "{\"result\":\"stored\"}";
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
  void countsOfAMetricsEventAreCheckedAndStoredOnceARequest() {
    String body =
        """
        {"product":"ao","run":"%s","first":0,"counts":[
          {"name":"cache.hit","labels":{"outcome":"ok","is_clean":true},"n":12,
           "sum":{"took_ms":-4120,"retries":7},
           "buckets":{"took_ms":[3,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,8]}},
          {"name":"cache.hit","labels":{"outcome":"maybe"},"n":1},
          {"name":"cache.hit","labels":{"clean":true},"n":1},
          {"name":"cache.hit","labels":{"is_clean":"maybe"},"n":1},
          {"name":"cache.hit","labels":{"shell":"bash"},"n":1},
          {"name":"cache.hit","labels":{},"n":0},
          {"name":"cache.hit","labels":{},"n":1,"sum":{"files":1}},
          {"name":"cache.hit","labels":{},"n":1,"sum":{"retries":-1}},
          {"name":"cache.hit","n":1,"buckets":{"retries":[1]}},
          {"name":"cache.hit","n":1,"buckets":{"took_ms":[1,0]}},
          {"name":"cache.hit","n":1,"buckets":{"took_ms":%s}},
          {"name":"cache.hit","n":1,"buckets":{"took_ms":%s}},
          {"name":"cache.hit","n":1,"buckets":{"took_ms":7}},
          {"name":"nothing.known","labels":{},"n":1},
          {"name":"build.finished","labels":{},"n":1}]}"""
            .formatted(RUN, buckets("1,1"), buckets("2,-1"));
    byte[] bytes = body.getBytes(UTF_8);
    String request = new UUID(7, 8).toString();

    var answered = running.post(WRITE, bytes, "Candor-Request", request);
    var again = running.post(WRITE, bytes, "Candor-Request", request);

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.body())
        .isEqualTo(
            "{\"results\":[],\"counts\":[%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s]}"
                .formatted(
                    STORED,
                    quarantined("unknown_value", "labels.outcome"),
                    quarantined("unknown_field", "labels.clean"),
                    quarantined("unknown_value", "labels.is_clean"),
                    quarantined("unknown_field", "labels.shell"),
                    quarantined("wrong_type", "n"),
                    quarantined("unknown_field", "sum.files"),
                    quarantined("negative", "sum.retries"),
                    quarantined("unknown_field", "buckets.retries"),
                    quarantined("wrong_type", "buckets.took_ms"),
                    quarantined("wrong_type", "buckets.took_ms"),
                    quarantined("wrong_type", "buckets.took_ms"),
                    quarantined("wrong_type", "buckets.took_ms"),
                    quarantined("unknown_event", "name"),
                    STORED));
    assertThat(again.body()).doesNotContain("stored", "quarantined");
    assertThat(running.post(body).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7 | count",
        "[1] | count",
        "{} | name",
        "{\"n\":1} | name",
        "{\"name\":7,\"n\":1} | name",
        "{\"name\":\"cache.hit\"} | n",
        "{\"name\":\"cache.hit\",\"n\":1.0} | n",
        "{\"name\":\"cache.hit\",\"n\":99999999999999999999} | n",
        "{\"name\":\"cache.hit\",\"n\":1,\"labels\":[]} | labels",
        "{\"name\":\"cache.hit\",\"n\":1,\"labels\":{\"outcome\":[\"ok\"]}} | labels.outcome",
        "{\"name\":\"cache.hit\",\"n\":1,\"sum\":7} | sum",
        "{\"name\":\"cache.hit\",\"n\":1,\"sum\":{\"took_ms\":\"7\"}} | sum.took_ms",
        "{\"name\":\"cache.hit\",\"n\":1,\"sum\":{\"took_ms\":1e400}} | sum.took_ms",
        "{\"name\":\"cache.hit\",\"n\":1,\"buckets\":[]} | buckets",
      })
  void aCountThatIsNoneIsOneOfWrongTypeAndItsNeighboursAreStored(String count, String path) {
    assertThat(post(GOOD, count, GOOD))
        .isEqualTo(
            "{\"results\":[],\"counts\":[%s,%s,%s]}"
                .formatted(STORED, quarantined("wrong_type", path), STORED));
  }

  @Test
  void whatACountDoesNotSayIsAbsentAndWhatIsNewIsPassedOver() {
    assertThat(
            post(
                "{\"name\":\"cache.hit\",\"n\":1,\"labels\":null,\"sum\":null,\"buckets\":null}",
                "{\"name\":\"cache.hit\",\"n\":1,\"sum\":{\"took_ms\":null},\"labels\":{\"outcome\":null}}",
                "{\"later\":{\"n\":[7]},\"name\":\"cache.hit\",\"n\":1}"))
        .isEqualTo("{\"results\":[],\"counts\":[%s,%s,%s]}".formatted(STORED, STORED, STORED));
  }

  @Test
  void aSumOfWhatIsNeverNegativeMayBeNothing() {
    assertThat(
            post(
                "{\"name\":\"cache.hit\",\"n\":1,\"sum\":{\"retries\":0}}",
                "{\"name\":\"cache.hit\",\"n\":1,\"sum\":{\"retries\":-0.5}}"))
        .isEqualTo(
            "{\"results\":[],\"counts\":[%s,%s]}"
                .formatted(STORED, quarantined("negative", "sum.retries")));
  }

  private String post(String... counts) {
    String body =
        "{\"product\":\"ao\",\"run\":\"%s\",\"counts\":[%s]}"
            .formatted(RUN, String.join(",", counts));
    return running
        .post(WRITE, body.getBytes(UTF_8), "Candor-Request", new UUID(7, 8).toString())
        .body();
  }

  /** The 17 buckets of a time, of which two are given. */
  private static String buckets(String firstTwo) {
    return "[" + firstTwo + ",0".repeat(15) + "]";
  }

  private static String quarantined(String reason, String path) {
    return "{\"result\":\"quarantined\",\"reason\":\"%s\",\"path\":\"%s\",\"plan\":\"%s\"}"
        .formatted(reason, path, PLAN);
  }
}
