package dev.candor.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.collector.store.Rotation;
import dev.candor.wire.Answer;
import dev.candor.wire.RunId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there exactly once, whenever the collector is killed. */
class CrashTest {

  private static final int KILLS = 50;
  private static final int SENDERS = 4;
  private static final int BATCH = 20;

  /** So few that most lives of the collector rotate several times. */
  private static final Rotation OFTEN = new Rotation(300, 1 << 30);

  @TempDir Path folder;
  @TempDir Path temporary;

  @Test
  void whatWasAcknowledgedIsThereExactlyOnceAfterFiftyKills() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed of the kills: " + seed);
    Random random = new Random(seed);
    List<Sender> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      senders.add(new Sender(i, random.nextLong()));
    }
    Duration slowest = Duration.ZERO;

    for (int kill = 0; kill < KILLS; kill++) {
      long started = System.nanoTime();
      Process child = Child.startShortLived(temporary, CrashTest.class, folder.toString());
      try {
        URI address = Child.address(child);
        Duration start = Duration.ofNanos(System.nanoTime() - started);
        slowest = start.compareTo(slowest) > 0 ? start : slowest;
        sendUntilKilled(child, address, senders, 30 + random.nextInt(500));
      } finally {
        child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }

    System.out.println("slowest start, with the Java: " + slowest.toMillis() + " ms");
    assertThat(slowest).isLessThan(Duration.ofSeconds(15));
    assertEverythingOnce(senders);
    assertThat(temporary).as("what killed collectors left beside their data").isEmptyDirectory();
  }

  private static void sendUntilKilled(Process child, URI address, List<Sender> senders, long millis)
      throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    List<CompletableFuture<?>> sending = new ArrayList<>();
    for (Sender sender : senders) {
      sending.add(
          CompletableFuture.runAsync(() -> sender.send(address, stop), Thread::startVirtualThread));
    }
    child.waitFor(millis, TimeUnit.MILLISECONDS); // returns early only if it died by itself
    assertThat(child.isAlive()).as("the collector lives until it is killed").isTrue();
    child.destroyForcibly().waitFor();
    stop.set(true);
    for (CompletableFuture<?> each : sending) {
      each.get(); // throws what the sender found wrong
    }
  }

  private void assertEverythingOnce(List<Sender> senders) {
    long acknowledged = senders.stream().mapToLong(sender -> sender.next).sum();
    long quarantined = senders.stream().mapToLong(sender -> sender.next / BATCH).sum();
    try (Running running = new Running(settings(folder), InstantSource.fixed(Running.NOW))) {
      // What was sent last may be there without having been acknowledged: now it all is.
      for (Sender sender : senders) {
        sender.send(running.address(), new AtomicBoolean(), 1);
      }
      acknowledged += (long) SENDERS * BATCH;
      quarantined += SENDERS;
      assertThat(acknowledged).as("the load was one").isGreaterThan(1000);
      assertThat(running.get("/api/v1/report/volume").body())
          .isEqualTo(
              "{\"events\":[{\"product\":\"ao\",\"name\":\"build.finished\",\"stored\":%d}]}"
                  .formatted(acknowledged - quarantined));
      String health = running.get("/api/v1/report/health").body();
      assertThat(health)
          .contains("\"stored\":%d,".formatted(acknowledged - quarantined))
          .contains("\"quarantined\":%d,".formatted(quarantined));
      for (Sender sender : senders) {
        assertThat(sender.allAgain(running.address())).as("all is known").isTrue();
      }
    }
  }

  private static CollectorSettings settings(Path folder) {
    return Running.settings(folder, ZoneId.of("Europe/Stockholm"), OFTEN);
  }

  /** The collector that is killed. */
  public static void main(String[] arguments) throws IOException {
    try (Collector collector =
        Collector.open(
            settings(Path.of(arguments[0])), InstantSource.fixed(Running.NOW), new Random())) {
      System.out.println("listening on " + collector.address());
      while (System.in.read() >= 0) {
        // until it is killed
      }
    }
  }

  /** Sends one run, batch after batch, and the same batch until it is acknowledged. */
  private static final class Sender {

    private final UUID run;

    /** The first number that was not acknowledged. */
    private long next;

    Sender(int number, long seed) {
      byte[] bytes = new byte[RunId.RANDOM_BYTES];
      new Random(seed + number).nextBytes(bytes);
      // Half of the runs began so long ago that the collector must look them up.
      long age = number % 2 == 0 ? 0 : Duration.ofDays(5).toMillis();
      this.run = RunId.of(Running.NOW.toEpochMilli() - age, bytes);
    }

    void send(URI address, AtomicBoolean stop) {
      send(address, stop, Integer.MAX_VALUE);
    }

    void send(URI address, AtomicBoolean stop, int batches) {
      try (LoadGenerator.Connection connection =
          new LoadGenerator.Connection(address, Running.WRITE)) {
        for (int i = 0; i < batches && !stop.get(); i++) {
          if (connection.post(body(next)) == 200) {
            assertAllFinal(connection.answer());
            next += BATCH;
          }
        }
      } catch (IOException e) {
        // killed in the middle: the same batch goes to the next life
      }
    }

    private static void assertAllFinal(byte[] body) {
      List<Answer.Result> results = Answer.parse(body).results();
      assertThat(results)
          .hasSize(BATCH)
          .noneMatch(result -> result.outcome() == Answer.Outcome.RETRY);
    }

    boolean allAgain(URI address) {
      try (LoadGenerator.Connection connection =
          new LoadGenerator.Connection(address, Running.WRITE)) {
        for (long n = 0; n < next; n += BATCH) {
          connection.post(body(n));
          for (Answer.Result result : Answer.parse(connection.answer()).results()) {
            if (result.outcome() != Answer.Outcome.DUPLICATE) {
              return false;
            }
          }
        }
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    private byte[] body(long first) {
      String[] events = new String[BATCH];
      for (int i = 0; i < BATCH; i++) {
        events[i] =
            Running.event(i == 7 ? "nothing.known" : "build.finished", "\"outcome\":\"ok\"");
      }
      return Running.gzip(Running.batch(run, first, events).getBytes(StandardCharsets.UTF_8));
    }
  }
}
