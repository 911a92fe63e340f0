package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens, recorded = delivered + waiting + lost(reason), for each destination: over
 * random stories of processes that record rows and counts, flush, send, end and are killed, of
 * levels that change, clocks that jump, spools that are small, and servers that answer anything.
 *
 * <p>{@code -Dcandor.seed} and {@code -Dcandor.stories} say which stories, and how many.
 */
class ConservationTest {

  static final List<String> DESTINATIONS = List.of("collector", "vendor");

  /** All; of up to a minute's events one, and of those not many; and no counts. */
  private static final List<Chain> CHAINS =
      List.of(
          Chain.OPEN,
          Chain.OPEN
              .together(
                  MeteredEvents.Built.class, Duration.ofMinutes(1), (last, n, from, to) -> last)
              .atMost(3, 10)
              .keeping(25),
          Chain.OPEN.denying(List.of("cache.*")));

  @TempDir private Path root = Path.of("");

  @Test
  void everyEventEndsOnceOrWaitsOrWasUnseenByAKill() throws Exception {
    // Others on each Java that the build tests with: together they are a thousand.
    long seed = Long.getLong("candor.seed", 20_261_121L + 1_000_000L * Runtime.version().feature());
    int stories = Integer.getInteger("candor.stories", 500);
    System.out.println("conservation: " + stories + " stories from seed " + seed);
    long kills = 0;
    for (int i = 0; i < stories; i++) {
      Path folder = Files.createDirectory(root.resolve("story-" + i));
      Story story = new Story(folder, seed + i);
      try {
        story.happen();
        story.end();
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed " + (seed + i) + ": " + e.getMessage(), e);
      }
      kills += story.kills;
    }
    assertThat(kills).as("stories with kills").isGreaterThan(stories / 4);
  }

  /** A machine's life. */
  private static final class Story {

    private final Random random;
    private final Path folder;
    private final SettableClock clock = new SettableClock(1_770_112_800_123L);
    private final Map<String, MoodyServer> servers = new HashMap<>();
    private FaultyDisk disk = new FaultyDisk();
    private @Nullable ToolLife process;
    private final Chain chain;
    private final int files; // of the spool, at most
    private int starts;
    private long certain; // events that were on the disk, or counted as lost, before any kill
    private long possible;
    private long kills;

    Story(Path folder, long seed) {
      this.folder = folder;
      this.random = new Random(seed);
      this.chain = CHAINS.get(random.nextInt(CHAINS.size()));
      this.files = random.nextInt(4) == 0 ? 3 : 1_000;
      DESTINATIONS.forEach(name -> servers.put(name, new MoodyServer(random, clock)));
    }

    private MoodyServer server(String name) {
      return Objects.requireNonNull(servers.get(name), name);
    }

    private Machine machine() {
      Machine machine = new Machine(disk.at(folder));
      machine.entropy = new Random(31L * starts + 7)::nextBytes;
      machine.clock.set(clock.instant());
      return machine;
    }

    void happen() throws Exception {
      new Machine(folder).choose("on");
      start();
      int acts = 20 + random.nextInt(60);
      for (int act = 0; act < acts; act++) {
        act();
        balances();
      }
    }

    private void act() throws Exception {
      ToolLife now = process;
      if (now == null) {
        start();
        return;
      }
      switch (random.nextInt(20)) {
        case 0, 1, 2, 3, 4 -> now.record(1 + random.nextInt(30));
        case 5, 6 -> now.step();
        case 7 -> now.flush();
        case 8 -> {
          clock.advance(Duration.ofMillis(Outgoing.GATHER_MILLIS));
          now.machine.clock.set(clock.instant());
          now.step();
        }
        case 9, 10, 11, 12 -> now.carry(random.nextInt(DESTINATIONS.size()));
        case 13 -> stop();
        case 14 -> kill();
        case 15 -> now.refused |= choose();
        case 16 -> {
          boolean waitsTooLong = random.nextInt(8) == 0;
          clock.advance(
              waitsTooLong ? Duration.ofDays(29) : Duration.ofMinutes(random.nextInt(600) - 60));
          now.machine.clock.set(clock.instant());
        }
        case 17 -> {
          clock.advance(Duration.ofSeconds(31));
          now.machine.clock.set(clock.instant());
        }
        default -> server(DESTINATIONS.get(random.nextInt(2))).mood = random.nextInt(10);
      }
    }

    /** Returns whether it is a refusal. */
    private boolean choose() throws IOException {
      List<String> levels = List.of("on", "on", "on", "local", "off");
      String level = levels.get(random.nextInt(levels.size()));
      new Machine(folder).choose(level);
      return !level.equals("on");
    }

