package dev.candor.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.collector.ingest.Commit;
import dev.candor.collector.ingest.Ingest;
import dev.candor.collector.ingest.Journal;
import dev.candor.collector.ingest.JournalException;
import dev.candor.collector.ingest.Plans;
import dev.candor.collector.ingest.Recent;
import dev.candor.collector.receive.OwnProtocol;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sender is told where nothing can be written now: to come again, and when. */
final class NotWrittenTest {

  private static final String HEAD =
      "{\"product\":\"ao\",\"run\":\"018f0000-0000-7000-8000-000000000000\",\"first\":0,";
  private static final String EVENTS =
      HEAD + "\"events\":[%s]}".formatted(Running.event("build.finished", "\"outcome\":\"ok\""));
  private static final String COUNTS = HEAD + "\"counts\":[{\"name\":\"cache.hit\",\"n\":1}]}";

  private final InstantSource clock = InstantSource.fixed(Running.NOW);
  private final Ingest ingest =
      new Ingest(
          new FullDisk(),
          new Plans(List.of(SamplePlan.of("ao")), false),
          ZoneOffset.UTC,
          clock,
          new Recent());
  private final OwnProtocol protocol =
      new OwnProtocol(
          Running.settings(Path.of("unused")).credentials(),
          ingest,
          product -> new byte[32],
          Map.of(),
          clock,
          new Random(1));
  private final WebServer server =
      WebServer.builder()
          .host("127.0.0.1")
          .port(0)
          .shutdownHook(false)
          .addRouting(HttpRouting.builder().register("/", protocol))
          .build();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop();
    ingest.close();
  }

  @Test
  void anEventThatWasNotCommittedIsToBeSentAgainInASecond() throws Exception {
    HttpResponse<String> answer = post(EVENTS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"results\":[{\"result\":\"retry\",\"reason\":\"not_committed\"}]}");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(protocol.refused()).isZero();
  }

  @Test
  void soIsACount() throws Exception {
    HttpResponse<String> answer = post(COUNTS);

    assertThat(answer.body())
        .isEqualTo(
            "{\"results\":[],\"counts\":[{\"result\":\"retry\",\"reason\":\"not_committed\"}]}");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void aCollectorThatIsStoppingIsBusyAndCountsWhatItTurnedAway() throws Exception {
    ingest.close();

    HttpResponse<String> answer = post(EVENTS);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":\"busy\",\"message\":\"more waits than can be written: send the same again"
                + " later\"}");
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(protocol.refused()).isEqualTo(1);
  }

  private HttpResponse<String> post(String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/candor/v1/events"))
            .header("Authorization", "Bearer " + Running.WRITE)
            .header("Content-Type", "application/json")
            .header("Candor-Request", new UUID(1, 2).toString())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Takes nothing. */
  private static final class FullDisk implements Journal {

    @Override
    public void append(Commit commit) {
      throw new JournalException("commit", new IllegalStateException("the disk is full"));
    }

    @Override
    public Set<Commit.OwnId> known(Collection<Commit.OwnId> ids) {
      return Set.of();
    }

    @Override
    public List<Commit.Range> ranges(Collection<UUID> runs) {
      return List.of();
    }

    @Override
    public List<Commit.Range> rangesSince(long epochMillis, int limit) {
      return List.of();
    }

    @Override
    public List<Recent.Entry> recent(int limit) {
      return List.of();
    }
  }
}
