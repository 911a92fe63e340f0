package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Level;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an identity that may leave raw goes: to the collector that a file names, or nowhere. */
class RawIdentityTest {

  private static final String MINE = "http://mine.example:4318";
  private static final UUID LATER = UUID.fromString("019c2341-0000-7000-8000-000000000002");
  private static final String THEIRS = "http://theirs.example:4318";

  @TempDir Path root;
  private final Canaries canaries = new Canaries();
  private final String branch = canaries.plant();
  private Machine machine;
  private Places places;

  @BeforeEach
  void name() throws IOException {
    machine = new Machine(root);
    places = machine.places();
    agree("raw_to=" + MINE);
  }

  @Test
  void theNamedCollectorGetsTheValueInsteadOfTheHash() throws Exception {
    ScriptedSink sink = new ScriptedSink().at(MINE + "/");

    record(sink, branch, 1);
    carryAll(sink);

    Json.Members fields = sink.parcels.get(0).rows().get(0).fields();
    assertThat(fields.text("branch")).isEqualTo(branch);
    assertThat(fields.members()).doesNotContainKey("branch_hash").containsKey("authors_hash");
    assertThat(reading()).isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
  }

  @Test
  void whatIsCarriedByALaterProcessGoesToTheNamedCollectorToo() throws Exception {
    spoolFor(MINE, branch, 3);
    ScriptedSink sink = new ScriptedSink().at("HTTP://Mine.Example:4318");

    carryAll(sink);

    assertThat(sent(sink)).containsExactly(branch);
    assertThat(reading()).isEqualTo(new Ledger.Reading(3, 3, Map.of(), 0));
  }

  @Test
  void aRunThatSendsElsewhereOrNowhereItKnowsHashes() throws Exception {
    for (String to : Arrays.asList(THEIRS, MINE + "/vendor", null)) {
      ScriptedSink sink = new ScriptedSink().at(to);

      record(sink, branch, 1);
      assertThat(canaries.in(places.spool("collector"))).as(to).isEmpty();
      carryAll(sink);

      assertThat(sink.parcels.get(0).rows().get(0).fields().members())
          .as(to)
          .containsKey("branch_hash");
      assertThat(sent(sink)).as(to).isEmpty();
    }
  }

  @Test
  void aRunThatLeavesTheSendingToAnotherHashes() throws Exception {
    record(null, branch, 1);

    assertThat(canaries.in(places.spool("collector"))).isEmpty();
  }

  @Test
  void whoIsNamedByAProjectOrAVariableGetsTheHash() throws Exception {
    agree("");
    machine.variables.put("BUILD_TOOL_TELEMETRY_RAW_TO", MINE);
    Machine.write(
        root.resolve("home/ada/project/.build-tool/telemetry.properties"), "raw_to=" + MINE);
    ScriptedSink sink = new ScriptedSink().at(MINE);

    record(sink, branch, 1);
    carryAll(sink);

    assertThat(sink.parcels).isNotEmpty();
    assertThat(sent(sink)).isEmpty();
  }

  @Test
  void nobodyElseGetsWhatWaitsForTheNamedCollector() throws Exception {
    for (String to : Arrays.asList(THEIRS, MINE + "/vendor", null)) {
      spoolFor(MINE, branch, 2);
      Ledger.Reading before = reading();
      ScriptedSink sink = new ScriptedSink().at(to);

      Courier.Step step = machine.courier(sink).step(Instant.MAX);

      assertThat(step.lost()).as(to).isEqualTo(2);
      assertThat(step.trouble()).contains(MINE, "not sent");
      assertThat(sink.parcels).as(to).isEmpty();
      assertThat(lost(reading()) - lost(before)).isEqualTo(2);
      assertThat(canaries.in(places.spool("collector"))).isEmpty();
    }
    assertThat(reading().lost()).containsOnlyKeys("raw_elsewhere");
  }

  @Test
  void whatWaitsIsLostOnceTheLineIsTakenAwayOrNamesAnother() throws Exception {
    for (String line :
        List.of("", "raw_to=none", "raw_to=", "raw_to=" + THEIRS, "raw_to=perhaps")) {
      agree("raw_to=" + MINE);
      spoolFor(MINE, branch, 2);
      agree(line);
      for (String to : List.of(MINE, THEIRS)) {
        ScriptedSink sink = new ScriptedSink().at(to);

        carryAll(sink);

        assertThat(sink.parcels).as(line).isEmpty();
      }
      assertThat(canaries.in(places.spool("collector"))).as(line).isEmpty();
    }
    assertThat(reading()).isEqualTo(new Ledger.Reading(10, 0, Map.of("raw_elsewhere", 10L), 0));
  }

