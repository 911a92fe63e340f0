package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.EventCount;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a tool while it counts: what was spooled arrives, and counts once however often it comes.
 */
class KillCountsTest {

  private static final int KILLS = 10;

  @TempDir Path root;

  @Test
  void whatAKilledToolHadCountedArrivesOnce() throws Exception {
    long seed = 20_261_121;
    Random random = new Random(seed);
    Machine machine = new Machine(root);
    Machine.write(machine.places().userFile(), "level=on\ntiers=metrics\n");
    Map<UUID, List<EventCount>> arrived = new HashMap<>();
    long spooled = 0;

    for (int kill = 0; kill < KILLS; kill++) {
      Process process = ChildJvm.start(List.of(), Tool.class, root.toString());
      assertThat(process.getInputStream().read()).isEqualTo('!');
      process.waitFor(random.nextInt(100_000), TimeUnit.MICROSECONDS);
      process.destroyForcibly().waitFor();

      for (Spool.Waiting waiting : new Spool(machine.places()).list()) {
        spooled += waiting.events();
      }
      ScriptedSink sink = new ScriptedSink().defer(Duration.ZERO); // so that each first lot repeats
      Courier courier = machine.courier(sink);
      courier.step(Instant.MAX);
      courier.close();
      courier = machine.courier(sink);
      Machine.carryAll(courier);
      sink.parcels.forEach(
          parcel -> {
            List<EventCount> before = arrived.put(parcel.id(), parcel.counts());
            assertThat(before == null || before.equals(parcel.counts())).isTrue();
          });
      long events = arrived.values().stream().flatMap(List::stream).mapToLong(EventCount::n).sum();
      assertThat(events).as("kill %d, seed %d", kill, seed).isEqualTo(spooled);
    }

    assertThat(spooled).isGreaterThan(KILLS);
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(spooled, spooled, Map.of(), KILLS));
  }

  /** A tool that counts without end, and has its counts written all the time. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws InterruptedException {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new SystemEntropy();
      Candor candor = machine.candor(MeteredEvents.plan()).open();
      for (int i = 0; ; i++) {
        candor.telemetry().record(new MeteredEvents.CacheHit(i % 2 == 0 ? "disk" : "memory", i));
        if (i % 50 == 0) {
          candor.flush(Duration.ofMinutes(1));
          if (i == 0) {
            System.out.print('!');
            System.out.flush();
          }
        }
      }
    }
  }
}
