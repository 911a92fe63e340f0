package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that becomes too large says the same in fewer words. */
class LedgerFoldTest {

  private static final long SEED = 20_261_121;
  private static final int STORIES = 25;
  private static final int CROWD = 8;
  private static final int THREADS = 2;
  private static final int LINES = 150;
  private static final long SMALL = 2_000;

  @TempDir Path root;
  private int tries;

  @Test
  void whateverWasWrittenIsReadTheSameFolded() throws IOException {
    for (int story = 0; story < STORIES; story++) {
      Random random = new Random(SEED + story);
      Book book = new Book(fresh());
      for (int line = 0; line < 60; line++) {
        book.step(random);
        if (random.nextInt(5) == 0) {
          book.fold(random.nextInt(3_000));
        }
        assertThat(book.ledger().read())
            .as("story %d, line %d, seed %d", story, line, SEED)
            .isEqualTo(book.expected());
      }
    }
  }

  @Test
  void whereverAProcessDiesNoLineIsMissingOrTwice() throws IOException {
    FaultyDisk whole = new FaultyDisk();
    Book book = new Book(fresh());
    book.live(whole);
    assertThat(book.ledger().read()).isEqualTo(book.expected());
    List<FaultyDisk> deaths = new ArrayList<>();
    for (long act = 1; act <= whole.acts(); act++) {
      FaultyDisk disk = new FaultyDisk();
      disk.dieAtAct(act);
      deaths.add(disk);
    }
    for (long at = 1; at <= whole.bytes(); at += 1 + whole.bytes() / 40) {
      FaultyDisk disk = new FaultyDisk();
      disk.dieAtByte(at);
      deaths.add(disk);
    }
    assertThat(deaths).hasSizeGreaterThan(150);
    for (FaultyDisk disk : deaths) {
      Book dying = new Book(fresh());
      try {
        dying.live(disk);
      } catch (IOException e) {
        assertThat(e).hasMessage("the process is dead");
      }
      String where = "dead at " + disk;
      assertThat(disk.isDead()).as(where).isTrue();
      dying.settle(where);
      dying.fold(0);
      dying.write("last", 7);
      dying.fold(0);
      assertThat(dying.ledger().read()).as(where).isEqualTo(dying.expected());
      assertThat(dying.files()).as(where).allMatch(name -> !name.matches("ledger-[0-9]+.*"));
    }
  }

  @Test
  void aProcessThatStillHasTheOldFileLosesNoLine() throws IOException {
    Book book = new Book(fresh());
    book.write("one", 1);
    book.endSegment(4);
    Path ledger = book.places.ledger();
    try (FileChannel late = FileChannel.open(ledger, StandardOpenOption.APPEND)) {
      assertThat(late.tryLock(1L << 62, 1, false)).isNotNull();
      book.fold(0); // it has ended, and somebody may still append to it
      assertThat(book.files()).contains("ledger-1.jsonl").doesNotContain("ledger-folded.jsonl");
      late.write(
          ByteBuffer.wrap(
              "{\"part\":\"late\",\"sink\":\"local\",\"recorded\":2,\"delivered\":2,\"lost\":{}}\n"
                  .getBytes(UTF_8)));
      book.known.put("local late", new Ledger.Line("late", "local", 2, 2, Map.of(), false));
      assertThat(book.ledger().read()).isEqualTo(book.expected());
    }

    book.write("two", 3);
    book.endSegment(5); // its courier died after the line before
    Files.delete(book.segment("kept"));
    book.fold(SMALL);

    assertThat(book.ledger().read()).isEqualTo(book.expected());
    assertThat(book.files())
        .containsExactlyInAnyOrder("ledger.jsonl", "ledger-folded.jsonl", "ledger-folded.lock");
  }

