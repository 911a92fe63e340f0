package dev.candor.sdk;

import static dev.candor.sdk.NamingMachine.MINE;
import static dev.candor.sdk.NamingMachine.THEIRS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits with a raw identity in it goes to the named collector, or to nobody. */
class BoundSegmentTest {

  private static final UUID LATER = UUID.fromString("019c2341-0000-7000-8000-000000000002");

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
  void nobodyElseGetsWhatWaitsForTheNamedCollector() throws Exception {
    for (String to : Arrays.asList(THEIRS, MINE + "/vendor", null)) {
      named.spoolFor(MINE, named.branch, 2);
      Ledger.Reading before = machine.reading();
      ScriptedSink sink = new ScriptedSink().at(to);

      Courier.Step step = machine.courier(sink).step(Instant.MAX);

      assertThat(step.lost()).as(to).isEqualTo(2);
      assertThat(step.trouble()).contains(MINE, "not sent");
      assertThat(sink.parcels).as(to).isEmpty();
      assertThat(lost(machine.reading()) - lost(before)).isEqualTo(2);
      assertThat(named.canaries.in(places.spool("collector"))).isEmpty();
    }
    assertThat(machine.reading().lost()).containsOnlyKeys("raw_elsewhere");
  }

  @Test
  void whatWaitsIsLostOnceTheLineIsTakenAwayOrNamesAnother() throws Exception {
    for (String line :
        List.of("", "raw_to=none", "raw_to=", "raw_to=" + THEIRS, "raw_to=perhaps")) {
      named.agree("raw_to=" + MINE);
      named.spoolFor(MINE, named.branch, 2);
      named.agree(line);
      for (String to : List.of(MINE, THEIRS)) {
        ScriptedSink sink = new ScriptedSink().at(to);

        named.carryAll(sink);

        assertThat(sink.parcels).as(line).isEmpty();
      }
      assertThat(named.canaries.in(places.spool("collector"))).as(line).isEmpty();
    }
    assertThat(machine.reading())
        .isEqualTo(new Ledger.Reading(10, 0, Map.of("raw_elsewhere", 10L), 0));
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
    assertThat(machine.reading())
        .isEqualTo(new Ledger.Reading(4, 2, Map.of("raw_elsewhere", 2L), 0));
  }

  private Delivery takeBack(Parcel parcel) {
    try {
      named.agree("");
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
      candor.telemetry().record(NamingMachine.failed("x".repeat(201)));
      candor.telemetry().record(NamingMachine.failed(named.branch));
      candor.telemetry().record(new SampleEvents.Step(4));
    }
    ScriptedSink theirs = new ScriptedSink().at(THEIRS);

    named.carryAll(theirs);

    assertThat(theirs.parcels.stream().mapToInt(parcel -> parcel.rows().size()).sum()).isEqualTo(2);
    assertThat(machine.reading())
        .isEqualTo(new Ledger.Reading(4, 2, Map.of("raw_elsewhere", 2L), 0));
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
      String trouble = courier.step(Instant.MAX).trouble();
      assertThat(trouble).as(what).doesNotContain("AlreadyExists");
      boolean looked = new Spool(places).isEmpty() || trouble.contains("and leaves it");
      assertThat(looked).as(what).isTrue();
    }
    assertThat(named.sent(theirs)).as(what).isEmpty();
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

  private static long lost(Ledger.Reading reading) {
    return reading.lost().values().stream().mapToLong(Long::longValue).sum();
  }
}