    private void start() {
      starts++;
      process = new ToolLife(machine(), random, this::server, chain, files);
    }

    /** The process ends by itself. */
    private void stop() throws IOException {
      ToolLife ended = process;
      process = null;
      if (ended != null) {
        ended.close();
        certain += ended.leastRecorded;
        possible += ended.mostRecorded;
      }
    }

    /** The process is killed, in the middle of something. */
    private void kill() throws Exception {
      ToolLife killed = process;
      process = null;
      if (killed == null) {
        return;
      }
      kills++;
      certain += killed.flushed;
      disk.dieAtAct(disk.acts() + 1 + random.nextInt(12));
      killed.record(random.nextInt(20));
      killed.pipeline.step();
      killed.carry(random.nextInt(DESTINATIONS.size()));
      killed.pipeline.flush();
      disk.dieAtAct(disk.acts());
      possible += killed.mostRecorded;
      killed.close(); // the system closes its files; nothing is written any more
      disk = new FaultyDisk();
    }

    /** The world calms down; then every event is accounted for. */
    void end() throws Exception {
      stop();
      new Machine(folder).choose("on");
      servers.values().forEach(server -> server.mood = 0);
      clock.advance(Duration.ofHours(26)); // longer than any wait
      ToolLife last = new ToolLife(machine(), random, this::server, chain, 1_000);
      for (int i = 0; i < DESTINATIONS.size(); i++) {
        last.carryAll(i);
      }
      last.close();
      Machine machine = new Machine(folder);
      assertThat(new Spool(machine.places()).list()).isEmpty();
      Map<String, Ledger.Reading> ledger = machine.ledger().read();
      for (String name : DESTINATIONS) {
        Ledger.Reading reading = ledger.getOrDefault(name, new Ledger.Reading(0, 0, Map.of(), 0));
        assertThat(reading.recorded()).as(name + " unseen").isBetween(certain, possible);
        assertThat(reading.killed()).as(name).isLessThanOrEqualTo(kills);
      }
      balances();
      receiptsAgree(machine, ledger);
    }

    /**
     * What the ledger says adds up at any time; while nobody lives, so does what the segments hold
     * besides.
     */
    private void balances() throws IOException {
      Machine machine = new Machine(folder);
      Map<String, Ledger.Reading> ledger = machine.ledger().read();
      for (String name : DESTINATIONS) {
        Ledger.Reading reading = ledger.getOrDefault(name, new Ledger.Reading(0, 0, Map.of(), 0));
        long lost = reading.lost().values().stream().mapToLong(Long::longValue).sum();
        assertThat(reading.recorded()).as(name).isEqualTo(reading.delivered() + lost);
        if (process == null) {
          long held = 0;
          for (Path segment : Spool.of(machine.places(), name).segments()) {
            held += held(SegmentReader.read(segment));
          }
          assertThat(reading.recorded() + held).as(name).isBetween(certain, possible);
        }
      }
    }

    /** Of how many events a segment tells. */
    private static long held(Segment.Content content) {
      long held = 0;
      for (Segment.Entry entry : content.entries()) {
        if (entry.kind() == Segment.EVENT) {
          held++;
        } else if (entry.kind() == Segment.COUNTS) {
          held += SpooledCounts.parse(entry.json()).events();
        } else if (entry.kind() == Segment.CLOSED) {
          Json.Members lost = Json.parse(entry.json()).object().object("lost");
          for (String reason : lost.members().keySet()) {
            held += lost.whole(reason);
          }
        }
      }
      return held;
    }

    /** No row is delivered by two of them, and each that is one is with its server. */
    private void receiptsAgree(Machine machine, Map<String, Ledger.Reading> ledger)
        throws IOException {
      Map<String, Long> delivered = new HashMap<>();
      Set<String> ids = new HashSet<>();
      new ReceiptReader(machine.places())
          .each(
              receipt -> {
                delivered.merge(receipt.destination(), receipt.delivered(), Long::sum);
                for (Row row : receipt.rows()) {
                  if ("".equals(receipt.outcomes().get(row.n()))) {
                    assertThat(ids.add(receipt.destination() + row.id()))
                        .as("" + row.id())
                        .isTrue();
                    assertThat(server(receipt.destination()).stored).contains("" + row.id());
                  }
                }
              },
              trouble -> {
                throw new AssertionError(trouble);
              });
      for (String name : DESTINATIONS) {
        Ledger.Reading reading = ledger.getOrDefault(name, new Ledger.Reading(0, 0, Map.of(), 0));
        assertThat(delivered.getOrDefault(name, 0L)).as(name).isEqualTo(reading.delivered());
      }
    }
  }
}
