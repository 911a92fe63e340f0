package dev.candor.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingRowsTest {

  private static final Json.Members NOTHING = new Json.Members(Map.of());

  private final WaitingRows rows = new WaitingRows();

  @Test
  void theyAreThoseOfASortedMapWhateverComesAndGoesInWhicheverOrder() {
    long seed = Long.getLong("candor.seed", 45_261_122);
    Random random = new Random(seed);
    Map<Long, Row> expected = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      long n = random.nextInt(4) == 0 ? random.nextInt(300) : i % 300;
      if (random.nextBoolean()) {
        Row row = row(n, "event-" + i);
        rows.add(row);
        expected.put(n, row);
      } else {
        assertThat(rows.has(n)).as("seed %d, step %d", seed, i).isEqualTo(expected.containsKey(n));
        assertThat(rows.remove(n)).isEqualTo(expected.remove(n) != null);
      }

      assertThat(rows.size()).as("seed %d, step %d", seed, i).isEqualTo(expected.size());
      if (i % 50 == 0) {
        assertThat(rows.all())
            .as("seed %d, step %d", seed, i)
            .isEqualTo(expected.values().stream().toList());
      }
    }
  }

  @Test
  void behindTheLastThereIsNone() {
    rows.add(row(1, "a"));
    Iterator<Row> all = rows.iterator();

    assertThat(all.next().n()).isEqualTo(1);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(all::next);
  }

  private static Row row(long n, String name) {
    return new Row(new UUID(0, n), name, 0, n, null, NOTHING, NOTHING, null, null);
  }
}
