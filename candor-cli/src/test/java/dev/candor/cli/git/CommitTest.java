package dev.candor.cli.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommitTest {

  @Test
  void theIdentityFollowsFromTheCommitAlone() {
    CommitAuthored one = new CommitAuthored("a@example.org", false, null, null, null);
    CommitAuthored other = new CommitAuthored(null, true, Extent.ONE, Extent.ONE, Extent.ZERO);
    String hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4";

    Commit here = new Commit(hash, Instant.EPOCH, one);
    Commit there = new Commit(hash, Instant.EPOCH.plusSeconds(1), other);

    assertThat(here.id()).isEqualTo(there.id()).hasToString("e3b0c442-98fc-8c14-9afb-f4c8996fb924");
  }

  @ParameterizedTest
  @CsvSource({
    "0, ZERO",
    "1, ONE",
    "2, TO_10",
    "10, TO_10",
    "11, TO_100",
    "100, TO_100",
    "101, TO_1000",
    "1000, TO_1000",
    "1001, OVER_1000",
    "9999999999, OVER_1000",
  })
  void aNumberIsInOneBucket(long count, Extent extent) {
    assertThat(Extent.of(count)).isEqualTo(extent);
  }
}
