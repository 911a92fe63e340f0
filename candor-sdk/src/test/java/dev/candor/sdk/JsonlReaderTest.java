package dev.candor.sdk;

import static dev.candor.sdk.StoreRows.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of local events, broken on purpose in every byte. */
class JsonlReaderTest {

  private final SettableClock clock = new SettableClock(NOON.toEpochMilli());
  private final List<Row> rows = new ArrayList<>();

  @TempDir Path root;
  private Path file;
  private byte[] whole;
  private List<Row> written;

  @BeforeEach
  void write() throws IOException {
    try (JsonlFiles store = StoreRows.store(root, clock, Settings.STANDARD, words -> {})) {
      byte[] lines = StoreRows.rows(SpoolRows.RUN, "grün \uD83D\uDE00 \"x\"\nJ*", 1, 2, 3);
      store.write(SpoolRows.header(SpoolRows.RUN), lines, lines.length, clock.millis());
    }
    file = JsonlReader.files(root).get(0);
    whole = Files.readAllBytes(file);
    assertThat(read(whole).trouble()).isEmpty();
    written = List.copyOf(rows);
    assertThat(written).hasSize(3);
  }

  @Test
  void aCutAtAnyByteCostsOnlyTheLineThatItIsIn() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      JsonlReader.Reading reading = read(Arrays.copyOf(whole, length));

