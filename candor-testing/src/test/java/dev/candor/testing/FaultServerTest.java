package dev.candor.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The server, asked over a bare socket. */
@Isolated("a program that another test starts meanwhile keeps a closed port open for a moment")
final class FaultServerTest {

  private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n";

  private FaultServer server;

  @BeforeEach
  void start() throws IOException {
    server = FaultServer.start();
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  @Test
  void answersByItsScriptAndThenAlwaysTheSame() throws Exception {
    server.then(Fault.status(500), Fault.answer(207, "[1]")).always(Fault.status(410));
    try (Socket socket = connect()) {
      assertThat(ask(socket, GET)).isEqualTo("HTTP/1.1 500 Told|Content-Length: 0|");
      assertThat(ask(socket, GET))
          .isEqualTo("HTTP/1.1 207 Told|Content-Type: application/json|Content-Length: 3|[1]");
      assertThat(ask(socket, GET)).startsWith("HTTP/1.1 410 ");
      assertThat(ask(socket, GET)).startsWith("HTTP/1.1 410 ");
    }
  }

  @Test
  void remembersRequestsWithTheirBodiesInflated() throws Exception {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
      gzip.write("grün".getBytes(UTF_8));
    }
    String head = "POST /in HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: ";
    try (Socket socket = connect()) {
      ask(socket, GET);
      ask(socket, head + small.size() + "\r\n\r\n" + small.toString(ISO_8859_1));
      ask(
          socket,
          "PUT /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n");
    }

    assertThat(server.requests())
        .containsExactly(
            new Request("GET", "/a?b=c", Map.of("host", "x"), ""),
            new Request(
                "POST",
                "/in",
                Map.of("content-encoding", "gzip", "content-length", "" + small.size()),
                "grün"),
            new Request("PUT", "/c", Map.of("transfer-encoding", "chunked"), "abcd"));
  }

  @Test
  void saysWhenToComeAgainInBothForms() throws Exception {
    server.then(
        Fault.status(429).retryAfter(Duration.ofMinutes(2)),
        Fault.status(503).retryAfter(Instant.parse("2026-02-03T10:00:00Z")));
    try (Socket socket = connect()) {
      assertThat(ask(socket, GET)).contains("|Retry-After: 120|");
      assertThat(ask(socket, GET)).contains("|Retry-After: Tue, 3 Feb 2026 10:00:00 GMT|");
    }
  }

  @Test
  void standsForANetworkThatWantsALogInFirst() throws Exception {
    server.then(Fault.page(200), Fault.redirect(302, URI.create("http://portal.example/")));
    try (Socket socket = connect()) {
      assertThat(ask(socket, GET)).contains("|Content-Type: text/html; charset=utf-8|", "<html>");
      assertThat(ask(socket, GET)).contains("302", "|Location: http://portal.example/|");
    }
  }

  @Test
  void anAnswerThatIsCutShortIsLessThanItSaid() throws Exception {
    server.then(Fault.answer(200, "{\"ok\":true}").cutShort());
    try (Socket socket = connect()) {
      String all = said(socket);
      assertThat(all).contains("Content-Length: 12|").endsWith("|{\"ok\"");
    }
  }

  @Test
  void aResetIsOne() throws Exception {
    for (Fault fault : new Fault[] {Fault.hangUp(), Fault.answer(200, "{\"ok\":true}").reset()}) {
      server.then(fault);
      try (Socket socket = connect()) {
        assertThatThrownBy(() -> said(socket)).as("%s", fault).hasMessageContaining("reset");
      }
    }
  }

  @Test
  void whatIsSlowComesAByteAtATimeAndWhatIsSilentNotAtAll() throws Exception {
    server.then(Fault.slowHeaders(), Fault.slowBody(), Fault.silence());
    for (String begin : new String[] {"HTTP/1.1 200 Told\r\n", "HTTP/1.1 200 Told\r\n", ""}) {
      try (Socket socket = connect()) {
        socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
        byte[] first = socket.getInputStream().readNBytes(begin.length());
        assertThat(new String(first, ISO_8859_1)).isEqualTo(begin);
        if (begin.isEmpty()) {
          socket.setSoTimeout(100);
          assertThatThrownBy(() -> socket.getInputStream().read())
              .isInstanceOf(SocketTimeoutException.class);
        }
      }
    }
  }

  @Test
  void anEndlessBodyGoesOnAndIsCounted() throws Exception {
    server.then(Fault.endlessBody());
    try (Socket socket = connect()) {
      socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
      assertThat(socket.getInputStream().readNBytes(3_000_000)).hasSize(3_000_000);
      assertThat(server.told()).isGreaterThan(2_900_000);
    }
  }

  @Test
  void aBombIsSmallAndWouldBecomeGigabytes() throws Exception {
    byte[] body = Fault.bomb().body();
    long inflated = 0;
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body), 65_536)) {
      byte[] part = new byte[1 << 20];
      int length = gzip.read(part);
      while (length >= 0 && inflated < 1L << 28) { // a sixteenth proves it
        inflated += length;
        length = gzip.read(part);
      }
    }

    assertThat(body.length).isBetween(1 << 20, 8 << 20);
    assertThat(inflated).isGreaterThanOrEqualTo(1L << 28);
  }

  @Test
  void neverAnswersAHandshake() throws Exception {
    assertThat(server.secureAddress().getScheme()).isEqualTo("https");
    try (Socket socket = connect()) {
      socket.getOutputStream().write(new byte[] {0x16, 3, 1, 0, 5});
      socket.setSoTimeout(100);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void nobodyIsHeldOnceItIsClosed() throws Exception {
    server.then(Fault.silence());
    try (Socket socket = connect()) {
      socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
      server.close();
      assertThat(ended(socket)).isTrue();
    }
  }

  @Test
  void nothingListensFromTheMomentThatItIsClosedOn() throws Exception {
    for (int i = 0; i < 500; i++) {
      server.close();
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      server = FaultServer.start();
    }
  }

  private static boolean ended(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (IOException e) {
      return !(e instanceof SocketTimeoutException); // a reset ends it as well
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Asks, and reads one whole answer; its lines are divided by {@code |}. */
  private static String ask(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    int length =
        head.toString()
            .lines()
            .filter(line -> line.startsWith("Content-Length: "))
            .mapToInt(line -> Integer.parseInt(line.substring(16)))
            .sum();
    String lines = head.toString().replaceAll("(\r\n)+", "|");
    return lines + new String(in.readNBytes(length), UTF_8);
  }

  /** All that is said until the connection ends. */
  private static String said(Socket socket) throws IOException {
    socket.getOutputStream().write(GET.getBytes(ISO_8859_1));
    byte[] all = socket.getInputStream().readAllBytes();
    return new String(all, ISO_8859_1).replaceAll("(\r\n)+", "|");
  }
}
