package dev.candor.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** An address of this machine at which something is wrong. */
final class Endpoint implements AutoCloseable {

  private static final long PACE_NANOS = 20_000_000;
  private static final byte[] HEADERS =
      "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n".getBytes(US_ASCII);

  private final Way way;
  private final ServerSocket door;
  private final List<Socket> open = new ArrayList<>();

  /** What is wrong with it. */
  enum Way {
    /** Nothing listens. */
    NOTHING,
    /** Connections are neither taken nor refused. */
    BLACK_HOLE,
    /** Who says hello by TLS is not answered. */
    HANGING_TLS,
    /** The head of the answer comes a byte at a time. */
    SLOW_HEADERS,
    /** The body of the answer comes a byte at a time. */
    SLOW_BODY
  }

  /** Opens one. */
  Endpoint(Way way) throws IOException {
    this.way = way;
    this.door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    switch (way) {
      case NOTHING -> door.close();
      case BLACK_HOLE -> fill();
      case HANGING_TLS, SLOW_HEADERS, SLOW_BODY -> start(this::take);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "endpoint");
    thread.setDaemon(true);
    thread.start();
  }

  URI address() {
    String scheme = way == Way.HANGING_TLS ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + door.getLocalPort());
  }

  /** Takes the places of the queue behind the door, so that a further connection waits. */
  private void fill() throws IOException {
    InetSocketAddress here = new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
    for (int i = 0; i < 3; i++) {
      Socket socket = new Socket();
      open.add(socket);
      try {
        socket.connect(here, 200);
      } catch (IOException e) {
        return; // it is full
      }
    }
  }

  private void take() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        start(() -> answer(socket));
      } catch (IOException e) {
        return; // it is closed
      }
    }
  }

  private void answer(Socket socket) {
    try (socket;
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream()) {
      if (in.read() < 0 || way == Way.HANGING_TLS) {
        LockSupport.parkNanos(this, Long.MAX_VALUE);
      }
      if (way == Way.SLOW_BODY) {
        out.write(HEADERS);
        out.write("\r\n".getBytes(US_ASCII));
        out.flush();
      }
      for (int i = 0; !door.isClosed(); i++) {
        out.write(way == Way.SLOW_HEADERS ? HEADERS[i % HEADERS.length] : ' ');
        out.flush();
        LockSupport.parkNanos(this, PACE_NANOS);
      }
    } catch (IOException e) {
      return; // the tool has ended
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
