package dev.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose word the other commands follow, where several collectors run. */
final class CollectorFileTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void belongsToTheFirstUntilThatEnds() throws IOException {
    Path file = folder.resolve("candor/collector.json");
    CollectorFile first = CollectorFile.of(file);

    try (CollectorFile second = CollectorFile.of(file)) {
      assertThat(first.isOurs()).isTrue();
      assertThat(second.isOurs()).isFalse();
    }
    first.close();

    try (CollectorFile third = CollectorFile.of(file)) {
      assertThat(third.isOurs()).isTrue();
    }
  }
}
