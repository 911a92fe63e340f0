package dev.candor.collector;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.RunId;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Sends batches over a few connections and measures how long each took to be acknowledged: at a
 * rate, or as fast as it is answered.
 *
 * <p>At a rate, a batch's time is counted from when it should have been sent, so that a stall of
 * the collector shows in all that it held up.
 */
public final class LoadGenerator {

  private static final long NANOS = 1_000_000_000L;

  private final URI address;
  private final String key;
  private final Shape shape;

  /**
   * What is sent.
   *
   * @param connections how many send at a time
   * @param batch how many events a request
   * @param installations out of how many the events come
   * @param epochMillis when the events happened
   * @param seed of all that is random
   */
  public record Shape(int connections, int batch, int installations, long epochMillis, long seed) {}

  /**
   * What came of it.
   *
   * @param acknowledged events
   * @param failed batches that were not answered with 200
   * @param seconds how long it took
   * @param micros how long each batch took, sorted
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Result(long acknowledged, long failed, double seconds, long[] micros) {

    /** The time that a share of the batches was within, in milliseconds. */
    public double millis(double share) {
      int i = (int) Math.ceil(share * micros.length) - 1;
      return micros.length == 0 ? 0 : micros[Math.max(0, i)] / 1_000.0;
    }

    @Override
    public String toString() {
      return "%d events in %.1f s = %.0f events/s, failed batches %d, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms"
          .formatted(
              acknowledged,
              seconds,
              acknowledged / seconds,
              failed,
              millis(0.5),
              millis(0.99),
              millis(0.999),
              millis(1));
    }
  }

  /** Against one collector. */
  public LoadGenerator(URI address, String key, Shape shape) {
    this.address = address;
    this.key = key;
    this.shape = shape;
  }

  /**
   * Sends for a while.
   *
   * @param eventsPerSecond 0 for as fast as it is answered
   */
  public Result run(double seconds, int eventsPerSecond) throws InterruptedException {
    AtomicLong acknowledged = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    List<long[]> times = new ArrayList<>();
    List<Thread> senders = new ArrayList<>();
    long start = System.nanoTime();
    long end = start + (long) (seconds * NANOS);
    long interval =
        eventsPerSecond == 0 ? 0 : NANOS * shape.batch * shape.connections / eventsPerSecond;
    for (int i = 0; i < shape.connections; i++) {
      long first = start + interval * i / shape.connections;
      Sender sender = new Sender(i, first, interval, end, acknowledged, failed);
      Thread thread =
          Thread.ofPlatform()
              .name("load-" + i)
              .start(
                  () -> {
                    long[] mine = sender.send();
                    synchronized (times) {
                      times.add(mine);
                    }
                  });
      senders.add(thread);
    }
    for (Thread sender : senders) {
      sender.join();
    }
    double took = (System.nanoTime() - start) / (double) NANOS;
    long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Result(acknowledged.get(), failed.get(), took, all);
  }

  /** One connection. */
  private final class Sender {

    private final Random random;
    private final UUID run;
    private final long first;
    private final long interval;
    private final long end;
    private final AtomicLong acknowledged;
    private final AtomicLong failed;

    Sender(
        int number,
        long first,
        long interval,
        long end,
        AtomicLong acknowledged,
        AtomicLong failed) {
      this.random = new Random(shape.seed + number);
      byte[] bytes = new byte[RunId.RANDOM_BYTES];
      random.nextBytes(bytes);
      this.run = RunId.of(shape.epochMillis, bytes);
      this.first = first;
      this.interval = interval;
      this.end = end;
      this.acknowledged = acknowledged;
      this.failed = failed;
    }

    long[] send() {
      long[] micros = new long[1024];
      int sent = 0;
      BatchWriter batches = new BatchWriter(shape, run, random);
      try (Connection connection = new Connection(address, key)) {
        long due = first;
        while (due < end) {
          byte[] body = batches.next();
          waitUntil(due);
          long from = interval == 0 ? System.nanoTime() : due;
          if (from >= end) {
            break;
          }
          if (connection.post(body) == 200) {
            acknowledged.addAndGet(shape.batch);
          } else {
            failed.incrementAndGet();
          }
          if (sent == micros.length) {
            micros = Arrays.copyOf(micros, 2 * sent);
          }
          micros[sent++] = (System.nanoTime() - from) / 1_000;
          due = interval == 0 ? System.nanoTime() : due + interval;
        }
      } catch (IOException e) {
        failed.incrementAndGet();
      }
      return Arrays.copyOf(micros, sent);
    }

    private static void waitUntil(long due) {
      long left = due - System.nanoTime();
      while (left > 0) {
        java.util.concurrent.locks.LockSupport.parkNanos(left);
        left = due - System.nanoTime();
      }
    }
  }

  /** Makes the bodies: events of about 400 bytes, no two alike. */
  static final class BatchWriter {

    private final Shape shape;
    private final UUID run;
    private final Random random;
    private final JsonWriter json = new JsonWriter(64 << 10);
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private byte[] zipped = new byte[64 << 10];
    private long n;

    BatchWriter(Shape shape, UUID run, Random random) {
      this.shape = shape;
      this.run = run;
      this.random = random;
    }

    /** The next batch of the run, as gzip. */
    byte[] next() {
      json.truncate(0);
      json.beginObject();
      json.name("product").value("ao").name("version").value("1.4.2").name("plan").value("p");
      json.name("run").value(run).name("first").value(n);
      json.name("environment").value(random.nextInt(4) == 0 ? "ci" : "workstation");
      json.name("installation").value("inst-" + random.nextInt(shape.installations));
      json.name("historical").value(false).name("events").beginArray();
      for (int i = 0; i < shape.batch; i++) {
        event();
      }
      json.endArray().endObject();
      n += shape.batch;
      return gzip();
    }

    private void event() {
      json.beginObject();
      json.name("name").value(random.nextInt(3) == 0 ? "session.spawned" : "build.finished");
      json.name("time").instant(shape.epochMillis - random.nextInt(86_400_000));
      json.name("session").value(new UUID(random.nextLong(), random.nextLong()));
      json.name("fields").beginObject();
      json.name("outcome").value(random.nextInt(5) == 0 ? "failed" : "ok");
      json.name("clean").value(random.nextBoolean());
      json.name("files").value(random.nextInt(10_000));
      json.name("share").value(random.nextDouble());
      json.name("shell").value("bash").name("tool").value("gradle-wrapper");
      json.name("request").value(new UUID(random.nextLong(), random.nextLong()));
      json.name("author_hash")
          .value(Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
      json.name("took_ms").value(random.nextInt(100_000));
      json.endObject().endObject();
    }

    /** A member of gzip (RFC 1952) without the cost of a stream. */
    private byte[] gzip() {
      CRC32 crc = new CRC32();
      crc.update(json.buffer(), 0, json.size());
      deflater.reset();
      deflater.setInput(json.buffer(), 0, json.size());
      deflater.finish();
      int size = 0;
      while (!deflater.finished()) {
        if (size == zipped.length) {
          zipped = Arrays.copyOf(zipped, 2 * size);
        }
        size += deflater.deflate(zipped, size, zipped.length - size);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(size + 18);
      out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
      out.write(zipped, 0, size);
      little(out, (int) crc.getValue());
      little(out, json.size());
      return out.toByteArray();
    }

    private static void little(ByteArrayOutputStream out, int value) {
      for (int shift = 0; shift < 32; shift += 8) {
        out.write(value >>> shift);
      }
    }
  }

  /** One kept-alive connection; less of the machine's time than a whole HTTP client takes. */
  static final class Connection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    /** The body of the last answer. */
    private byte[] answer = {};

    Connection(URI address, String key) throws IOException {
      this.socket = new Socket(address.getHost(), address.getPort());
      socket.setTcpNoDelay(true);
      this.in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
      this.out = socket.getOutputStream();
      this.head =
          "POST /candor/v1/events HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\n"
                  .formatted(address.getHost(), address.getPort(), key)
              + "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: ";
    }

    /** Sends a batch and returns the status. */
    int post(byte[] gzip) throws IOException {
      ByteArrayOutputStream request = new ByteArrayOutputStream(gzip.length + 512);
      request.writeBytes((head + gzip.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      request.writeBytes(gzip);
      out.write(request.toByteArray());
      out.flush();
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      int length = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
          length = Integer.parseInt(line.substring(15).strip());
        }
      }
      answer = in.readNBytes(length);
      if (answer.length < length) {
        throw new IOException("the answer ended after " + answer.length + " bytes");
      }
      return status;
    }

    byte[] answer() {
      return answer.clone();
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder(64);
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("the connection ended");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
