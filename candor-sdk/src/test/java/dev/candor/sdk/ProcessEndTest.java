package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Telemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process leaves behind, however it ends. */
class ProcessEndTest {

  private static final int EVENTS = 50;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"return", "exit", "throw", "exit in a session", "close"})
  void allThatWasRecordedIsDeliveredOnce(String end) throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");

    ChildJvm.run(Tool.class, root.toString(), end);

    assertThat(carried(machine)).isEqualTo(EVENTS);
    Ledger.Reading all = new Ledger.Reading(EVENTS, EVENTS, Map.of(), 0);
    assertThat(machine.ledger().read()).isEqualTo(Map.of("collector", all, "local", all));
  }

  @Test
  void aTerminatedProcessHasWrittenAllThatItRecorded() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    Process process = ChildJvm.start(List.of(), Tool.class, root.toString(), "hang");
    awaitTheEvents(process);

    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(carried(machine)).isEqualTo(EVENTS);
  }

  @Test
  void ofAKilledProcessWhatWasSpooledIsDeliveredOnce() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    Process process = ChildJvm.start(List.of(), Tool.class, root.toString(), "hang");
    awaitTheEvents(process);
    Spool spool = new Spool(machine.places());
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (spool.list().isEmpty() || spool.list().get(0).events() < EVENTS) {
      assertThat(System.nanoTime()).as("the events never reach the spool").isLessThan(until);
      Thread.onSpinWait();
    }
    assertThat(carried(machine)).as("carried while it is written").isZero();

    process.destroyForcibly();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(carried(machine)).isEqualTo(EVENTS);
    assertThat(carried(machine)).isZero();
  }

  @Test
  void recordingLoadsNeitherTheNetworkNorCryptography() throws Exception {
    new Machine(root).choose("on");

    String loaded =
        ChildJvm.end(
            ChildJvm.start(
                List.of("-Xlog:class+load:stdout"), Tool.class, root.toString(), "close"));

    assertThat(loaded).contains("dev.candor.sdk.SpoolWriter");
    assertThat(loaded.lines())
        .noneMatch(line -> line.contains("java.net.http."))
        .noneMatch(line -> line.contains("javax.crypto."))
        .noneMatch(line -> line.contains("java.security.SecureRandom "));
  }

  private static void awaitTheEvents(Process process) throws Exception {
    assertThat(process.getInputStream().read()).isEqualTo('!');
  }

  private static int carried(Machine machine) throws InterruptedException {
    ScriptedSink sink = new ScriptedSink();
    Courier courier = machine.courier(sink);
    Machine.carryAll(courier);
    return sink.parcels.stream().map(Parcel::rows).mapToInt(List::size).sum();
  }

  /** A tool that records some events and ends as it is told. */
  static final class Tool {

    private Tool() {}

    public static void main(String[] args) throws InterruptedException {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new SystemEntropy();
      Candor candor = machine.candor(SampleEvents.plan(Level.LOCAL)).open();
      Telemetry telemetry = candor.telemetry();
      for (int i = 0; i < EVENTS; i++) {
        telemetry.record(new SampleEvents.Step(i));
      }
      switch (args[1]) {
        case "exit" -> System.exit(3);
        case "throw" -> throw new IllegalStateException("the tool failed");
        case "exit in a session" -> {
          telemetry.session("s");
          Runtime.getRuntime().exit(0);
        }
        case "close" -> candor.close();
        case "hang" -> {
          System.out.print('!');
          System.out.flush();
          new CountDownLatch(1).await();
        }
        default -> System.out.flush();
      }
    }
  }
}
