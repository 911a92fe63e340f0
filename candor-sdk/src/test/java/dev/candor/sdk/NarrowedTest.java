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
            new Narrowed.Entry("step", "collector", first),
            new Narrowed.Entry("large", "collector", first.plus(Duration.ofDays(1))));
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

  @Test
  void aDamagedFileSwitchesNothingOffAndIsSaid() throws Exception {
    Path file = machine.places().state().resolve("narrowed.json");
    Machine.write(file, "{\"format\":1,\"events\":[{\"name\":3}]}");
    Narrowed narrowed = new Narrowed(machine.places(), machine.clock);

    assertThat(narrowed.denies("step")).isFalse();
    assertThatIOException()
        .isThrownBy(narrowed::entries)
        .withMessageContaining(file.toString())
        .withMessageContaining("remove it");
  }

  /** A collector answers so, to an event of its own. */
  private void answer(Narrowing narrowing) throws Exception {
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
    courier.step(Instant.MAX);
    courier.step(Instant.MAX);
    courier.close();
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
