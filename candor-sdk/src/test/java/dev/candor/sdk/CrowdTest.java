package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.Telemetry;
import dev.candor.wire.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many writers on one folder: of one process, of many, and of such as are killed. */
@Tag("alone")
class CrowdTest {

  private static final int CROWD = 64;
  private static final int EVENTS = 100;
  private static final int KILLS = 10;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long SEED = 20_261_121;

  @TempDir Path root;

  @Test
  void sixtyFourRunsOfOneProcessHaveAFileEachAndEndAlone() throws Exception {
    Machine machine = new Machine(root);
    machine.entropy = new SystemEntropy();
    List<Candor> open = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      open.add(machine.candor().open());
    }

    together(i -> recordSteps(open.get(i).telemetry()));
    for (int i = 0; i < CROWD; i += 2) {
      open.get(i).close();
    }
    together(i -> recordSteps(open.get(i).telemetry())); // lost(closed) to those that are
    for (int i = 1; i < CROWD; i += 2) {
      assertThat(open.get(i).flush(LONG)).isTrue();
      open.get(i).close();
    }

    Map<String, Integer> rows = rowsOfFiles(machine);
    assertThat(rows).hasSize(CROWD);
    assertThat(rows.values()).containsOnly(EVENTS, 2 * EVENTS);
    assertThat(rows.values().stream().mapToInt(each -> each).sum())
        .isEqualTo(3 * EVENTS * CROWD / 2);
    assertLedger(machine, 3L * EVENTS * CROWD / 2);
  }

  @Test
  void sixtyFourSessionsOfOneRunKeepTheirOwn() throws Exception {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().open()) {
      together(i -> recordSteps(candor.telemetry().session("s-" + i)));
    }

    Map<String, List<Object>> sessions = new HashMap<>();
    for (Path file : JsonlReader.files(machine.places().events())) {
      JsonlReader.read(
          file,
          (header, row) ->
              sessions
                  .computeIfAbsent("" + row.session(), session -> new ArrayList<>())
                  .add(number(row)));
    }
    assertThat(sessions).hasSize(CROWD);
    assertThat(sessions.values()).allSatisfy(each -> assertThat(each).isEqualTo(inOrder()));
    assertLedger(machine, (long) EVENTS * CROWD);
  }

  @Test
  void sixtyFourProcessesHaveAFileEach() throws Exception {
    Machine machine = new Machine(root);
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      processes.add(ChildJvm.start(List.of("-XX:+UseSerialGC"), Brief.class, root.toString()));
    }
    for (Process process : processes) {
      assertThat(process.getInputStream().read()).isEqualTo('!');
    }
    for (Process process : processes) { // one ends after the other, and those that stay go on
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      assertThat(ChildJvm.end(process)).isEmpty();
    }

    Map<String, Integer> rows = rowsOfFiles(machine);
    assertThat(rows).hasSize(CROWD);
    assertThat(rows.values()).containsOnly(2 * EVENTS);
    assertLedger(machine, 2L * EVENTS * CROWD);
  }

  @Test
  void ofAKilledToolNoRowIsMissingThatItWasToldIsOnTheDisk() throws Exception {
    Random random = new Random(SEED);
    Machine machine = new Machine(root);
    long acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path told = root.resolve("told-" + kill);
      Process process = ChildJvm.start(List.of(), Endless.class, root.toString(), told.toString());
      assertThat(process.getInputStream().read()).isEqualTo('!'); // it was told once
      process.waitFor(random.nextInt(60_000), TimeUnit.MICROSECONDS);
      process.destroyForcibly().waitFor();
      acknowledged += lastWhole(Files.readString(told));

      StoreRows.Found found = StoreRows.read(machine.places().events());
      String where = "kill %d, seed %d".formatted(kill, SEED);
      assertThat(found.trouble()).as(where).isEmpty();
      assertThat(found.ids()).as(where).doesNotHaveDuplicates();
      assertThat((long) found.ids().size()).as(where).isGreaterThanOrEqualTo(acknowledged);
    }
    assertThat(acknowledged).isGreaterThan(KILLS);
    assertThat(perRun(machine)).hasSize(KILLS).allSatisfy(CrowdTest::assertPrefix);
  }

  /** The last number that was printed with its line's end. */
  private static long lastWhole(String told) {
    String whole = told.substring(0, told.lastIndexOf('\n'));
    return Long.parseLong(whole.substring(whole.lastIndexOf('\n') + 1));
  }

  private static Map<String, List<Long>> perRun(Machine machine) throws IOException {
    Map<String, List<Long>> runs = new HashMap<>();
    for (Path file : JsonlReader.files(machine.places().events())) {
      JsonlReader.read(
          file,
          (header, row) ->
              runs.computeIfAbsent("" + header.run(), run -> new ArrayList<>()).add(row.n()));
    }
    return runs;
  }

  private static void assertPrefix(String run, List<Long> numbers) {
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).as(run).isEqualTo(i + 1L);
    }
  }

  private static Object number(Row row) {
    return row.properties().whole("number");
  }

  private static List<Object> inOrder() {
    List<Object> numbers = new ArrayList<>();
    for (long i = 0; i < EVENTS; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static void recordSteps(Telemetry telemetry) {
    for (int i = 0; i < EVENTS; i++) {
      telemetry.record(new SampleEvents.Step(i));
    }
  }

  /** Rows by file, each file of one run only. */
  private static Map<String, Integer> rowsOfFiles(Machine machine) throws IOException {
    Map<String, Integer> rows = new HashMap<>();
    for (Path file : JsonlReader.files(machine.places().events())) {
      JsonlReader.Reading reading =
          JsonlReader.read(
              file, (header, row) -> assertThat(file + "").contains(slug(header.run().toString())));
      assertThat(reading.trouble()).isEmpty();
      assertThat(reading.torn()).isFalse();
      rows.put("" + file.getFileName(), (int) reading.rows());
    }
    return rows;
  }

  private static String slug(String run) {
    return run.substring(run.length() - 8);
  }

  private static void assertLedger(Machine machine, long all) throws IOException {
    assertThat(machine.ledger().read().get("local"))
        .isEqualTo(new Ledger.Reading(all, all, Map.of(), 0));
  }

  /** Something that each of a crowd does. */
  interface Deed {

    void by(int who);
  }

  private static void together(Deed deed) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      int who = i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                  deed.by(who);
                  done.incrementAndGet();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      thread.start();
      threads.add(thread);
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(done).hasValue(CROWD);
  }

  /** A tool that records some events, waits until it may go on, records as many, and ends. */
  static final class Brief {

    private Brief() {}

    public static void main(String[] args) throws Exception {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new SystemEntropy();
      try (Candor candor = machine.candor(SampleEvents.plan(Level.LOCAL)).open()) {
        for (int i = 0; i < 2; i++) {
          recordSteps(candor.telemetry());
          if (!candor.flush(LONG)) {
            throw new IllegalStateException("not all of it is on the disk");
          }
          if (i == 0) {
            System.out.print('!');
            System.out.flush();
            System.in.read();
          }
        }
      }
    }
  }

  /** A tool that records without end, and says how many events it was told are on the disk. */
  static final class Endless {

    private Endless() {}

    public static void main(String[] args) throws Exception {
      Machine machine = new Machine(Path.of(args[0]));
      machine.entropy = new SystemEntropy();
      Candor candor = machine.candor(SampleEvents.plan(Level.LOCAL)).open();
      try (OutputStream told = Files.newOutputStream(Path.of(args[1]))) {
        for (int i = 1; ; i++) {
          candor.telemetry().record(new SampleEvents.Step(i));
          if (i % 7 == 0 && candor.flush(LONG)) {
            told.write((i + "\n").getBytes(UTF_8));
            if (i == 7) {
              System.out.print('!');
              System.out.flush();
            }
          }
        }
      }
    }
  }
}
