package dev.candor.bench;

import dev.candor.sdk.LocalStore;
import dev.candor.sdk.RowSink;
import dev.candor.sdk.Settings;
import dev.candor.sqlite.SqliteReader;
import dev.candor.sqlite.SqliteStore;
import dev.candor.sqlite.StoredEvent;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowHeader;
import dev.candor.wire.RowWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The SQLite store beside a plain loop that inserts the same rows into the same table with its
 * indexes, in the same batches, both at their cap, so that each removes as many rows as it adds.
 * Runs alternate; the store cuts its rows out of JSON lines, the loop has its columns at hand.
 */
public final class SqliteBenchmark {

  private static final int BATCH = 500;
  private static final int CAP = 50_000;
  private static final int FILL = CAP / BATCH;
  private static final int TIMED = 200;
  private static final int UNCOUNTED = 2;
  private static final long NOW = 1_770_112_800_123L;
  private static final RowHeader HEADER =
      new RowHeader(
          NOW,
          "build-tool",
          "1.4.2",
          "0f1e2d3c",
          new UUID(0x0198_f000_1111_7222L, 0x8333_4444_4444_4444L),
          "workstation",
          "linux",
          "6.1",
          "amd64",
          null);

  private final Path folder;
  private final List<JsonWriter> batches = new ArrayList<>();
  private final List<List<StoredEvent>> events = new ArrayList<>();
  private final List<List<String>> times = new ArrayList<>();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  private record Began(long time, long work) {}

  private SqliteBenchmark(Path folder) {
    this.folder = folder;
  }

  /** Runs and reports. */
  public static void main(String[] args) throws IOException, SQLException {
    List<String> words = new ArrayList<>(Arrays.asList(args));
    boolean strict = words.remove("--strict");
    int runs = words.isEmpty() ? 9 : Integer.parseInt(words.get(0));
    Path folder = Files.createTempDirectory("candor-bench-sqlite");
    try {
      boolean met = new SqliteBenchmark(folder).compare(runs, System.out);
      if (strict && !met) {
        System.exit(1);
      }
    } finally {
      empty(folder);
      Files.delete(folder);
    }
  }

  private boolean compare(int runs, PrintStream out) throws IOException, SQLException {
    encode();
    Ratios ratios = Ratios.alternating(UNCOUNTED, runs, this::store, this::loop);
    out.printf(
        Locale.ROOT,
        "%d alternating runs of %d rows in batches of %d, at a cap of %d; rows a second%n",
        runs,
        TIMED * BATCH,
        BATCH,
        CAP);
    return ratios.print(out);
  }

  /** Makes the rows as lines, and as the columns that the store makes of them. */
  private void encode() throws IOException {
    long n = 0;
    for (int batch = 0; batch < FILL + TIMED; batch++) {
      JsonWriter lines = new JsonWriter(300 * BATCH);
      RowWriter rows = new RowWriter(lines);
      for (int i = 0; i < BATCH; i++) {
        n++;
        rows.begin(HEADER.run(), n, "build.finished", NOW + n / 10, "s" + n / 1_000);
        rows.property("outcome").value(n % 3 == 0 ? "failed" : "passed");
        rows.property("clean").value((n & 1) == 0);
        rows.property("load").value(n * 0.25);
        rows.property("version").value("1.4.2");
        rows.property("project_id").value("p" + n % 20);
        rows.measurement("modules").value(n % 100);
        rows.measurement("cache_bytes").value(n * 17);
        rows.end();
      }
      batches.add(lines);
    }
    List<StoredEvent> all = new ArrayList<>();
    try (RowSink sink = sink(10 * CAP)) {
      for (JsonWriter batch : batches) {
        write(sink, batch);
      }
    }
    new SqliteReader(folder.resolve(SqliteStore.FILE)).read(SqliteReader.Wanted.ALL, all::add);
    for (int batch = 0; batch < batches.size(); batch++) {
      List<StoredEvent> some = List.copyOf(all.subList(batch * BATCH, (batch + 1) * BATCH));
      events.add(some);
      times.add(some.stream().map(event -> "" + event.occurredAt()).toList());
    }
  }

  private Ratios.Rate store() throws IOException {
    empty(folder);
    try (RowSink sink = sink(CAP)) {
      for (JsonWriter batch : batches.subList(0, FILL)) {
        write(sink, batch);
      }
      Began began = begin();
      for (JsonWriter batch : batches.subList(FILL, FILL + TIMED)) {
        write(sink, batch);
      }
      return rate(began);
    }
  }

  private Ratios.Rate loop() throws IOException, SQLException {
    empty(folder);
    try (RowSink sink = sink(CAP)) {
      write(sink, batches.get(0)); // makes the file, its table and its indexes
    }
    String oldest = "" + Instant.ofEpochMilli(NOW).minus(Duration.ofDays(30));
    try (PlainSqlite plain = new PlainSqlite(folder.resolve(SqliteStore.FILE), CAP, oldest)) {
      for (int batch = 0; batch < FILL; batch++) {
        plain.write(events.get(batch), times.get(batch));
      }
      Began began = begin();
      for (int batch = FILL; batch < FILL + TIMED; batch++) {
        plain.write(events.get(batch), times.get(batch));
      }
      return rate(began);
    }
  }

  private Began begin() {
    return new Began(System.nanoTime(), threads.getCurrentThreadCpuTime());
  }

  private Ratios.Rate rate(Began began) {
    double rows = 1e9 * TIMED * BATCH;
    return new Ratios.Rate(
        rows / (System.nanoTime() - began.time()),
        rows / (threads.getCurrentThreadCpuTime() - began.work()));
  }

  private static void write(RowSink sink, JsonWriter batch) throws IOException {
    sink.write(HEADER, batch.buffer(), batch.size(), NOW);
  }

  private RowSink sink(int cap) {
    Settings standard = Settings.STANDARD;
    Settings capped =
        new Settings(
            standard.local(),
            new Settings.Sqlite(30, cap, Duration.ofSeconds(5)),
            standard.spool(),
            standard.receipts(),
            standard.failures());
    return SqliteStore.STORE.open(
        new LocalStore.Site(
            folder,
            () -> capped,
            () -> Instant.ofEpochMilli(NOW),
            told -> {
              throw new IllegalStateException(told);
            }));
  }

  private static void empty(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
