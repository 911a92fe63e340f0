package dev.candor.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A server of this machine that answers as badly as destinations and networks do: by its script, a
 * {@link Fault} a request, and then always in the same way. It remembers the requests.
 *
 * <pre>{@code
 * try (FaultServer server = FaultServer.start()) {
 *   server.then(Fault.status(503).retryAfter(Duration.ofSeconds(30)), Fault.slowBody());
 *   sink = new HttpSink(permit, new MyProtocol(server.address(), "key"), InstantSource.system());
 *   …
 * }
 * }</pre>
 *
 * <p>It speaks HTTP only. Who comes with TLS, by {@link #secureAddress}, is never answered: a
 * handshake that hangs. Once it is {@linkplain #close closed}, nothing listens at its address.
 *
 * <p><b>Threads.</b> Safe for use by several. Its own are daemons, named {@code candor-fault…}.
 */
public final class FaultServer implements AutoCloseable {

  private static final int TLS_HANDSHAKE = 0x16;
  private static final int PART = 16 * 1024;
  private static final long PACE_MILLIS = 20;

  private final ServerSocket door;
  private final Thread acceptor;
  private final Deque<Fault> script = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong told = new AtomicLong();
  private final CountDownLatch end = new CountDownLatch(1);
  private Function<? super Request, Fault> otherwise = request -> Fault.answer(200, "{}");

  private FaultServer(ServerSocket door) {
    this.door = door;
    this.acceptor = daemon("candor-fault-server", this::accept);
  }

  /**
   * Starts one at a port that is free. It answers 200 and {@code {}} until it is told otherwise.
   *
   * @throws IOException if there is no such port
   */
  public static FaultServer start() throws IOException {
    FaultServer server =
        new FaultServer(
            new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
    server.acceptor.start();
    return server;
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Its address. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** Its address for TLS, where no handshake ever gets on. */
  public URI secureAddress() {
    return URI.create("https://127.0.0.1:" + door.getLocalPort());
  }

  /** Answers the next requests so, in this order, and then as before. */
  public synchronized FaultServer then(Fault... faults) {
    script.addAll(List.of(faults));
    return this;
  }

  /** Answers so whatever the script says nothing of. */
  public FaultServer always(Fault fault) {
    return always(request -> fault);
  }

  /** Answers what the script says nothing of by what was asked. */
  public synchronized FaultServer always(Function<? super Request, Fault> answer) {
    otherwise = answer;
    return this;
  }

  /** The requests that came whole, in their order. */
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** How many bytes of answers were taken from it, with what stands in the system's buffers. */
  public long told() {
    return told.get();
  }

  private void accept() {
    while (end.getCount() > 0) {
      try {
        Socket socket = door.accept();
        open.add(socket);
        daemon("candor-fault-connection", () -> serve(socket)).start();
      } catch (IOException e) {
        end.countDown(); // closed: nobody is served any more
      }
    }
    open.forEach(FaultServer::close);
  }

  private void serve(Socket socket) {
    try {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      in.mark(1);
      int first = in.read();
      if (first == TLS_HANDSHAKE) {
        end.await();
        return;
      }
      in.reset();
      boolean goesOn = true;
      while (goesOn) {
        Request request = first < 0 ? null : Request.read(in);
        goesOn = request != null && tell(next(request), socket);
      }
    } catch (IOException e) {
      open.remove(socket); // who asked has gone, as most do whom a fault met
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(socket);
      open.remove(socket);
    }
  }

  private synchronized Fault next(Request request) {
    requests.add(request);
    Fault next = script.poll();
    return next == null ? otherwise.apply(request) : next;
  }

  /** Tells an answer; false where the connection is of no use after it. */
  private boolean tell(Fault fault, Socket socket) throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    byte[] body = fault.body();
    switch (fault.way()) {
      case WHOLE -> {
        write(out, fault.head());
        write(out, body);
        return true;
      }
      case CUT_SHORT, RESET -> {
        write(out, fault.head());
        write(out, Arrays.copyOf(body, body.length / 2));
        hold(10 * PACE_MILLIS); // so that the half arrives before the end does
        socket.setSoLinger(fault.way() == Fault.Way.RESET, 0);
      }
      case HANG_UP -> socket.setSoLinger(true, 0);
      case SILENCE -> end.await();
      case SLOW_HEADERS -> slowly(out, fault.head(), (byte) 'a');
      case SLOW_BODY -> {
        write(out, fault.head());
        slowly(out, new byte[0], (byte) ' ');
      }
      case ENDLESS -> {
        write(out, fault.head());
        byte[] blanks = new byte[PART];
        Arrays.fill(blanks, (byte) ' ');
        while (end.getCount() > 0) {
          write(out, blanks);
        }
      }
    }
    return false;
  }

  private void write(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    told.addAndGet(bytes.length);
  }

  /** Writes these bytes one at a time, and then the same one for ever. */
  private void slowly(OutputStream out, byte[] begin, byte then)
      throws IOException, InterruptedException {
    for (int i = 0; !hold(PACE_MILLIS); i++) {
      write(out, new byte[] {i < begin.length ? begin[i] : then});
    }
  }

  /** Waits a moment; true where the server has been closed meanwhile. */
  private boolean hold(long millis) throws InterruptedException {
    return end.await(millis, TimeUnit.MILLISECONDS);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a socket of this machine could not be closed", e);
    }
  }

  /**
   * Ends every connection. From then on, nothing listens at its address: this waits for the thread
   * that accepts, since the system keeps a port open for as long as one is still asleep at it. Only
   * a program that is being started at this moment may keep it for a few milliseconds more: it
   * inherits what is open, and then lets go of it.
   */
  @Override
  public void close() throws IOException {
    end.countDown();
    door.close();
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it ends all the same, a moment later
    }
  }
}
