package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import dev.candor.wire.Json;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a collector is told of a parcel, and where. */
class CollectorProtocolTest {

  private static final String STORED = "{\"results\":[{\"result\":\"stored\"}]}";

  @Test
  void sendsTheParcelAsTheContractSays() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(200, STORED);

      Delivery delivery = collector.deliver(SpoolRows.parcel(7));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.ACCEPTED);
      ScriptedServer.Request request = collector.requests().get(0);
      Headers headers = request.headers();
      assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer write-key");
      assertThat(headers.getFirst("Content-Type")).isEqualTo("application/json");
      assertThat(headers.getFirst("Content-Encoding")).isEqualTo("gzip");
      assertThat(headers.getFirst("Content-Length")).isNotNull();
      assertThat(headers.getFirst("Transfer-Encoding")).isNull();
      assertThat(headers.getFirst("Candor-Request")).isEqualTo("" + SpoolRows.parcel(7).id());
      assertThat(headers.getFirst("Candor-Attempt")).isEqualTo("1");
      assertThat(Instant.parse("" + headers.getFirst("Candor-Sent-At"))).isNotNull();
      assertThat(request.path()).isEqualTo("POST /candor/v1/events");
      Json.Members body = request.json();
      assertThat(body.whole("first")).isEqualTo(7);
      assertThat(body.array("events")).hasSize(1);
    }
  }

  @Test
  void saysWhichAttemptItIs() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(503, "");
      Parcel first = SpoolRows.parcel(1, 2);

      collector.deliver(first);
      collector.deliver(
          new Parcel(first.id(), 2, first.header(), Map.of(), first.rows(), 0, List.of()));

      assertThat(collector.requests())
          .extracting(request -> request.header("Candor-Attempt"))
          .containsExactly("1", "2");
      assertThat(collector.requests())
          .extracting(request -> request.header("Candor-Request"))
          .containsOnly("" + first.id());
    }
  }

  @Test
  void eventsWithGapsBetweenThemAreOneRequestAndSayTheirNumbersBehindEach() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(200, "{\"results\":[%s]}".formatted(stored(5)));

      Delivery delivery = collector.deliver(SpoolRows.parcel(1, 2, 5, 6, 9));

      assertThat(delivery.outcomes()).hasSize(5).containsOnly(Delivery.Outcome.ACCEPTED);
      assertThat(collector.requests()).hasSize(1);
      Json.Members body = collector.requests().get(0).json();
      assertThat(body.whole("first")).isEqualTo(1);
      assertThat(body.array("events"))
          .extracting(event -> event.object().members().get("n"))
          .containsExactly(
              null, null, Json.parse("5".getBytes(UTF_8)), null, Json.parse("9".getBytes(UTF_8)));
    }
  }

  private static String stored(int events) {
    return String.join(",", Collections.nCopies(events, "{\"result\":\"stored\"}"));
  }

  @Test
  void saysWhatSendsAndNotWhichJavaRunsHere() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(200, STORED);

      collector.deliver(SpoolRows.parcel(1));

      assertThat(collector.requests().get(0).headers().get("User-Agent"))
          .containsExactly("candor-java");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host",
        "host:80",
        "/path",
        "http:///path",
        "http:nothing",
        "http://h?a=1",
        "http://h/#a"
      })
  void anAddressThatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> new CollectorProtocol(URI.create(address), "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(address)
        .hasMessageContaining("http://HOST:PORT");
  }

  @Test
  void anAddressWithAPasswordIsRefusedAsReceiptsWouldShowItAndNotRepeated() {
    assertThatThrownBy(
            () -> new CollectorProtocol(URI.create("https://ada:s3cret@example.org/in"), "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("example.org")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nInjected: yes", "clé"})
  void aKeyThatIsNoneIsRefused(String key) {
    assertThatThrownBy(() -> new CollectorProtocol(URI.create("http://host"), key))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
