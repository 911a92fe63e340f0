package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;

/** A server that says a few bytes to whoever has begun to send a body, and then nothing. */
final class SilentServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  SilentServer(String words) throws IOException {
    Thread thread =
        new Thread(
            () -> {
              try (var connection = socket.accept()) {
                awaitBody(connection.getInputStream());
                asked.countDown();
                connection.getOutputStream().write(words.getBytes(UTF_8));
                connection.getOutputStream().flush();
                end.await();
              } catch (IOException | InterruptedException e) {
                asked.countDown();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Reads until a body begins that is packed by gzip: no header has such a byte. */
  private static void awaitBody(InputStream in) throws IOException {
    int read = in.read();
    while (read >= 0 && read != 0x1f) {
      read = in.read();
    }
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
