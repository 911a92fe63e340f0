package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many events a courier hands over at once. */
class ParcelSizeTest {

  @TempDir Path root;
  private Machine machine;
  private Places places;

  @BeforeEach
  void agree() throws IOException {
    machine = new Machine(root);
    machine.choose("on");
    places = machine.places();
  }

  @Test
  void aParcelOfWhichNothingIsHeardIsHalfAsLargeTheNextTimeUntilItIsSmall() throws Exception {
    SpoolRows.leave(places, LongStream.rangeClosed(1, 2_000).toArray());
    ScriptedSink sink = new ScriptedSink();
    for (int attempt = 0; attempt < 6; attempt++) {
      sink.defer(Duration.ZERO);
    }
    Courier courier = machine.courier(sink);
    for (int attempt = 0; attempt < 8; attempt++) {
      step(courier);
    }

    assertThat(sink.ranges())
        .containsExactly("1-1000", "1-500", "1-250", "1-125", "1-62", "1-62", "1-62", "63-132");
    assertThat(sink.parcels).extracting(Parcel::id).startsWith(sink.parcels.get(6).id());
    courier.close();
  }

  @Test
  void aParcelOfWhichSomethingBecameMakesTheNextNoSmaller() throws Exception {
    SpoolRows.leave(places, LongStream.rangeClosed(1, 2_000).toArray());
    List<Delivery.Outcome> allButOne =
        new ArrayList<>(Collections.nCopies(1_000, Delivery.Outcome.ACCEPTED));
    allButOne.set(999, Delivery.Outcome.DEFERRED);
    ScriptedSink sink = new ScriptedSink().answer(parcel -> Delivery.of(allButOne));

    Machine.carryAll(machine.courier(sink));

    assertThat(sink.ranges()).containsExactly("1-1000", "1000-1000", "1001-2000");
  }

  @Test
  void aParcelHasAsManyEventsAsItsSinkTakesAtMost() throws Exception {
    SpoolRows.leave(places, 1, 2, 3, 4, 5, 6, 7);
    ScriptedSink sink = new ScriptedSink().atMost(3);

    Machine.carryAll(machine.courier(sink));

    assertThat(sink.ranges()).containsExactly("1-3", "4-6", "7-7");
  }

  private static Courier.Step step(Courier courier) throws InterruptedException {
    return courier.step(Instant.MAX);
  }
}
