package dev.candor.picocli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as a person reads them. */
final class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "1449, 1.4 kB",
    "1000000, 1.0 MB",
    "67108864, 67.1 MB",
  })
  void aSizeIsInTheUnitThatFitsIt(long bytes, String words) {
    assertThat(Words.bytes(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0 events", "1 | 1 event", "2 | 2 events", "1204 | 1,204 events"})
  void aCountHasItsNoun(long count, String words) {
    assertThat(Words.count(count, "event")).isEqualTo(words);
  }
}
