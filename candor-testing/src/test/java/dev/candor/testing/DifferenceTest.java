package dev.candor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads that one run has more than another. */
final class DifferenceTest {

  @ParameterizedTest
  @CsvSource({
    "greeter,          greeter,                          ''",
    "pool-1-thread-1,  pool-7-thread-3,                  ''",
    "greeter,          greeter greeter,                  greeter greeter",
    "reaper,           reaper my-reaper,                 my-reaper",
    "process_reaper,   process_reaper process_reaper,    ''",
    "process_reaper,   process_reaper process_reapers,   process_reapers",
    "greeter,          greeter process_reaper,           process_reaper",
    "GC_Thread#0,      GC_Thread#0 GC_Thread#1,          ''",
    "greeter,          greeter GC_Thread#0,              GC_Thread#0",
  })
  void aThreadMoreIsFoundUnlessItIsOneOfAJvmThatHasSome(String quiet, String loud, String more) {
    Difference difference = new Difference();

    difference.allow(seen(quiet));

    assertThat(difference.more(seen(loud))).isEqualTo(seen(more).sights());
  }

  /** A run with threads of these names, which have underscores for their blanks. */
  private static Seen seen(String threads) {
    List<Sight> sights = new ArrayList<>();
    for (String thread : threads.isEmpty() ? new String[0] : threads.split(" ", -1)) {
      sights.add(new Sight(Sight.Kind.THREAD, thread.replace('_', ' ')));
    }
    return new Seen(0, "", sights, List.of());
  }
}
