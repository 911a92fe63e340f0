package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.candor.FieldWriter;
import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path root = Path.of("");
  private final List<Numbered> gone = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "ao.http.5xx, true",
    "AO.Http.5XX, true",
    "' ao.http.5xx ', true",
    "ao.http.*, true",
    "a*, true",
    "ao.http.5xx*, true",
    "ao.v2.http.5xx, true",
    "AO.V2.*, true",
    "ao.http, false",
    "http.5xx, false",
    "ao.http.5xx.more, false",
    "*, false",
    "' * ', false",
    "'', false",
    "'  ', false",
    "'ao.app.active;*;ao.http*', true"
  })
  void deniesByEitherNameOrHowItBegins(String words, boolean denied) {
    Denylist list =
        Denylist.of(Arrays.asList(words.split(";", -1)), name -> name.replace("ao.", "ao.v2."));

    assertThat(list.denies("ao.http.5xx")).isEqualTo(denied);
  }

  @Test
  void putsThoseOfAWindowTogetherThatItsFirstOpens() {
    Passage passage =
        passage(
            Chain.OPEN.together(
                SampleEvents.Step.class,
                MINUTE,
                (last, count, begin, end) ->
                    new SampleEvents.Step(
                        last.number() * 1_000_000
                            + count * 100_000
                            + begin.getEpochSecond() * 100
                            + end.getEpochSecond())));

    for (int second : List.of(3, 20, 62, 63, 64)) {
      passage.take(step(second, second * 1_000L));
    }

    assertThat(numbers()).containsExactly(62_300_362L);
    assertThat(gone.get(0).n()).isEqualTo(62);
    assertThat(passage.waitMillis(64_000)).isEqualTo(59_000);
    passage.closeEnded(122_999);
    assertThat(gone).hasSize(1);
    passage.closeEnded(123_000);
    assertThat(numbers()).containsExactly(62_300_362L, 64_206_364L);
    assertThat(passage.waitMillis(200_000)).isEqualTo(Worker.NEVER);
    assertThat(passage.leftOut().sum()).isEqualTo(3);
    passage.closeAll();
    assertThat(gone).hasSize(2);
  }

  @Test
  void whatIsDeniedStaysDenied() {
    Chain chain =
        Chain.OPEN
            .denying(List.of("step"))
            .denying(List.of("v2.walk*"), name -> "v2." + name)
            .denying(List.of("run"));

    assertThat(List.of("step", "walked", "run", "sat"))
        .filteredOn(chain.denied::denies)
        .containsExactly("step", "walked", "run");
  }

  @Test
  void aClockThatIsSetBackEndsAWindow() {
    Passage passage =
        passage(Chain.OPEN.together(SampleEvents.Step.class, MINUTE, (last, n, from, to) -> last));

    passage.take(step(1, 500_000));
    passage.take(step(2, 20_000));

    assertThat(numbers()).containsExactly(1L);
    assertThat(passage.waitMillis(20_000)).isEqualTo(60_000);
  }

  @Test
  void whatSeveralThreadsRecordOutOfOrderIsOfOneWindow() {
    Passage passage =
        passage(
            Chain.OPEN.together(
                SampleEvents.Step.class,
                MINUTE,
                (last, count, begin, end) ->
                    new SampleEvents.Step(
                        count * 100_000 + end.toEpochMilli() - begin.toEpochMilli())));

    for (long millis : List.of(5_003L, 5_001L, 5_002L, 6_001L)) {
      passage.take(step(1, millis));
    }
    passage.closeAll();

    assertThat(numbers()).containsExactly(401_000L);
  }

  @Test
  void whatSeveralThreadsRecordOutOfOrderSharesACap() {
    Passage passage = passage(Chain.OPEN.atMost(2, 3));

    for (long millis : List.of(5_003L, 5_001L, 5_002L, 65_003L, 65_002L)) {
      passage.take(step(millis, millis));
    }

    assertThat(numbers()).containsExactly(5_003L, 5_001L, 65_003L);
  }

  @Test
  void aFactThatIsRecordedOncePassesByItself() {
    Passage passage =
        passage(Chain.OPEN.together(SampleEvents.Step.class, MINUTE, (last, n, from, to) -> last));
    Context once = new Context(null, null, null, new OnceKey("a fact", false));
    Numbered step = step(1, 1_000);

    passage.take(
        new Numbered(step.codec(), step.event(), step.header(), 1, step.epochMillis(), once));

    assertThat(gone).hasSize(1);
  }

  @Test
  void capsEachEventByMinuteAndByDay() {
    Passage passage = passage(Chain.OPEN.atMost("other", 1, 1).atMost(5, 12));

    for (int minute = 0; minute < 3; minute++) {
      for (int i = 0; i < 7; i++) {
        passage.take(step(minute * 10 + i, minute * 60_000L + i * 1_000L));
      }
    }
    passage.take(step(99, 86_400_000));

    assertThat(numbers())
        .containsExactly(0L, 1L, 2L, 3L, 4L, 10L, 11L, 12L, 13L, 14L, 20L, 21L, 99L);
    assertThat(passage.leftOut().with(Map.of())).isEqualTo(Map.of(Loss.CAPPED, 9L));
  }

  @Test
  void whatIsPutTogetherCountsOnceForACap() {
    Passage passage =
        passage(
            Chain.OPEN
                .atMost("step", 1, 1)
                .together(SampleEvents.Step.class, MINUTE, (last, n, from, to) -> last));

    for (int i = 0; i < 100; i++) {
      passage.take(step(i, 1_000L * i));
    }
    passage.closeAll();

    assertThat(numbers()).containsExactly(59L);
    assertThat(passage.leftOut().with(Map.of()))
        .isEqualTo(Map.of(Loss.ROLLED_UP, 98L, Loss.CAPPED, 1L));
  }

  @Test
  void thinsOutOneDestinationAndNothingElse() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    machine.clock.set(Instant.parse("2026-02-03T10:00:00Z"));
    ScriptedSink sink = new ScriptedSink();
    Chain chain =
        Chain.OPEN
            .denying(List.of("LARGE"))
            .together(
                SampleEvents.Step.class,
                MINUTE,
                (last, count, begin, end) -> new SampleEvents.Step(count));

    try (Candor candor =
        machine
            .candor()
            .grace(Duration.ofSeconds(1))
            .sink("collector", permit -> sink)
            .chain("collector", chain)
            .open()) {
      for (int i = 0; i < 4; i++) {
        candor.telemetry().record(new SampleEvents.Step(i));
        candor.telemetry().record(new SampleEvents.Large("aha"));
      }
    }

    assertThat(sink.parcels).hasSize(1);
    assertThat(sink.parcels.get(0).rows())
        .extracting(row -> row.fields().whole("number"))
        .containsExactly(4L);
    assertThat(machine.localLines()).hasSize(9); // with the header
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(8, 1, Map.of("denied", 4L, "rolled_up", 3L), 0));
  }

  @ParameterizedTest
  @CsvSource({
    "450, 30, 200, 251",
    "450, 450, 200, 251",
    "201, 1, 200, 2",
    "200, 7, 200, 1",
    "3, 1, 1, 3",
    "30, 4, 7, 24"
  })
  void keepsTheNewestOfWhatWaitsAndCountsTheOthers(
      int events, int burst, int newest, long firstKept) throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    try (Candor candor = machine.candor().chain("collector", Chain.OPEN.keeping(newest)).open()) {
      for (int i = 1; i <= events; i++) {
        candor.telemetry().record(new SampleEvents.Step(i));
        if (i % burst == 0) {
          assertThat(candor.flush(Duration.ofMinutes(1))).isTrue();
        }
      }
      assertThat(candor.flush(Duration.ofMinutes(1))).isTrue();

      List<Spool.Waiting> waiting = new Spool(machine.places()).list();
      assertThat(waiting.stream().mapToLong(Spool.Waiting::events).sum())
          .isEqualTo(Math.min(events, newest));
    }

    ScriptedSink sink = new ScriptedSink();
    try (Courier courier = machine.courier(sink)) {
      Machine.carryAll(courier);
    }
    assertThat(sink.parcels.stream().flatMap(each -> each.rows().stream()).map(Row::n))
        .first()
        .isEqualTo(firstKept);
    long lost = Math.max(0, events - newest);
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(
            new Ledger.Reading(
                events, events - lost, lost == 0 ? Map.of() : Map.of("spool_full", lost), 0));
  }

  @Test
  void refusesToKeepNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chain.OPEN.keeping(0))
        .withMessageContaining("'0'")
        .withMessageContaining("name 1 or more");
  }

  @Test
  void letsListedFieldsGoOnAlone() throws Exception {
    Machine machine = new Machine(root);
    machine.choose("on");
    ScriptedSink sink = new ScriptedSink();
    Chain chain = Chain.OPEN.only(Map.of("step", Set.of("number")));

    try (Candor candor =
        machine
            .candor()
            .grace(Duration.ofSeconds(1))
            .sink("collector", permit -> sink)
            .chain("collector", chain)
            .open()) {
      candor.telemetry().record(new SampleEvents.Step(7));
      candor.telemetry().record(new SampleEvents.Large("aha"));
    }

    assertThat(sink.parcels)
        .flatExtracting(Parcel::rows)
        .extracting(Row::fields)
        .extracting(Json.Members::members)
        .extracting(Map::keySet)
        .containsExactly(Set.of("number"), Set.of());
  }

  @Test
  void anEventOfWhichNobodyKnowsWhetherItIsDeniedIsDenied() throws Exception {
    Machine machine = new Machine(root);
    Chain chain =
        Chain.OPEN.denying(
            List.of("walk"),
            name -> {
              throw new IllegalStateException("no such luck");
            });

    List<String> told = twoSteps(machine, chain);

    assertThat(told)
        .containsExactly(
            "step does not pass: nobody knows what it is called where it goes:"
                + " java.lang.IllegalStateException: no such luck");
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 0, Map.of("denied", 2L), 0));
  }

  @Test
  void aRollupThatFailsCostsItsWindowAndIsToldOf() throws Exception {
    Machine machine = new Machine(root);
    Chain chain =
        Chain.OPEN.together(
            SampleEvents.Step.class,
            MINUTE,
            (last, count, begin, end) -> {
              throw new IllegalStateException("no such luck");
            });

    List<String> told = twoSteps(machine, chain);

    assertThat(told).anyMatch(words -> words.contains("step could not be rolled up"));
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(2, 0, Map.of("not_made", 1L, "rolled_up", 1L), 0));
  }

  /** Records two steps through a chain; returns what the host was told. */
  private static List<String> twoSteps(Machine machine, Chain chain) throws IOException {
    List<String> told = new ArrayList<>();
    machine.choose("on");
    try (Candor candor =
        machine
            .candor()
            .diagnostics(told::add)
            .sink("collector", permit -> new ScriptedSink())
            .chain("collector", chain)
            .open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      candor.telemetry().record(new SampleEvents.Step(2));
    }
    return told;
  }

  private Passage passage(Chain chain) {
    return new Passage(chain, gone::add, new Debug("build-tool", null, null, Instant::now));
  }

  private List<Long> numbers() {
    return gone.stream().map(each -> ((SampleEvents.Step) each.event()).number()).toList();
  }

  private static Numbered step(long number, long epochMillis) {
    return new Numbered(
        SampleEvents.codec(
            SampleEvents.Step.class,
            "step",
            (SampleEvents.Step event, FieldWriter out) -> out.whole("number", event.number())),
        new SampleEvents.Step(number),
        SpoolRows.header(new UUID(1, 2)),
        number,
        epochMillis,
        Context.NONE);
  }
}
