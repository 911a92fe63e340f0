package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a kill costs unseen is bounded, whatever was to become of the events. */
class UnseenTest {

  private static final int MANY = 100_000;
  private static final int FEW = 100;
  private static final int ABREAST = Intake.CAPACITY / 4;

  @TempDir Path root;

  /** What becomes of the events of a run. */
  enum Fate {
    ROWS,
    DENIED,
    CAPPED,
    ROLLED_UP,
    COUNTED
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void aKillCostsNoMoreThanTheLedgerSays(Fate fate) throws Exception {
    long recorded = recorded(fate, MANY, false);

    assertThat(recorded).isBetween((long) MANY - Ledger.MOST_UNSEEN, (long) MANY);
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void behindAFlushAKillCostsNothing(Fate fate) throws Exception {
    assertThat(recorded(fate, FEW, true)).isEqualTo(FEW);
  }

  /** How many events the ledger knows of, of a run that was killed, when all of it is carried. */
  private long recorded(Fate fate, int events, boolean flush) throws Exception {
    Machine machine = new Machine(root);
    Machine.write(
        machine.places().userFile(),
        fate == Fate.COUNTED ? "level=on\ntiers=metrics\n" : "level=on\n");
    Process tool =
        ChildJvm.start(
            List.of(), Tool.class, root.toString(), fate.name(), "" + events, "" + flush);
    assertThat(tool.waitFor()).isEqualTo(9);
    try (Courier courier = machine.courier(new ScriptedSink())) {
      Machine.carryAll(courier);
    }
    return machine
        .ledger()
        .read()
        .getOrDefault("collector", new Ledger.Reading(0, 0, Map.of(), 0))
        .recorded();
  }

  /** A tool that records and is killed. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws InterruptedException {
      Fate fate = Fate.valueOf(args[1]);
      Machine machine = new Machine(Path.of(args[0]));
      AtomicLong written = new AtomicLong();
      Candor candor =
          (fate == Fate.COUNTED
                  ? machine.candor(MeteredEvents.plan())
                  : machine.candor(SampleEvents.plan(Level.LOCAL)))
              .chain("collector", chain(fate))
              .local(site -> (header, rows, length, at) -> written.addAndGet(lines(rows, length)))
              .open();
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        while (i - written.get() > ABREAST) {
          Thread.onSpinWait(); // else the queue is full, and nobody has anything in memory
        }
        candor
            .telemetry()
            .record(
                fate == Fate.COUNTED
                    ? new MeteredEvents.CacheHit("disk", i)
                    : new SampleEvents.Step(i));
      }
      if (Boolean.parseBoolean(args[3]) && !candor.flush(Duration.ofMinutes(1))) {
        throw new IllegalStateException("not flushed");
      }
      Runtime.getRuntime().halt(9);
    }

    private static int lines(byte[] rows, int length) {
      int lines = 0;
      for (int i = 0; i < length; i++) {
        lines += rows[i] == '\n' ? 1 : 0;
      }
      return lines;
    }

    private static Chain chain(Fate fate) {
      return switch (fate) {
        case DENIED -> Chain.OPEN.denying(List.of("step"));
        case CAPPED -> Chain.OPEN.atMost(1, 1);
        case ROLLED_UP ->
            Chain.OPEN.together(
                SampleEvents.Step.class, Duration.ofMinutes(1), (last, n, from, to) -> last);
        default -> Chain.OPEN;
      };
    }
  }
}
