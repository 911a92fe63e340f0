package dev.candor.sdk;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a destination is told what a run lost before it could be sent. */
class ToldLossesTest {

  @TempDir Path root;
  private Machine machine;

  @BeforeEach
  void agree() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    SpoolRows.leave(machine.places(), SpoolRows.RUN, Map.of(Loss.QUEUE_FULL, 2L), 1, 2, 4, 6);
  }

  @Test
  void onceEvenOverRestarts() throws Exception {
    ScriptedSink sink =
        new ScriptedSink()
            .answer(parcel -> answered(Delivery.Outcome.ACCEPTED, 2, Delivery.Outcome.DEFERRED, 2))
            .answer(parcel -> answered(Delivery.Outcome.ACCEPTED, 1, Delivery.Outcome.DEFERRED, 1));

    for (int i = 0; i < 4; i++) {
      try (Courier courier = machine.courier(sink)) {
        courier.step(Instant.MAX);
      }
    }

    assertThat(sink.ranges()).containsExactly("1-6", "4-6", "6-6");
    assertThat(sink.parcels.stream().map(Parcel::lost))
        .containsExactly(Map.of("queue_full", 2L), Map.of(), Map.of());
    assertThat(machine.reading()).isEqualTo(new Ledger.Reading(6, 4, Map.of("queue_full", 2L), 0));
  }

  @Test
  void stillWhereOlderEventsWereGivenUpHere() throws Exception {
    try (Claim claim = requireNonNull(Claim.of(SpoolRows.only(machine.places())))) {
      claim.loseOldest(2, Loss.EXPIRED);
    }
    ScriptedSink sink = new ScriptedSink();

    machine.courier(sink).step(Instant.MAX);

    assertThat(sink.ranges()).containsExactly("4-6");
    assertThat(sink.parcels.get(0).lost()).isEqualTo(Map.of("queue_full", 2L));
  }

  @Test
  void noMoreWhereTheDestinationRefusedOne() throws Exception {
    ScriptedSink sink =
        new ScriptedSink()
            .answer(
                parcel ->
                    answered(
                        Delivery.Outcome.rejected("refused_400"), 1, Delivery.Outcome.DEFERRED, 3));

    for (int i = 0; i < 2; i++) {
      try (Courier courier = machine.courier(sink)) {
        courier.step(Instant.MAX);
      }
    }

    assertThat(sink.ranges()).containsExactly("1-6", "2-6");
    assertThat(sink.parcels.get(1).lost()).isEmpty();
  }

  private static Delivery answered(
      Delivery.Outcome first, int times, Delivery.Outcome other, int more) {
    List<Delivery.Outcome> outcomes = new ArrayList<>(Collections.nCopies(times, first));
    outcomes.addAll(Collections.nCopies(more, other));
    return Delivery.of(outcomes);
  }
}
