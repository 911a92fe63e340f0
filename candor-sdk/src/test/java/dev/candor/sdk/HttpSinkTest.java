package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a delivery where the network or the server fails, or the time is over. */
class HttpSinkTest {

  @Test
  void aServerThatIsNotThereDefers() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    Delivery delivery = sink(port).deliver(SpoolRows.parcel(1), Instant.now().plusSeconds(20));

    assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
    assertThat(delivery.reason())
        .isEqualTo(
            "http://127.0.0.1:%d/candor/v1/events cannot be reached: Connection refused"
                .formatted(port));
  }

  @Test
  void aDeliveryTellsOfTheRequestThatItMadeSoThatAReceiptCan() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answer(503, "");
      Parcel parcel = SpoolRows.parcel(1, 2);

      Delivery delivery = collector.deliver(parcel);

      assertThat(delivery.sent()).hasSize(1);
      Sent sent = delivery.sent().get(0);
      Message made =
          new CollectorProtocol(collector.address(), "write-key")
              .translate(parcel, sent.at())
              .messages()
              .get(0);
      assertThat(sent)
          .isEqualTo(
              new Sent(sent.at(), made.to(), 1, 503, made.headers(), made.sha256(), List.of(0, 1)));
    }
  }

  @Test
  void whatKeptARequestIsSaidInWordsAndADefectWithItsName() {
    assertThat(Exchange.words(new UnknownHostException("nowhere.example")))
        .isEqualTo("nobody knows this host");
    assertThat(Exchange.words(new IOException("Read timed out"))).isEqualTo("Read timed out");
    assertThat(Exchange.words(new EOFException())).isEqualTo("java.io.EOFException");
    assertThat(Exchange.words(new IllegalStateException("of the JDK")))
        .isEqualTo("java.lang.IllegalStateException: of the JDK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{\"results\":"})
  void anAnswerThatNeverEndsDefersAtTheDeadline(String begun) throws Exception {
    try (SilentServer server = new SilentServer(begun)) {
      long before = System.nanoTime();

      Delivery delivery =
          sink(server.port())
              .deliver(SpoolRows.parcel(1), Instant.now().plus(Duration.ofMillis(700)));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void aBodyWithoutAnEndDoesNotFillTheMemory() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      collector.answerWithoutEnd();

      Delivery delivery = collector.deliver(SpoolRows.parcel(1));

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(delivery.reason()).contains("longer than 8388608 bytes");
    }
  }

  @Test
  void closingEndsADelivery() throws Exception {
    try (SilentServer server = new SilentServer("")) {
      HttpSink sink = sink(server.port());
      BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
      Thread thread =
          new Thread(
              () ->
                  deliveries.add(sink.deliver(SpoolRows.parcel(1), Instant.now().plusSeconds(60))));
      thread.start();
      assertThat(server.asked.await(20, TimeUnit.SECONDS)).isTrue();

      sink.close();

      Delivery delivery = deliveries.poll(20, TimeUnit.SECONDS);
      assertThat(delivery).isNotNull();
      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
    }
  }

  @Test
  void withoutTimeLeftNothingIsSent() throws Exception {
    try (ScriptedServer collector = new ScriptedServer()) {
      Delivery delivery =
          sink(collector.address().getPort()).deliver(SpoolRows.parcel(1), Instant.EPOCH);

      assertThat(delivery.outcomes()).containsExactly(Delivery.Outcome.DEFERRED);
      assertThat(collector.requests()).isEmpty();
    }
  }

  private static HttpSink sink(int port) {
    return new HttpSink(
        new Permit(),
        new CollectorProtocol(URI.create("http://127.0.0.1:" + port + "/"), "write-key"),
        InstantSource.system());
  }
}
