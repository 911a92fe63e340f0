package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of an address at which something listens that is no collector. */
final class CollectorClientTest {

  @Test
  void whatHangsUpIsNamedWithItsAddress() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> hangUp(server));
      String address = "http://127.0.0.1:" + server.getLocalPort();
      CollectorClient client =
          new CollectorClient(new Destination(URI.create(address), "write-key", "read-token"));

      assertThatThrownBy(() -> client.report("health", Map.of()))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith(address + " does not answer as a Candor collector does (")
          .hasMessageEndingWith("): check --collector, or start 'candor serve'");
    }
  }

  private static void hangUp(ServerSocket server) {
    try {
      while (true) {
        server.accept().close();
      }
    } catch (IOException e) {
      return; // the test is over
    }
  }
}
