package dev.candor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.cli.Machine;
import dev.candor.sdk.Hashing;
import dev.candor.sdk.Identity;
import dev.candor.sdk.LeavingRows;
import dev.candor.sdk.Places;
import dev.candor.sdk.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleet of {@code candor demo}. */
final class FleetTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path home = Path.of("");

  @Test
  void aLaterClockTellsMoreAndChangesNothingOfWhatWasBefore() throws InterruptedException {
    Instant later = NOON.plus(Duration.ofMinutes(25));

    List<Told> early = told(NOON, 7);
    List<Told> late = told(later, 7);

    assertThat(late).hasSizeGreaterThan(early.size());
    assertThat(late.stream().filter(told -> told.at().isBefore(NOON)).toList()).isEqualTo(early);
    assertThat(late).allMatch(told -> told.at().isBefore(later));
  }

  @Test
  void anotherSeedIsAnotherFleet() throws InterruptedException {
    assertThat(told(NOON, 7)).isNotEqualTo(told(NOON, 8));
  }

  private record Told(Instant at, String event) {}

  private List<Told> told(Instant now, long seed) throws InterruptedException {
    Surroundings surroundings = Machine.in(home).with(Map.of()).at(now).surroundings();
    Identity identity = new Identity(Places.of("demo", surroundings), surroundings.entropy());
    LeavingRows rows = new LeavingRows(DemoPlan.plan(), new Hashing(identity, null));
    List<Told> all = new ArrayList<>();
    new Fleet(rows, now, seed)
        .tell(
            batch ->
                batch
                    .events()
                    .forEach(
                        event ->
                            all.add(
                                new Told(
                                    Instant.ofEpochMilli(event.epochMillis()),
                                    "%s %s %s"
                                        .formatted(batch.installation(), batch.run(), event)))));
    return all;
  }
}
