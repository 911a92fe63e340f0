package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {

  private static final List<String> WRITTEN =
      List.of("H{\"kind\":\"header\"}", "E{\"n\":1}", "E{\"n\":2}", "C{\"lost\":{}}");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeASegment() throws IOException {
    file = folder.resolve("run-0.spool");
    try (Segment segment = Segment.create(file)) {
      for (String entry : WRITTEN) {
        SpoolRows.append(segment, (byte) entry.charAt(0), entry.substring(1));
      }
      segment.flush();
    }
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    assertThat(entries(SegmentReader.read(file))).isEqualTo(WRITTEN);
    assertThat(SegmentReader.read(file).damaged()).isFalse();
  }

  @Test
  void theFirstEntryStandsOnDiskAsItIsDrawn() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));

    assertThat(new String(bytes.array(), 0, 4, UTF_8)).isEqualTo("CNDR");
    assertThat(bytes.getInt(4)).isEqualTo(1);
    assertThat(bytes.getInt(8)).isEqualTo("H{\"kind\":\"header\"}".length());
    assertThat(bytes.get(16)).isEqualTo((byte) 'H');
    assertThat(bytes.get(17)).isEqualTo((byte) '{');
  }

  @Test
  void aCutAtAnyByteLosesOnlyTheTail() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThatOnlyTheTailIsLost("cut at byte " + length);
    }
  }

  @Test
  void aFlippedBitLosesOnlyTheTail() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 8 * 8; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, flipped);

      assertThatOnlyTheTailIsLost("bit " + bit);
      assertThat(SegmentReader.read(file).damaged()).as("bit " + bit).isTrue();
    }
  }

  @Test
  void aFlippedBitInTheMagicMakesAFileThatIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < 8 * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, flipped);

      assertThatThrownBy(() -> SegmentReader.read(file))
          .isInstanceOfAny(IOException.class, MalformedException.class);
      assertThat(Files.readAllBytes(file)).isEqualTo(flipped);
    }
  }

  @Test
  void zeroesAfterTheLastEntryAreNotEntries() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int zeroes = 1; zeroes <= 64; zeroes++) {
      Files.write(file, Arrays.copyOf(whole, whole.length + zeroes));

      assertThat(entries(SegmentReader.read(file))).isEqualTo(WRITTEN);
      assertThat(SegmentReader.read(file).damaged()).isTrue();
    }
  }

  @Test
  void aTornTailIsCutOffBeforeOutcomesAreAppended() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 9; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      List<String> before = entries(SegmentReader.read(file));

      try (Segment claimed = claim()) {
        claimed.read();
        SpoolRows.append(claimed, Segment.OUTCOME, "{}");
        claimed.flush();
      }

      List<String> after = entries(SegmentReader.read(file));
      assertThat(after.subList(0, before.size())).isEqualTo(before);
      assertThat(after).hasSize(before.size() + 1).endsWith("O{}");
      assertThat(SegmentReader.read(file).damaged()).isFalse();
    }
  }

  @Test
  void aSegmentHasOneOwnerAtATime() throws IOException {
    Segment first = claim();

    assertThat(Segment.claim(file)).isNull();

    first.close();
    claim().close();
  }

  @Test
  void aSegmentThatIsBeingWrittenCannotBeClaimed() throws IOException {
    Path open = folder.resolve("run-1.spool");
    try (Segment segment = Segment.create(open)) {
      segment.flush();

      assertThat(Segment.claim(open)).isNull();
    }
  }

  @Test
  void anotherProcessIsKeptOutEvenAfterThisOneLooked() throws Exception {
    Path open = folder.resolve("run-1.spool");
    try (Segment segment = Segment.create(open)) {
      segment.flush();
      assertThat(Segment.claim(open)).isNull();

      assertThat(ChildJvm.run(ClaimInChild.class, open.toString())).isEqualTo("taken");
    }

    assertThat(ChildJvm.run(ClaimInChild.class, open.toString())).isEqualTo("free");
  }

  @Test
  void anEntryMayBeAsLargeAsTheFormatSaysAndNotLarger() throws IOException {
    byte[] largest = new byte[Segment.MAX_PAYLOAD - 1];
    Arrays.fill(largest, (byte) 'x');
    Path large = folder.resolve("large.spool");
    try (Segment segment = Segment.create(large)) {
      SpoolRows.append(segment, Segment.EVENT, "{}");
      segment.append(Segment.EVENT, largest, 0, largest.length);
      SpoolRows.append(segment, Segment.EVENT, "{}");

      assertThatThrownBy(
              () -> segment.append(Segment.EVENT, new byte[Segment.MAX_PAYLOAD], 0, 1 << 20))
          .isInstanceOf(IllegalArgumentException.class);

      SpoolRows.append(segment, Segment.CLOSED, "{}");
      segment.flush();
    }

    List<Segment.Entry> entries = SegmentReader.read(large).entries();
    assertThat(entries).hasSize(4);
    assertThat(entries.get(1).json()).isEqualTo(largest);
  }

  @Test
  void entriesOfAllLengthsAreReadBackHoweverManyComeBeforeAFlush() throws IOException {
    long seed = Long.getLong("candor.seed", 45_261_122);
    Random random = new Random(seed);
    Path mixed = folder.resolve("mixed.spool");
    List<byte[]> written = new ArrayList<>();
    try (Segment segment = Segment.create(mixed)) {
      for (int i = 0; i < 400; i++) {
        byte[] json = new byte[random.nextInt(1 << random.nextInt(20))];
        random.nextBytes(json);
        segment.append(Segment.EVENT, json, 0, json.length);
        written.add(json);
        if (random.nextInt(50) == 0) {
          segment.flush();
          assertThat(segment.size()).isEqualTo(Files.size(mixed));
        }
      }
      segment.flush();
    }

    List<Segment.Entry> entries = SegmentReader.read(mixed).entries();
    assertThat(entries).as("seed %d", seed).hasSize(written.size());
    for (int i = 0; i < written.size(); i++) {
      assertThat(entries.get(i).json()).as("seed %d, entry %d", seed, i).isEqualTo(written.get(i));
    }
  }

  private Segment claim() throws IOException {
    Segment claimed = Segment.claim(file);
    if (claimed == null) {
      throw new AssertionError(file + " is owned by somebody");
    }
    return claimed;
  }

  private void assertThatOnlyTheTailIsLost(String what) throws IOException {
    List<String> left = entries(SegmentReader.read(file));

    assertThat(left).as(what).isEqualTo(WRITTEN.subList(0, left.size()));
  }

  private static List<String> entries(Segment.Content content) {
    return content.entries().stream()
        .map(entry -> (char) entry.kind() + new String(entry.json(), UTF_8))
        .toList();
  }

  /** Says whether a segment can be claimed from another process. */
  static final class ClaimInChild {

    private ClaimInChild() {}

    public static void main(String[] args) throws IOException {
      Segment segment = Segment.claim(Path.of(args[0]));
      System.out.print(segment == null ? "taken" : "free");
    }
  }
}
