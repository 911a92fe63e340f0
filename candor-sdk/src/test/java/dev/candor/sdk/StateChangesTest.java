package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateChangesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "3, 10, 7",
    "10, 3, 0",
    "0, 9223372036854775807, 9223372036854775807",
    "-5, 9223372036854775807, 9223372036854775807",
    "9223372036854775807, -9223372036854775808, 0",
    "9223372036854775807, 0, 0"
  })
  void countsWhatRoseAndNothingWhereACounterBeganAnew(long before, long now, long rose) {
    assertThat(delta(work(before, 0), work(now, 0)).runs()).isEqualTo(rose);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "3, 10, 7",
    "10, 3, -7",
    "-1, 9223372036854775807, 9223372036854775807",
    "1, -9223372036854775808, -9223372036854775808",
    "-9223372036854775808, 9223372036854775807, 9223372036854775807",
    "9223372036854775807, -9223372036854775808, -9223372036854775808",
    "0, -9223372036854775808, -9223372036854775808",
    "-9223372036854775808, 0, 9223372036854775807"
  })
  void tellsLevelsApartWithTheirSignAndStopsAtTheEnds(long before, long now, long moved) {
    assertThat(delta(work(0, before), work(0, now)).size()).isEqualTo(moved);
  }

  @Test
  void tellsWhoCameAndWhoWentWhateverTheOrder() {
    SampleWork.Delta delta = delta(named("a", "b", "b", "c"), named("d", "c", "a", "d"));

    assertThat(delta.added()).containsExactly("d");
    assertThat(delta.removed()).containsExactly("b");
    assertThat(delta(named("a", "b"), named("b", "a", "a")).developer()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, '', false, false",
    "1, 0, 0, '', true, false",
    "0, 1, 0, '', false, true",
    "0, 0, -4, '', false, false",
    "0, 0, 0, a, false, true",
    "2, 3, 4, a, true, true"
  })
  void provesWhatTheSignalsOfWhatChangedSay(
      long runs, long changes, long size, String name, boolean active, boolean developer) {
    List<String> names = name.isEmpty() ? List.of() : List.of(name);

    SampleWork.Delta delta = delta(SampleWork.NOTHING, new SampleWork(runs, changes, size, names));

    assertThat(delta.active()).isEqualTo(active);
    assertThat(delta.developer()).isEqualTo(developer);
  }

  @Test
  void beginsWithWhatWasCountedAndWithNothingThatIsThere() {
    SampleWork work = new SampleWork(7, 100, 30, List.of("a"));

    SampleWork.Delta first =
        StateChanges.atFirst(SampleWork.shape(), StateSnapshot.of(SampleWork.shape(), work))
            .delta(SampleWork.shape(), true);

    assertThat(first).isEqualTo(new SampleWork.Delta(7, 100, 0, List.of(), List.of(), true, false));
  }

  private static SampleWork work(long runs, long size) {
    return new SampleWork(runs, 0, size, List.of());
  }

  private static SampleWork named(String... names) {
    return new SampleWork(0, 0, 0, List.of(names));
  }

  private static SampleWork.Delta delta(SampleWork before, SampleWork now) {
    return StateChanges.between(
            StateSnapshot.of(SampleWork.shape(), before), StateSnapshot.of(SampleWork.shape(), now))
        .delta(SampleWork.shape(), false);
  }
}
