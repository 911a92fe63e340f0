package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded and cannot be an event: it harms no tool, and somebody is told. */
class StrayEventsTest {

  @TempDir Path root;

  private final List<String> told = new ArrayList<>();

  record NotOfThePlan(int number) {}

  @Test
  void anEventOfNoPlanIsToldOnceAndCountedThoughItIsTheOnlyOneOfARun() throws IOException {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      candor.telemetry().record(new NotOfThePlan(1));
      candor.telemetry().record(new NotOfThePlan(2));
    }

    assertThat(told).singleElement().asString().contains("NotOfThePlan", "annotate it @Event");
    assertThat(machine.ledger().read().get(Ledger.LOCAL))
        .isEqualTo(new Ledger.Reading(2, 0, Map.of("unknown_event", 2L), 0));
  }

  @Test
  @SuppressWarnings("NullAway") // a host may have no such check
  void aNullIsLostAndThrowsNothing() throws IOException {
    Machine machine = new Machine(root);
    try (Candor candor = machine.candor().diagnostics(told::add).open()) {
      Telemetry telemetry = candor.telemetry();
      telemetry.record(null);
      telemetry.recordError(null, new IllegalStateException());
      telemetry.recordError(new SampleEvents.Step(1), null);
    }

    assertThat(told).containsExactly("a null was recorded, which is no event");
    assertThat(machine.ledger().read().get(Ledger.LOCAL))
        .isEqualTo(new Ledger.Reading(3, 1, Map.of("unknown_event", 2L), 0));
  }

  @Test
  void whatComesAfterTheEndIsToldOnce() {
    Candor candor = new Machine(root).candor().diagnostics(told::add).open();
    candor.close();

    candor.telemetry().record(new SampleEvents.Step(1));
    candor.telemetry().record(new SampleEvents.Step(2));

    assertThat(told).singleElement().asString().contains("after close()");
  }

  @Test
  void aChainForADestinationThatIsNoneIsTold() throws IOException {
    Machine machine = new Machine(root);
    machine.choose("on");

    machine.candor().diagnostics(told::add).chain("colector", Chain.OPEN).open().close();

    assertThat(told)
        .singleElement()
        .asString()
        .contains("the chain for 'colector' holds nothing back", "no such destination");
  }
}