  @Test
  void theLineIsReadAgainBetweenTwoBatchesOfOneSegment() throws Exception {
    leaveBound(1, 2, 3, 4);
    ScriptedSink sink =
        new ScriptedSink().at(MINE).answer(parcel -> Delivery.tooLarge(4)).answer(this::takeBack);
    Courier courier = machine.courier(sink);

    courier.step(Instant.MAX);
    courier.step(Instant.MAX);
    Courier.Step last = courier.step(Instant.MAX);

    assertThat(sink.ranges()).containsExactly("1-4", "1-2");
    assertThat(last.lost()).isEqualTo(2);
    assertThat(reading()).isEqualTo(new Ledger.Reading(4, 2, Map.of("raw_elsewhere", 2L), 0));
  }

  private Delivery takeBack(Parcel parcel) {
    try {
      agree("");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return ScriptedSink.accepted(parcel);
  }

  @Test
  void onlyFromTheFirstRawValueOnIsARunBoundToTheCollector() throws Exception {
    ScriptedSink mine = new ScriptedSink().at(MINE).defer(Duration.ofHours(1));
    try (Candor candor =
        machine.candor().grace(Duration.ofSeconds(10)).sink("collector", permit -> mine).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      candor.telemetry().record(failed("x".repeat(201)));
      candor.telemetry().record(failed(branch));
      candor.telemetry().record(new SampleEvents.Step(4));
    }
    ScriptedSink theirs = new ScriptedSink().at(THEIRS);

    carryAll(theirs);

    assertThat(theirs.parcels.stream().mapToInt(parcel -> parcel.rows().size()).sum()).isEqualTo(2);
    assertThat(reading()).isEqualTo(new Ledger.Reading(4, 2, Map.of("raw_elsewhere", 2L), 0));
  }

  @Test
  void whatIsTooLongToLeaveRawIsHashed() throws Exception {
    String longest = branch + "ä".repeat(200 - branch.length() - 1) + "😀";
    ScriptedSink sink = new ScriptedSink().at(MINE);
    try (Candor candor =
        machine.candor().grace(Duration.ofSeconds(10)).sink("collector", permit -> sink).open()) {
      candor.telemetry().record(failed(longest));
      candor.telemetry().record(failed(longest + "."));
    }

    carryAll(sink);

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

    Row row = rows.row(failed(branch), SpoolRows.RUN, 1, Instant.EPOCH);

    assertThat(row.properties().members()).containsKey("branch_hash").doesNotContainKey("branch");
  }

  @Test
  void aRunThatMayNotSendRawSaysSoWhereItIsAsked() throws Exception {
    machine.variables.put("BUILD_TOOL_TELEMETRY_DEBUG", "1");

    record(new ScriptedSink().at(THEIRS), branch, 1);

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
      candor.telemetry().record(failed(branch));
    }

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(makers).isNotEmpty().doesNotContain(Thread.currentThread());
    assertThat(told).anyMatch(words -> words.contains("identities leave hashed until 'collector'"));
    end.countDown();
    ScriptedSink sink = new ScriptedSink().at(MINE);
    carryAll(sink);
    assertThat(sink.parcels).hasSize(1);
    assertThat(sent(sink)).isEmpty();
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

  @Test
  void whatIsForTheNamedCollectorWaitsWhereNoSinkCanBeMade() throws Exception {
    leaveBound(1, 2);
    Leg leg =
        new Leg(
            "collector",
            permit -> {
              throw new IllegalStateException("no address is configured");
            });
    try (Courier courier = new Courier(places, leg, machine.consent(), machine.surroundings())) {
      assertThat(courier.step(Instant.MAX).trouble()).contains("no address is configured");
    }

    assertThat(new Spool(places).list().get(0).events()).isEqualTo(2);
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

  @Test
  void aBoundSegmentBrokenAtAnyBitGoesToNobodyElse() throws Exception {
    leaveBound(1, 2);
    Path file = SpoolRows.only(places);
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole[7]).isEqualTo((byte) 2);
    assertThat((char) whole[16]).isEqualTo('R');
    assertThat(new String(whole, 17, 50, UTF_8)).startsWith("{\"raw_to\":\"" + MINE + "\"}");
    int end = 17 + ("{\"raw_to\":\"" + MINE + "\"}").length() + 40;
    for (int bit = 0; bit < 8 * end; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatNobodyElseGets(file, flipped, "bit " + bit);
    }
    for (int length = 0; length <= whole.length; length++) {
      assertThatNobodyElseGets(file, Arrays.copyOf(whole, length), "cut at byte " + length);
    }
  }

  @Test
  void aSegmentWhoseVersionAndFirstEntryDisagreeIsSetAside() throws Exception {
    leaveBound(1, 2);
    Path file = SpoolRows.only(places);
    byte[] whole = Files.readAllBytes(file);
    byte[] older = whole.clone();
    older[7] = 1;
    SpoolRows.leave(places, LATER, Map.of(), 1, 2);
    Path ordinary =
        new Spool(places)
            .segments().stream().filter(each -> !each.equals(file)).findAny().orElseThrow();
    byte[] newer = Files.readAllBytes(ordinary);
    newer[7] = 2;
    Files.delete(ordinary);
    byte[] twice = twice(whole);

    for (byte[] bytes : List.of(older, newer, twice)) {
      Files.deleteIfExists(Path.of(file + Spool.SET_ASIDE));
      Files.write(file, bytes);
      ScriptedSink sink = new ScriptedSink().at(MINE);

      Courier.Step step = machine.courier(sink).step(Instant.MAX);

      assertThat(sink.parcels).isEmpty();
      assertThat(step.trouble()).contains("set aside");
      assertThat(step.lost()).isEqualTo(2);
    }
    assertThat(new Spool(places).isEmpty()).isTrue();
  }

  /** The segment with its first entry standing there twice. */
  private static byte[] twice(byte[] whole) {
    int entry = 8 + 1 + ("{\"raw_to\":\"" + MINE + "\"}").length();
    byte[] twice = new byte[whole.length + entry];
    System.arraycopy(whole, 0, twice, 0, 8 + entry);
    System.arraycopy(whole, 8, twice, 8 + entry, whole.length - 8);
    return twice;
  }

  private void assertThatNobodyElseGets(Path file, byte[] bytes, String what) throws Exception {
    Files.deleteIfExists(Path.of(file + Spool.SET_ASIDE));
    Files.write(file, bytes);
    ScriptedSink theirs = new ScriptedSink().at(THEIRS);
    try (Courier courier = machine.courier(theirs)) {
      assertThat(courier.step(Instant.MAX).trouble()).as(what).doesNotContain("AlreadyExists");
    }
    assertThat(sent(theirs)).as(what).isEmpty();
    assertThat(theirs.parcels).as(what).isEmpty();
  }

  /** Leaves one sealed segment behind that only the named collector may have. */
  private void leaveBound(long... numbers) throws IOException {
    SpoolWriter writer = new SpoolWriter(places.spool("collector"), URI.create(MINE), false);
    writer.bind();
    for (long n : numbers) {
      byte[] row = SpoolRows.row(SpoolRows.RUN, n);
      writer.add(SpoolRows.header(SpoolRows.RUN), row, 0, row.length);
    }
    writer.seal(Map.of());
  }

  /** A run of a tool that sends to a collector, which takes nothing just then. */
  private void spoolFor(String collector, String value, int events) throws IOException {
    ScriptedSink away = new ScriptedSink().at(collector);
    for (int i = 0; i < 10; i++) {
      away.defer(Duration.ZERO);
    }
    Files.deleteIfExists(places.spool("collector").resolve("next-attempt"));
    record(away, value, events);
    assertThat(canaries.in(places.spool("collector"))).contains(value);
    Files.deleteIfExists(places.spool("collector").resolve("next-attempt"));
  }

  private void record(@Nullable Sink sink, String value, int events) {
    Candor.Builder builder = machine.candor().grace(Duration.ofSeconds(10));
    if (sink != null) {
      builder.sink("collector", permit -> sink);
    }
    try (Candor candor = builder.open()) {
      for (int i = 0; i < events; i++) {
        candor.telemetry().record(failed(value));
      }
    }
  }

  private void carryAll(ScriptedSink sink) throws Exception {
    Files.deleteIfExists(places.spool("collector").resolve("next-attempt"));
    try (Courier courier = machine.courier(sink)) {
      for (int i = 0; i < 100; i++) {
        if (courier.step(Instant.MAX).idle()) {
          return;
        }
      }
    }
    throw new AssertionError("the courier never ends");
  }

  private Set<String> sent(ScriptedSink sink) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Parcel parcel : sink.parcels) {
      found.addAll(canaries.in(ScriptedSink.body(parcel)));
    }
    return found;
  }

  private void agree(String line) throws IOException {
    Machine.write(places.userFile(), "level=on\n" + line + "\n");
  }

  private Ledger.Reading reading() throws IOException {
    Ledger.Reading reading = machine.ledger().read().get("collector");
    return reading == null ? new Ledger.Reading(0, 0, Map.of(), 0) : reading;
  }

  private static long lost(Ledger.Reading reading) {
    return reading.lost().values().stream().mapToLong(Long::longValue).sum();
  }

  private static SampleEvents.Failed failed(String branch) {
    return new SampleEvents.Failed(
        null, null, branch, List.of("ada@example.org"), null, null, null, 1);
  }
}