      assertThat(rows).isEqualTo(written.subList(0, Math.max(0, newlines(length) - 1)));
      assertThat(reading.torn()).isEqualTo(length > 0 && whole[length - 1] != '\n');
      assertThat(reading.trouble()).isEmpty();
      assertThat(reading.skipped()).isZero();
    }
  }

  /**
   * A line has no checksum: a bit that flips inside a value yields that row with another value. It
   * is the only thing that can be yielded and was not written, and no other line is touched.
   */
  @Test
  void aFlippedBitCostsTheLinesAroundItAndTouchesNoOther() throws IOException {
    int said = 0;
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));

      JsonlReader.Reading reading = read(flipped);

      String where = "bit " + bit;
      int line = newlines(bit / 8); // 0 is the header
      List<Row> untouched = new ArrayList<>(written);
      untouched.removeAll(rows);
      if (line > 0) {
        Row touched = written.get(line - 1);
        boolean ended = whole[bit / 8] == '\n';
        List<Row> mayMiss =
            ended && line < 3 ? List.of(touched, written.get(line)) : List.of(touched);
        assertThat(mayMiss).as(where).containsAll(untouched);
        assertThat(rows).as(where).hasSizeLessThanOrEqualTo(3);
      } else {
        assertThat(rows.isEmpty() || rows.equals(written) || ended(bit)).as(where).isTrue();
      }
      assertThat(reading.rows()).isEqualTo(rows.size());
      boolean missed = rows.size() < written.size();
      assertThat(missed).as(where).isEqualTo(reading.skipped() > 0 || reading.torn());
      for (String trouble : reading.trouble()) {
        assertThat(trouble).as(where).startsWith(file + ":" + (line + 1) + ": ");
        said++;
        break;
      }
    }
    assertThat(said).isGreaterThan(whole.length);
  }

  private boolean ended(int bit) {
    return whole[bit / 8] == '\n';
  }

  @Test
  void saysFileAndLineOfWhatIsNoRowAndReadsOn() throws IOException {
    JsonlReader.Reading reading = read(lines(0, "{}", 1, "", "{\"kind\":\"later\"}", 2));

    assertThat(rows).isEqualTo(written.subList(0, 2));
    assertThat(reading.skipped()).isEqualTo(3);
    assertThat(reading.trouble())
        .containsExactly(
            file + ":2: 'event_id' must be a text",
            file + ":4: a value was expected, at byte 0",
            file + ":5: an unknown kind: 'later'");
  }

  @Test
  void behindASecondHeaderNobodyKnowsWhatTheRowsAreOf() throws IOException {
    JsonlReader.Reading reading = read(lines(0, 1, 0, 2, 3));

    assertThat(rows).isEqualTo(written.subList(0, 1));
    assertThat(reading.skipped()).isEqualTo(3);
    assertThat(reading.trouble()).containsExactly(file + ":3: a second header");
  }

  @Test
  void rowsBeforeAHeaderAreOfNobody() throws IOException {
    JsonlReader.Reading reading = read(lines(1, 0, 2));

    assertThat(rows).isEmpty();
    assertThat(reading.skipped()).isEqualTo(3);
    assertThat(reading.trouble()).containsExactly(file + ":1: a row before the header");
  }

  @Test
  void aHeaderAloneAndNothingAtAllAreValidAndEmpty() throws IOException {
    assertThat(read(lines(0))).isEqualTo(new JsonlReader.Reading(0, 0, false, List.of()));
    assertThat(read(new byte[0])).isEqualTo(new JsonlReader.Reading(0, 0, false, List.of()));
  }

  @Test
  void saysNoMoreThanTheFirstFaultsHoweverManyThereAre() throws IOException {
    Object[] lines = new Object[1_000];
    Arrays.fill(lines, "no row");
    lines[0] = 0;

    JsonlReader.Reading reading = read(lines(lines));

    assertThat(reading.skipped()).isEqualTo(999);
    assertThat(reading.trouble()).hasSize(20);
  }

  @Test
  void aLineLongerThanAnyWriterWritesFillsNoMemory() throws IOException {
    byte[] header = lines(0);
    Files.write(file, header);
    long length = header.length + 3L * LocalRows.MAX_BYTES;
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(length); // zeroes, and none of them ends a line
      sparse.seek(length);
      sparse.write('\n');
      sparse.write(lines(2));
    }

    JsonlReader.Reading reading = JsonlReader.read(file, collect());

    assertThat(rows).isEqualTo(written.subList(1, 2));
    assertThat(reading.trouble())
        .containsExactly(file + ":2: a line of more than " + LocalRows.MAX_BYTES + " bytes");
  }

  @Test
  void whatIsNamedLikeAStoreFileAndIsNoneIsNotRead() throws IOException {
    Files.createDirectory(root.resolve("telemetry-2026-02-03-cccccccc.jsonl"));
    Files.createSymbolicLink(root.resolve("telemetry-2026-02-03-dddddddd.jsonl"), file);
    Files.copy(file, root.resolve("telemetry-2026-02-03-eeeeeeee.json"));
    Files.copy(file, root.resolve("telemetry-2026-02-03-eeeeeeee.x.jsonl"));
    Files.copy(file, root.resolve("telemetry-2026-02-03.jsonl"));
    Files.copy(file, root.resolve("telemetry-2026-02-03-.jsonl"));

    assertThat(JsonlReader.files(root)).containsExactly(file);
  }

  @Test
  void whoReadsAFileThatIsBeingWrittenHereTakesItFromNobody() throws Exception {
    try (JsonlFiles store = StoreRows.store(root, clock, Settings.STANDARD, words -> {})) {
      StoreRows.write(store, clock, SpoolRows.RUN, 4); // goes on with the file
      assertThat(isOwned()).isTrue();

      StoreRows.read(root); // POSIX takes the lock away when the reader closes the file
      StoreRows.write(store, clock, SpoolRows.RUN, 5);

      assertThat(isOwned()).isTrue();
    }
    assertThat(isOwned()).isFalse();
    assertThat(StoreRows.read(root).ids()).hasSize(5);
  }

  /** Whether another process finds an owner. */
  private boolean isOwned() throws Exception {
    String printed = ChildJvm.run(Claimant.class, file.toString());
    assertThat(printed.strip()).isIn("owned", "free");
    return printed.strip().equals("owned");
  }

  /** Tries to own a file. */
  static final class Claimant {

    private Claimant() {}

    public static void main(String[] args) throws IOException {
      try (OwnedFile file = OwnedFile.open(Path.of(args[0]), Set.of(StandardOpenOption.WRITE))) {
        System.out.println(file == null ? "owned" : "free");
      }
    }
  }

  private JsonlReader.Reading read(byte[] bytes) throws IOException {
    Files.deleteIfExists(
        file); // a file that is cut to nothing and written again waits for the disk
    Files.write(file, bytes);
    return JsonlReader.read(file, collect());
  }

  private BiConsumer<RowHeader, Row> collect() {
    rows.clear();
    return (header, row) -> rows.add(row);
  }

  /** A file of the lines with these numbers of the whole one, and of these texts. */
  private byte[] lines(Object... parts) {
    List<String> known = new String(whole, UTF_8).lines().toList();
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part instanceof Integer line ? known.get(line) : part).append('\n');
    }
    return StoreRows.utf8(text.toString());
  }

  /** How many lines end before a byte. */
  private int newlines(int before) {
    int count = 0;
    for (int i = 0; i < before; i++) {
      count += whole[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
