package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Telemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a tool again and again while it records: what was spooled arrives, and arrives once. */
class KillTest {

  private static final int KILLS = 50;

  @TempDir Path root;

  @Test
  void whatAKilledToolHadSpooledArrivesOnce() throws Exception {
    long seed = 20_261_121;
    Random random = new Random(seed);
    Machine machine = new Machine(root);
    machine.choose("on");
    Set<String> arrived = new HashSet<>();
    long spooled = 0;
    int window = 40_000; // microseconds, more where the machine is too busy to spool anything

    for (int kill = 0; kill < KILLS; kill++) {
      Process process = ChildJvm.start(List.of(), Tool.class, root.toString());
      assertThat(process.getInputStream().read()).isEqualTo('!');
      process.waitFor(random.nextInt(window), TimeUnit.MICROSECONDS);
      process.destroyForcibly().waitFor();

      for (Spool.Waiting waiting : new Spool(machine.places()).list()) {
        spooled += waiting.events();
      }
      window = arrived.size() == spooled ? window + 10_000 : window;
      for (Parcel parcel : carried(machine)) {
        for (int i = 0; i < parcel.rows().size(); i++) {
          String identity = parcel.header().run() + " " + parcel.rows().get(i).n();
          assertThat(arrived.add(identity)).as("%s twice, seed %d", identity, seed).isTrue();
        }
      }
      assertThat(arrived).as("kill %d, seed %d", kill, seed).hasSize((int) spooled);
    }

    assertThat(new Spool(machine.places()).isEmpty()).isTrue();
    assertThat(arrived).hasSizeGreaterThan(KILLS);
  }

  private static List<Parcel> carried(Machine machine) throws InterruptedException {
    ScriptedSink sink = new ScriptedSink();
    Courier courier = machine.courier(sink);
    Machine.carryAll(courier);
    return sink.parcels;
  }

  /** A tool that records without end. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws InterruptedException {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new SystemEntropy();
      Candor candor = machine.candor(SampleEvents.plan(Level.LOCAL)).open();
      Telemetry telemetry = candor.telemetry();
      telemetry.record(new SampleEvents.Step(-1));
      candor.flush(Duration.ofMinutes(1)); // so that a kill on a busy machine meets a tool at work
      System.out.print('!');
      System.out.flush();
      for (int i = 0; ; i++) {
        telemetry.record(new SampleEvents.Step(i));
        if (i % 100 == 0) {
          LockSupport.parkNanos(100_000); // the pace of a busy tool, not of a flood
        }
      }
    }
  }
}
