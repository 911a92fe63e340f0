package dev.candor.collector;

import dev.candor.collector.ingest.EventRow;
import dev.candor.collector.ingest.Kind;
import dev.candor.collector.store.Rotation;
import dev.candor.collector.store.Store;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Measures the first screen over the last 90 days, of 50,000 actors and half a million events a
 * file, in a process of its own: the first page after its start, and the median of those after.
 * Argument: thousands of events.
 */
final class ScreenMain {

  private static final int COMMIT = 20_000;
  private static final int PAGES = 21;
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final Rotation ROTATION = new Rotation(500_000, 1L << 30);

  private ScreenMain() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("serve")) {
      serve(Path.of(arguments[1]));
      return;
    }
    Path folder = Files.createTempDirectory("candor-screen");
    fill(folder, Long.parseLong(arguments[0]) * 1_000);
    Process child = Child.start(ScreenMain.class, "serve", folder.toString());
    try {
      URI address = Child.address(child);
      HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
      get(browser, address.resolve("/?token=" + Running.READ)); // opens the door, and no page
      for (String days : List.of("28", "90")) {
        URI page = address.resolve("/?product=ao&days=" + days);
        double cold = get(browser, page);
        double[] warm = new double[PAGES];
        for (int i = 0; i < PAGES; i++) {
          warm[i] = get(browser, page);
        }
        Arrays.sort(warm);
        System.out.printf(
            "%s days: first %.0f ms, then median %.0f ms, longest %.0f ms%n",
            days, cold, warm[PAGES / 2], warm[PAGES - 1]);
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static double get(HttpClient browser, URI page) throws Exception {
    long from = System.nanoTime();
    HttpResponse<String> answer =
        browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 500) {
      throw new IllegalStateException(page + " answered " + answer.statusCode());
    }
    return (System.nanoTime() - from) / 1e6;
  }

  private static void fill(Path folder, long total) throws Exception {
    Random random = new Random(7);
    long start = System.nanoTime();
    long now = System.currentTimeMillis();
    try (Store store = Store.open(folder, ZONE, ROTATION, InstantSource.system())) {
      for (long n = 0; n < total; n += COMMIT) {
        List<EventRow> rows = new ArrayList<>(COMMIT);
        for (int i = 0; i < COMMIT; i++) {
          long ago = Duration.ofDays(90).toMillis() * (total - n - i) / total;
          UUID actor = new UUID(random.nextInt(50_000) * 0x9e37_79b9_7f4a_7c15L, 1);
          Kind kind = random.nextInt(4) == 0 ? Kind.RUNTIME : Kind.DEVELOPMENT;
          rows.add(SampleRows.row("ao", Instant.ofEpochMilli(now - ago), ZONE, actor, kind, n + i));
        }
        store.append(SampleRows.commit(rows));
      }
    }
    System.out.printf("%,d events kept after %.1f s%n", total, (System.nanoTime() - start) / 1e9);
  }

  private static void serve(Path folder) throws Exception {
    CollectorSettings settings = Running.settings(folder, ZONE, ROTATION);
    long start = System.nanoTime();
    try (Collector collector = Collector.open(settings, InstantSource.system(), new Random())) {
      System.out.println("listening on " + collector.address());
      System.err.printf("ready after %.1f s%n", (System.nanoTime() - start) / 1e9);
      while (System.in.read() >= 0) {
        // until the parent is gone
      }
    }
  }
}
