package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;

/** A server that says a few bytes to whoever comes, and then nothing. */
final class SilentServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  final CountDownLatch connected = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  SilentServer(String words) throws IOException {
    Thread thread =
        new Thread(
            () -> {
              try (var connection = socket.accept()) {
                connected.countDown();
                connection.getOutputStream().write(words.getBytes(UTF_8));
                connection.getOutputStream().flush();
                end.await();
              } catch (IOException | InterruptedException e) {
                connected.countDown();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    socket.close();
  }
}