  @Test
  void aFileThatIsFoldedEachTimeBeforeItIsLockedTakesNoLineAway() throws IOException {
    Book book = new Book(fresh());
    Path another = Files.createSymbolicLink(root.resolve("another"), book.folder);
    Book neighbour = new Book(another); // as of another process: locks go by the name
    FaultyDisk disk = new FaultyDisk();
    disk.meanwhile(
        FaultyDisk.Act.LOCK,
        3,
        () -> {
          try {
            neighbour.write("neighbour-" + neighbour.known.size(), 1);
            neighbour.fold(0);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });

    new Ledger(new Machine(disk.at(book.folder)).places().ledger())
        .append(new Ledger.Line("late", "local", 2, 2, Map.of(), false));

    assertThat(book.files()).contains("ledger-folded.jsonl");
    assertThat(book.ledger().read())
        .isEqualTo(Map.of("local", new Ledger.Reading(5, 5, Map.of(), 0)));
  }

  @Test
  void theFileStaysSmallHoweverManyRunsEnd() throws IOException {
    Book book = new Book(fresh());
    for (int i = 0; i < 2_000; i++) {
      book.write("run-" + i, 1);
      if (i % 10 == 0) {
        book.fold(SMALL);
      }
    }

    assertThat(book.ledger().read()).isEqualTo(book.expected());
    for (String name : book.files()) {
      assertThat(Files.size(book.places.state().resolve(name))).as(name).isLessThan(2 * SMALL);
    }
  }

  @Test
  void sumsThatCannotBeReadAreSaidAndNotTakenForNone() throws IOException {
    Book book = new Book(fresh());
    book.write("one", 1);
    book.fold(0);
    Path folded = book.places.state().resolve("ledger-folded.jsonl");
    Files.writeString(folded, Files.readString(folded).replace("recorded", "recalled"));

    assertThatThrownBy(() -> book.ledger().read()).hasMessageContaining("makes no sense");
    book.write("two", 1);
    assertThatThrownBy(() -> book.fold(0)).hasMessageContaining("Remove it");
    assertThat(book.places.ledger()).content().contains("two");
  }

  @Test
  void ofACrowdThatAppendsAndFoldsEachLineCountsOnce() throws Exception {
    Book book = new Book(fresh());
    List<Process> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      crowd.add(ChildJvm.start(List.of(), Member.class, book.places.state().toString(), "" + i));
    }
    long before = 0;
    while (crowd.stream().anyMatch(Process::isAlive)) {
      Ledger.Reading reading = book.ledger().read().get("local");
      long now = reading == null ? 0 : reading.recorded();
      assertThat(now).isGreaterThanOrEqualTo(before); // never too little, never twice
      before = now;
    }
    for (Process process : crowd) {
      assertThat(ChildJvm.end(process)).isEmpty();
    }

    long all = (long) CROWD * THREADS * LINES;
    assertThat(book.ledger().read())
        .isEqualTo(Map.of("local", new Ledger.Reading(all, all, Map.of(), 0)));
    assertThat(Files.exists(book.places.state().resolve("ledger-folded.jsonl"))).isTrue();
  }

  private Path fresh() throws IOException {
    return Files.createDirectory(root.resolve("try-" + tries++));
  }

  /** Of a crowd: appends, and folds now and then. */
  static final class Member {

    private Member() {}

