package dev.candor.sdk;

import static dev.candor.sdk.NamingMachine.MINE;
import static dev.candor.sdk.NamingMachine.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an identity that may leave raw goes: to the collector that a file names, or nowhere. */
class RawIdentityTest {

  @TempDir Path root;
  private NamingMachine named;
  private Machine machine;
  private Places places;

  @BeforeEach
  void name() throws IOException {
    named = new NamingMachine(root);
    machine = named.machine;
    places = named.places;
  }

  @Test
  void theNamedCollectorGetsTheValueInsteadOfTheHash() throws Exception {
    ScriptedSink sink = new ScriptedSink().at(MINE + "/");

    named.record(sink, named.branch, 1);
    named.carryAll(sink);

    Json.Members fields = sink.parcels.get(0).rows().get(0).fields();
    assertThat(fields.text("branch")).isEqualTo(named.branch);
    assertThat(fields.members()).doesNotContainKey("branch_hash").containsKey("authors_hash");
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
  }

  @Test
  void whatIsCarriedByALaterProcessGoesToTheNamedCollectorToo() throws Exception {
    named.spoolFor(MINE, named.branch, 3);
    ScriptedSink sink = new ScriptedSink().at("HTTP://Mine.Example:4318");

    named.carryAll(sink);

    assertThat(named.sent(sink)).containsExactly(named.branch);
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(3, 3, Map.of(), 0));
  }

  @Test
  void aRunThatSendsElsewhereOrNowhereItKnowsHashes() throws Exception {
    for (String to : Arrays.asList(THEIRS, MINE + "/vendor", null)) {
      ScriptedSink sink = new ScriptedSink().at(to);

      named.record(sink, named.branch, 1);
      assertThat(named.canaries.in(places.spool("collector"))).as(to).isEmpty();
      named.carryAll(sink);

      assertThat(sink.parcels.get(0).rows().get(0).fields().members())
          .as(to)
          .containsKey("branch_hash");
      assertThat(named.sent(sink)).as(to).isEmpty();
    }
  }

  @Test
  void aRunThatLeavesTheSendingToAnotherHashes() throws Exception {
    named.record(null, named.branch, 1);

    assertThat(named.canaries.in(places.spool("collector"))).isEmpty();
  }

  @Test
  void whoIsNamedByAProjectOrAVariableGetsTheHash() throws Exception {
    named.agree("");
    machine.variables.put("BUILD_TOOL_TELEMETRY_RAW_TO", MINE);
    Machine.write(
        root.resolve("home/ada/project/.build-tool/telemetry.properties"), "raw_to=" + MINE);
    ScriptedSink sink = new ScriptedSink().at(MINE);

    named.record(sink, named.branch, 1);
    named.carryAll(sink);

    assertThat(sink.parcels).isNotEmpty();
    assertThat(named.sent(sink)).isEmpty();
  }

  @Test
  void whatIsTooLongToLeaveRawIsHashed() throws Exception {
    String longest = named.branch + "ä".repeat(200 - named.branch.length() - 1) + "😀";
    ScriptedSink sink = new ScriptedSink().at(MINE);
    try (Candor candor =
        machine.candor().grace(Duration.ofSeconds(10)).sink("collector", permit -> sink).open()) {
      candor.telemetry().record(NamingMachine.failed(longest));
      candor.telemetry().record(NamingMachine.failed(longest + "."));
    }

    named.carryAll(sink);

    List<Row> rows = sink.parcels.stream().flatMap(parcel -> parcel.rows().stream()).toList();
    assertThat(rows.get(0).fields().text("branch")).isEqualTo(longest);
    assertThat(rows.get(1).fields().members())
        .containsKey("branch_hash")
        .doesNotContainKey("branch");
  }

  @Test
  void importsLeaveTheHashWhateverAFileNames() throws IOException {
    LeavingRows rows =
        new LeavingRows(
            SampleEvents.plan(Level.ON), new Hashing(new Identity(places, machine.entropy), null));

    Row row = rows.row(NamingMachine.failed(named.branch), SpoolRows.RUN, 1, Instant.EPOCH);

    assertThat(row.properties().members()).containsKey("branch_hash").doesNotContainKey("branch");
  }

  @Test
  void aRunThatMayNotSendRawSaysSoWhereItIsAsked() throws Exception {
    machine.variables.put("BUILD_TOOL_TELEMETRY_DEBUG", "1");

    named.record(new ScriptedSink().at(THEIRS), named.branch, 1);

    assertThat(machine.printed()).contains("raw_to names " + MINE, "'collector' is " + THEIRS);
  }

  @Test
  void aSinkThatIsLongInBeingMadeKeepsNoCallerWaitingAndGetsHashes() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Set<Thread> makers = ConcurrentHashMap.newKeySet();
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Instant before = Instant.now();
    try (Candor candor =
        machine
            .candor()
            .diagnostics(told::add)
            .sink(
                "collector",
                permit -> {
                  makers.add(Thread.currentThread());
                  awaitWhateverInterrupts(end);
                  return new ScriptedSink().at(MINE);
                })
            .open()) {
      candor.telemetry().record(NamingMachine.failed(named.branch));
    }

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(makers).isNotEmpty().doesNotContain(Thread.currentThread());
    assertThat(told).anyMatch(words -> words.contains("identities leave hashed until 'collector'"));
    end.countDown();
    ScriptedSink sink = new ScriptedSink().at(MINE);
    named.carryAll(sink);
    assertThat(sink.parcels).hasSize(1);
    assertThat(named.sent(sink)).isEmpty();
  }

  @Test
  void aSinkIsNotMadeToAskForItsAddressWhereNothingRawIsToLeave() throws Exception {
    AtomicInteger made = new AtomicInteger();
    try (Candor candor =
        machine
            .candor()
            .sink(
                "collector",
                permit -> {
                  made.incrementAndGet();
                  return new ScriptedSink().at(MINE);
                })
            .open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      assertThat(candor.flush(Duration.ofSeconds(20))).isTrue();

      assertThat(made).hasValue(0);
    }
  }

  private static void awaitWhateverInterrupts(CountDownLatch end) {
    boolean over = false;
    while (!over) {
      try {
        end.await();
        over = true;
      } catch (InterruptedException e) {
        over = end.getCount() == 0;
      }
    }
  }
}
