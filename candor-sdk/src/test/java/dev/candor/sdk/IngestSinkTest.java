package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.sdk.sink.Bearer;
import dev.candor.sdk.sink.IngestProtocol;
import dev.candor.sdk.sink.IngestSink;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestSinkTest {

  private static final UUID RUN = UUID.fromString("019c2340-0000-7000-8000-000000000001");

  @Test
  void saysWhoAsksWhereSomebodyIsSignedIn() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "");

      Delivery delivery = deliver(sink(server, new Tokens("old", "new")), row(1, "s-1"));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.ACCEPTED);
      ScriptedServer.Request request = server.requests().get(0);
      assertThat(request.path()).isEqualTo("POST /api/observability/ingest");
      assertThat(request.header("Authorization")).isEqualTo("Bearer old");
      assertThat(request.header("Content-Type")).isEqualTo("application/json");
      assertThat(request.headers()).doesNotContainKey("Content-Encoding");
      assertThat(request.json().text("session_id")).isEqualTo("s-1");
    }
  }

  @Test
  void fetchesAnotherTokenAndSendsOnceMore() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(401, "").answer(200, "");

      Delivery delivery =
          deliver(sink(server, new Tokens("old", "new")), row(1, "s-1"), row(2, "s-2"));

      assertThat(delivery.outcomes()).containsOnly(Delivery.Outcome.ACCEPTED).hasSize(2);
      assertThat(server.requests())
          .extracting(request -> request.header("Authorization"))
          .containsExactly("Bearer old", "Bearer new", "Bearer new");
      assertThat(delivery.sent()).extracting(Sent::status).containsExactly(401, 200, 200);
      assertThat(delivery.sent())
          .extracting(Sent::of)
          .containsExactly(List.of(0), List.of(0), List.of(1));
    }
  }

  @Test
  void sendsOnlyWhatWasNotTakenWithTheOtherToken() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "").answer(401, "").answer(200, "");

      Delivery delivery =
          deliver(sink(server, new Tokens("old", "new")), row(1, "s-1"), row(2, "s-2"));

      assertThat(delivery.outcomes()).containsOnly(Delivery.Outcome.ACCEPTED).hasSize(2);
      assertThat(server.requests())
          .extracting(request -> request.json().text("session_id"))
          .containsExactly("s-1", "s-2", "s-2");
      assertThat(delivery.sent())
          .extracting(Sent::of)
          .containsExactly(List.of(0), List.of(1), List.of(1));
    }
  }

  @Test
  void givesUpWhereTheOtherTokenIsRefusedToo() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(401, "");

      Delivery delivery = deliver(sink(server, new Tokens("old", "new")), row(1, "s-1"));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.rejected("refused_401"));
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void waitsWhereThereIsNoOtherToken() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(401, "");

      Delivery delivery = deliver(sink(server, new Tokens("old", "")), row(1, "s-1"));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(delivery.reason()).contains("401");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void sendsNothingWhereNobodyIsSignedInAnyMore() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      Delivery delivery = deliver(sink(server, new Tokens("", "new")), row(1, "s-1"));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(delivery.reason()).contains("nobody is signed in");
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\nInjected: yes", "cl\u00e9"})
  void waitsWhereATokenCannotBeSent(String token) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "");

      assertThat(deliver(sink(server, new Tokens(token, "new")), row(1, "s-1")).outcomes())
          .containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void standsAnAccountThatThrows() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(401, "");

      assertThat(deliver(sink(server, new Throwing("")), row(1, "s-1")).outcomes())
          .containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(server.requests()).isEmpty();
      assertThat(deliver(sink(server, new Throwing("old")), row(1, "s-1")).outcomes())
          .containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotThereDefers() throws Exception {
    ScriptedServer server = new ScriptedServer();
    IngestSink sink = sink(server, new Tokens("old", "new"));
    server.close();

    Delivery delivery = deliver(sink, row(1, "s-1"));

    assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
    assertThat(delivery.reason()).contains("cannot be reached");
  }

  @Test
  void sendsNothingOnceItIsClosed() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "");
      IngestSink sink = sink(server, new Tokens("old", "new"));

      sink.close();

      assertThat(deliver(sink, row(1, "s-1")).outcomes())
          .containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void asksForNoTokenWhereAnybodyMaySend() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.answer(200, "");
      Sink sink = configured("", new Tokens("", ""), "" + server.address()).orElseThrow();

      assertThat(sink.deliver(parcel(row(1, "s-1")), Instant.now().plusSeconds(20)).outcomes())
          .containsExactly(Delivery.Outcome.ACCEPTED);
      assertThat(server.requests().get(0).headers()).doesNotContainKey("Authorization");
    }
  }

  @Test
  void prefersTheAccountToTheAddressForAnybody() {
    assertThat(
            configured(" https://account.example\n", new Tokens("t", ""), "https://any.example")
                .orElseThrow()
                .address())
        .hasToString("https://account.example");
    assertThat(
            configured("https://account.example", new Tokens("", ""), "https://any.example")
                .orElseThrow()
                .address())
        .hasToString("https://any.example");
  }

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "' ',' '",
    "'',ftp://host",
    "'',not an address",
    "'',https://any.example/?key=1",
    "https://account.example/#a,https://any.example",
    "host:80,https://any.example"
  })
  void isNoSinkWhereNothingIsConfiguredThatCanBeUnderstood(String account, String anybody) {
    assertThat(configured(account, new Tokens("t", ""), anybody)).isEmpty();
  }

  @Test
  void asksForNoTokenBeforeASinkIsMade() {
    for (String anybody : new String[] {"", "https://any.example"}) {
      assertThat(
              IngestSink.configured(
                  "https://account.example",
                  new Throwing(""),
                  anybody,
                  UnaryOperator.identity(),
                  InstantSource.system()))
          .isPresent();
    }
  }

  @Test
  void thereIsNoneForNowWhereNobodyIsSignedInAndNotAnybodyMaySend() {
    assertThatThrownBy(() -> configured("https://account.example", new Tokens("", ""), ""))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("sign in");
  }

  @Test
  void isNotTheSinkForAnybodyWhereItIsNotKnownWhoIsSignedIn() {
    assertThatThrownBy(
            () -> configured("https://account.example", new Throwing(""), "https://any.example"))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Optional<Sink> configured(String account, Bearer bearer, String anybody) {
    Optional<Function<Permit, Sink>> made =
        IngestSink.configured(
            account, bearer, anybody, UnaryOperator.identity(), InstantSource.system());
    return made.map(make -> make.apply(new Permit()));
  }

  private static IngestSink sink(ScriptedServer server, Bearer bearer) {
    return new IngestSink(
        new Permit(), new IngestProtocol(server.address()), bearer, InstantSource.system());
  }

  private static Delivery deliver(IngestSink sink, Row... rows) {
    return sink.deliver(parcel(rows), Instant.now().plusSeconds(20));
  }

  private static Parcel parcel(Row... rows) {
    RowHeader header =
        new RowHeader(0, "altimate-core", "1", "hash", RUN, "ci", "linux", "6.1", "amd64", null);
    return new Parcel(RUN, 1, header, Map.of(), List.of(rows), 0, List.of());
  }

  private static Row row(long n, String session) {
    return Row.parse(
        """
        {"event_id":"019c2340-0000-7000-8000-00000000010%d","event_name":"command",
         "timestamp":"2026-02-03T10:00:00.123Z","event_sequence":%d,"session_id":"%s",
         "properties":{},"measurements":{}}"""
            .formatted(n, n, session)
            .getBytes(UTF_8));
  }

  /** An account with these tokens. */
  private record Tokens(String token, String renewed) implements Bearer {}

  /** An account that fails, at once or when it is to fetch another token. */
  private record Throwing(String known) implements Bearer {

    @Override
    public String token() {
      if (known.isEmpty()) {
        throw new IllegalStateException("the key ring is locked");
      }
      return known;
    }

    @Override
    public String renewed() {
      throw new IllegalStateException("the key ring is locked");
    }
  }
}