    public static void main(String[] args) throws InterruptedException {
      Places places = new Machine(Path.of(args[0])).places();
      Ledger ledger = new Ledger(Path.of(args[0]).resolve("ledger.jsonl"));
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        String who = args[1] + "-" + i + "-";
        threads.add(
            new Thread(
                () -> {
                  try {
                    for (int line = 0; line < LINES; line++) {
                      ledger.append(new Ledger.Line(who + line, "local", 1, 1, Map.of(), false));
                      if (line % 20 == 0) {
                        ledger.fold(SMALL, new Spool(places));
                      }
                    }
                  } catch (IOException e) {
                    throw new UncheckedIOException(e); // printed, and so seen
                  }
                }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  /** A ledger, and what it should say. */
  private static final class Book {
    private final Path folder;
    private final Places places;
    private final Map<String, Ledger.Line> known = new LinkedHashMap<>();
    private final List<String> waiting = new ArrayList<>();
    private Ledger.Line last = new Ledger.Line("none", "local", 0, 0, Map.of(), false);
    private int parts;

    Book(Path folder) {
      this.folder = folder;
      this.places = new Machine(folder).places();
    }

    Ledger ledger() {
      return new Ledger(places.ledger());
    }

    void fold(long most) throws IOException {
      ledger().fold(most, new Spool(places));
    }

    /** A run ends, or a segment does; of one that is still in the spool the line comes again. */
    void step(Random random) throws IOException {
      if (random.nextInt(3) == 0) {
        write("run-" + parts++, random.nextInt(9));
        return;
      }
      if (random.nextBoolean() || waiting.isEmpty()) {
        String part = "segment-" + parts++;
        Machine.write(segment(part), "");
        waiting.add(part);
      }
      String part = waiting.get(random.nextInt(waiting.size()));
      String sink = part.hashCode() % 2 == 0 ? "collector" : "posthog";
      Map<String, Long> lost =
          random.nextBoolean() ? Map.of("expired", random.nextLong(4)) : Map.of();
      write(ledger(), new Ledger.Line(part, sink, 9, 5, lost, random.nextInt(4) == 0));
      if (random.nextBoolean()) {
        waiting.remove(part);
        Files.delete(segment(part));
      }
    }

    private Path segment(String part) {
      String sink = part.hashCode() % 2 == 0 ? "collector" : "posthog";
      return places.spool(sink).resolve(part + Spool.ENDING);
    }

    void write(String part, int recorded) throws IOException {
      write(ledger(), new Ledger.Line(part, "local", recorded, recorded, Map.of(), false));
    }

    private void write(Ledger ledger, Ledger.Line entry) throws IOException {
      last = entry;
      ledger.append(entry);
      known.put(entry.key(), entry);
    }

    /** Lines and folds on a disk that may fail. */
    void live(FaultyDisk disk) throws IOException {
      Machine.write(segment("kept"), "");
      Places dying = new Machine(disk.at(folder)).places();
      Ledger ledger = new Ledger(dying.ledger());
      for (int round = 0; round < 2; round++) {
        for (int line = 0; line < 3; line++) {
          write(ledger, new Ledger.Line("run-" + round + line, "local", 2, 2, Map.of(), false));
        }
        write(ledger, kept(3));
        ledger.fold(0, new Spool(dying));
        if (disk.isDead()) {
          throw new IOException("the process is dead");
        }
      }
    }

    /** A segment that is still in the spool gets its line. */
    void endSegment(int delivered) throws IOException {
      Machine.write(segment("kept"), "");
      write(ledger(), kept(delivered));
    }

    private Ledger.Line kept(int delivered) {
      String sink = Spool.destination(segment("kept"));
      return new Ledger.Line("kept", sink, 6, delivered, Map.of("expired", 1L), true);
    }

    /** Whether the line at which it died was written or not: either is well. */
    void settle(String where) throws IOException {
      Map<String, Ledger.Reading> read = ledger().read();
      Map<String, Ledger.Reading> without = expected();
      known.put(last.key(), last);
      if (!read.equals(expected())) {
        assertThat(read).as(where).isEqualTo(without);
        known.remove(last.key());
      }
    }

    Map<String, Ledger.Reading> expected() {
      Map<String, Ledger.Reading> expected = new TreeMap<>();
      known
          .values()
          .forEach(each -> expected.merge(each.sink(), each.reading(), Ledger.Reading::and));
      return expected;
    }

    /** The names of the ledger's files. */
    List<String> files() throws IOException {
      List<String> names = new ArrayList<>();
      try (var files = Files.list(places.state())) {
        files
            .map(file -> "" + file.getFileName())
            .filter(name -> name.startsWith("ledger"))
            .forEach(names::add);
      }
      return names;
    }
  }
}
