package dev.candor.bench;

import dev.candor.wire.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jctools.queues.MpscArrayQueue;

/**
 * A bare program that does to an event what Candor's way asks, so that one can see how much of the
 * price is the way itself: a queue of JCTools, one thread that writes each event as JSON, each
 * burst into two files, and about a megabyte at a time into a request that is compressed, and
 * hashed twice. It asks for no consent, keeps no account, reads nothing back, and an error ends it.
 */
final class BarePeer implements Peer {

  private static final int CAPACITY = 16_384;
  private static final int REQUEST = 1024 * 1024;
  private static final int FILE = 32 * 1024 * 1024;
  private static final long LINGER_NANOS = 2_000_000;
  private static final long GATHER_NANOS = 1_000_000_000;

  private final MpscArrayQueue<BuildFinished> queue = new MpscArrayQueue<>(CAPACITY);
  private final JsonWriter rows = new JsonWriter(2 * REQUEST);
  private final ByteBuffer burst = ByteBuffer.allocateDirect(REQUEST);
  private final Thread thread = new Thread(this::run, "bare");
  private final URI address;
  private final FileChannel one;
  private final FileChannel other;
  private volatile boolean asleep;
  private volatile boolean closed;
  private long n;
  private long begun; // when the first of the rows was written that wait for a request

  BarePeer(String address, Path folder) {
    this.address = URI.create(address + "/candor/v1/events");
    try {
      this.one = file(folder.resolve("one"));
      this.other = file(folder.resolve("other"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.setDaemon(true);
    thread.start();
  }

  private static FileChannel file(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Override
  public void record(BuildFinished event) {
    if (!queue.offer(event)) {
      throw new IllegalStateException("the queue is full: the figures are void");
    }
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void shutDown() throws InterruptedException {
    closed = true;
    LockSupport.unpark(thread);
    thread.join();
  }

  private void run() {
    try {
      while (!closed || !queue.isEmpty()) {
        step();
        sleep();
      }
      send();
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("the figures are void", e);
    }
  }

  private void step() throws IOException, NoSuchAlgorithmException {
    int before = rows.size();
    if (before == 0) {
      begun = System.nanoTime();
    }
    for (BuildFinished event = queue.poll(); event != null; event = queue.poll()) {
      BareRow.write(rows, event, ++n);
    }
    if (rows.size() > before) {
      store(before);
    }
    if (rows.size() >= REQUEST || System.nanoTime() - begun >= GATHER_NANOS) {
      send();
    }
  }

  private void sleep() {
    asleep = true;
    if (queue.isEmpty() && !closed) {
      LockSupport.parkNanos(this, GATHER_NANOS);
    }
    asleep = false;
    LockSupport.parkNanos(this, LINGER_NANOS);
  }

  private void store(int from) throws IOException {
    for (FileChannel file : new FileChannel[] {one, other}) {
      if (file.position() > FILE) {
        file.truncate(0);
      }
      for (int at = from; at < rows.size(); at += burst.limit()) {
        burst.clear().put(rows.buffer(), at, Math.min(burst.capacity(), rows.size() - at)).flip();
        while (burst.hasRemaining()) {
          file.write(burst);
        }
      }
    }
  }

  private void send() throws IOException, NoSuchAlgorithmException {
    if (rows.size() == 0) {
      return;
    }
    byte[] body = Arrays.copyOf(rows.buffer(), rows.size());
    rows.truncate(0);
    for (int hash = 0; hash < 2; hash++) {
      MessageDigest.getInstance("SHA-256").digest(body);
    }
    byte[] small = compressed(body);
    if (!(address.toURL().openConnection() instanceof HttpURLConnection request)) {
      throw new IOException(address + " is no address of HTTP");
    }
    request.setDoOutput(true);
    request.setFixedLengthStreamingMode(small.length);
    request.setRequestProperty("Content-Encoding", "gzip");
    try (OutputStream out = request.getOutputStream()) {
      out.write(small);
    }
    try (InputStream answer = request.getInputStream()) {
      answer.readAllBytes();
    }
  }

  private static byte[] compressed(byte[] body) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream(body.length / 4);
    try (OutputStream gzip = new Fast(small)) {
      gzip.write(body);
    }
    return small.toByteArray();
  }

  /** At zlib's fastest level, as Candor's. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out, 8 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
