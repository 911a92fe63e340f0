package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.candor.Level;
import dev.candor.wire.Narrowing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a collector's answer switches off is off until a person says on, and never the reverse. */
class NarrowedTest {

  @TempDir private Path root = Path.of("");
  private Machine machine = new Machine(root);
  private long runs;

  @BeforeEach
  void agree() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
  }

  @Test
  void anEventThatWasSwitchedOffLeavesNoMoreAndStaysHere() throws Exception {
    answer(new Narrowing(Set.of("STEP"), Set.of()));

    ScriptedSink sink = new ScriptedSink();
    run(sink);

    assertThat(sink.parcels).flatExtracting(Parcel::rows).extracting("name").containsOnly("large");
    assertThat(machine.localLines()).anyMatch(line -> line.contains("\"step\""));
    assertThat(lost("collector")).isEqualTo(Map.of("narrowed", 1L));
    assertThat(lost(Ledger.LOCAL)).isEmpty();
  }

  @Test
  void aRunThatIsAtWorkHearsOfItWithinASecond() throws Exception {
    Narrowed narrowed = new Narrowed(machine.places(), machine.clock);
    assertThat(narrowed.denies("step")).isFalse();

    answer(new Narrowing(Set.of("st*"), Set.of()));

    assertThat(narrowed.denies("step")).isFalse();
    machine.clock.advance(Duration.ofSeconds(1));
    assertThat(narrowed.denies("step")).isTrue();
    assertThat(narrowed.denies("large")).isFalse();
  }

  @Test
  void itsWordsAddUpAndNoAnswerTakesOneAway() throws Exception {
    Instant first = machine.clock.instant();
    answer(new Narrowing(Set.of("step"), Set.of()));
    machine.clock.advance(Duration.ofDays(1));
    answer(new Narrowing(Set.of("large", "step"), Set.of()));
    answer(Narrowing.NONE);

    assertThat(new Narrowed(machine.places(), machine.clock).entries())
        .containsExactly(
            new Narrowed.Entry("step", "collector", first, 0),
            new Narrowed.Entry("large", "collector", first.plus(Duration.ofDays(1)), 0));
  }

  @Test
  void ofASampledEventAboutItsShareLeavesAndTheRestIsCounted() throws Exception {
    answer(new Narrowing(Set.of(), Set.of(), Map.of("st*", 0.25)));
    int recorded = 4_000;

    ScriptedSink sink = new ScriptedSink();
    try (Candor candor =
        machine.candor().grace(Duration.ofSeconds(20)).sink("collector", permit -> sink).open()) {
      for (int i = 0; i < recorded; i++) {
        candor.telemetry().record(new SampleEvents.Step(i));
        if (i % 500 == 0) {
          assertThat(candor.flush(Duration.ofMinutes(1))).isTrue();
        }
      }
      candor.telemetry().record(new SampleEvents.Large("aha"));
    }

    long steps =
        sink.parcels.stream()
            .flatMap(parcel -> parcel.rows().stream())
            .filter(row -> row.name().equals("step"))
            .count();
    assertThat(steps).isBetween(recorded / 4 - 200L, recorded / 4 + 200L); // 7 deviations
    assertThat(sink.parcels.stream().mapToInt(Parcel::size).sum()).isEqualTo(steps + 1);
    assertThat(lost("collector")).isEqualTo(Map.of("sampled", recorded - steps));
    assertThat(lost(Ledger.LOCAL)).isEmpty();
  }

  @Test
  void whetherAnEventIsOfAShareIsTheSameWhereverItIsAsked() throws Exception {
    answer(new Narrowing(Set.of(), Set.of(), Map.of("step", 0.5)));
    Narrowed one = new Narrowed(machine.places(), machine.clock);
    Narrowed other = new Narrowed(machine.places(), machine.clock);

    for (long n = 0; n < 1_000; n++) {
      assertThat(one.loss("step", SpoolRows.RUN, n))
          .isEqualTo(other.loss("step", SpoolRows.RUN, n));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.25, 0.25",
    "0.25, 0.5, 0.25",
    "0.25, 0, 0",
    "0, 0.25, 0",
  })
  void aShareOnlyGetsSmaller(double first, double then, double holds) throws Exception {
    for (double share : new double[] {first, then}) {
      answer(
          share == 0
              ? new Narrowing(Set.of("step"), Set.of())
              : new Narrowing(Set.of(), Set.of(), Map.of("step", share)));
    }

    assertThat(new Narrowed(machine.places(), machine.clock).entries())
        .extracting(Narrowed.Entry::share)
        .containsExactly(holds);
  }

  @Test
  void aWordThatSwitchesNothingOffIsNotSaidToHaveDoneSo() throws Exception {
    answer(new Narrowing(Set.of("", " ", "*", "step"), Set.of(), Map.of("*", 0.5)));

    assertThat(new Narrowed(machine.places(), machine.clock).entries())
        .extracting(Narrowed.Entry::name)
        .containsExactly("step");
  }

  @Test
  void oneThatIsTooLongForAReceiptIsLeftOutAndTheEventIsNotSentAgain() throws Exception {
    String step = answer(new Narrowing(Set.of("step", "x".repeat(Segment.MAX_PAYLOAD)), Set.of()));

    assertThat(step).contains("a narrowing of 1048", "is left out");
    assertThat(new Narrowed(machine.places(), machine.clock).entries()).isEmpty();
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
  }

  @Test
  void aPersonsOnTakesAllOfItAway() throws Exception {
    answer(new Narrowing(Set.of("step"), Set.of("collector")));
    assertThat(new Stop(machine.places(), "collector").isAsked()).isTrue();

    machine.consent().choose(Level.ON);

    assertThat(new Narrowed(machine.places(), machine.clock).entries()).isEmpty();
    assertThat(new Stop(machine.places(), "collector").isAsked()).isFalse();
  }

  @Test
  void aDestinationThatWasSwitchedOffGetsNothingMore() throws Exception {
    answer(new Narrowing(Set.of(), Set.of("collector")));

    ScriptedSink sink = new ScriptedSink();
    run(sink);

    assertThat(sink.parcels).isEmpty();
    assertThat(lost("collector")).containsEntry("stopped", 2L);
  }

  @Test
  void aNameThatThePlanHasNotIsNothing() throws Exception {
    answer(new Narrowing(Set.of(), Set.of("elsewhere", "../../../outside", "")));

    try (Stream<Path> all = Files.walk(root)) {
      assertThat(all.map(Path::toString))
          .noneMatch(name -> name.matches(".*(elsewhere|outside|stopped).*"));
    }
  }

  @Test
  void theReceiptTellsWhatTheAnswerSwitchedOff() throws Exception {
    Narrowing narrowing = new Narrowing(Set.of("step"), Set.of("collector"));
    answer(narrowing);

    List<Receipt> receipts = new ArrayList<>();
    new ReceiptReader(machine.places())
        .each(
            receipts::add,
            trouble -> {
              throw new AssertionError(trouble);
            });

    assertThat(receipts)
        .flatExtracting(Receipt::requests)
        .extracting(Receipt.Request::narrow)
        .containsExactly(narrowing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'name':3", "'name':'step','share':2.5", "'name':'step','share':'all'"})
  void aDamagedFileSwitchesNothingOffAndIsSaid(String entry) throws Exception {
    Path file = machine.places().state().resolve("narrowed.json");
    Machine.write(
        file,
        "{'format':1,'events':[{'by':'a','at':'2026-02-03T10:00:00.123Z',%s}]}"
            .formatted(entry)
            .replace('\'', '"'));
    Narrowed narrowed = new Narrowed(machine.places(), machine.clock);

    assertThat(narrowed.denies("step")).isFalse();
    assertThatIOException()
        .isThrownBy(narrowed::entries)
        .withMessageContaining(file.toString())
        .withMessageContaining("remove it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"format\":1,\"events\":[{\"name\":",
        "{\"format\":0,\"events\":[]}",
        "{\"events\":[]}",
        "[]",
        "\u0000\u0000",
        "{\"format\":1,\"events\":[{\"name\":3}]}"
      })
  void aDamagedFileIsSetAsideAndTheNextAnswerHolds(String damage) throws Exception {
    Path file = machine.places().state().resolve("narrowed.json");
    Machine.write(file, damage);

    answer(new Narrowing(Set.of("step"), Set.of()));

    assertThat(new Narrowed(machine.places(), machine.clock).denies("step")).isTrue();
    assertThat(file.resolveSibling("narrowed.json.unreadable")).hasContent(damage);
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
    answer(new Narrowing(Set.of("large"), Set.of()));
    assertThat(new Narrowed(machine.places(), machine.clock).entries())
        .extracting(Narrowed.Entry::name)
        .containsExactly("step", "large");
    machine.consent().choose(Level.ON);
    assertThat(file.resolveSibling("narrowed.json.unreadable")).doesNotExist();
  }

  @Test
  void aFileOfALaterFormatIsLeftAndSaid() throws Exception {
    Path file = machine.places().state().resolve("narrowed.json");
    String later = "{\"format\":2,\"all\":{}}";
    Machine.write(file, later);

    answer(new Narrowing(Set.of("step"), Set.of()));

    assertThat(file).hasContent(later);
    assertThatIOException()
        .isThrownBy(() -> new Narrowed(machine.places(), machine.clock).entries())
        .withMessageContaining(file + " is of a newer version of the tool: update this one");
    assertThat(machine.ledger().read().get("collector"))
        .isEqualTo(new Ledger.Reading(1, 1, Map.of(), 0));
  }

  /** A collector answers so, to an event of its own; returns what was wrong. */
  private String answer(Narrowing narrowing) throws Exception {
    ScriptedSink sink =
        new ScriptedSink()
            .answer(
                parcel ->
                    new Delivery(
                        List.of(Delivery.Outcome.ACCEPTED),
                        Duration.ZERO,
                        "",
                        Delivery.Ask.NOTHING,
                        narrowing,
                        List.of(
                            new Sent(
                                machine.clock.instant(),
                                URI.create("http://127.0.0.1:1/"),
                                1,
                                200,
                                Map.of(),
                                "0",
                                List.of(0)))));
    SpoolRows.leave(machine.places(), new UUID(7, ++runs), Map.of(), 1);
    Courier courier = machine.courier(sink);
    Courier.Step step = courier.step(Instant.MAX);
    courier.step(Instant.MAX);
    courier.close();
    return step.trouble();
  }

  private void run(ScriptedSink sink) {
    try (Candor candor =
        machine.candor().grace(Duration.ofSeconds(1)).sink("collector", permit -> sink).open()) {
      candor.telemetry().record(new SampleEvents.Step(1));
      candor.telemetry().record(new SampleEvents.Large("aha"));
    }
  }

  private Map<String, Long> lost(String where) throws IOException {
    Ledger.Reading none = new Ledger.Reading(0, 0, Map.of(), 0);
    return machine.ledger().read().getOrDefault(where, none).lost();
  }
}
