package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Where every recorded event ended up: for each sink, recorded = delivered + waiting +
 * lost(reason).
 *
 * <pre>
 * ledger.jsonl          lines are appended to it
 * ledger-4.jsonl        the fourth that became too large, until it is folded
 * ledger-folded.jsonl   sums in place of the lines of those before: see LedgerFold
 *
 * File:   line*
 * Line:   {"part":"…","sink":"collector","recorded":12,"delivered":11,"lost":{"queue_full":1},
 *          "killed":true}
 * </pre>
 *
 * <p>A part is a run in the local store, and at a sink a segment of the spool, or what a run told
 * at once of events that were lost before there was one. It has one line when it has ended. It was
 * killed where its writer did not end it: what that held in memory is unseen. A part that has two,
 * because a process died between its line and the removal of its segment, counts once: the last
 * line holds. A line that is torn is passed over; {@link #unreadable} names it.
 *
 * <p><b>Size.</b> A ledger of more than {@value #MOST_BYTES} bytes is given another name, and the
 * next line begins a new one. When nobody appends to the old one any more, its lines are summed up,
 * by sink, and it is removed; a reader finds the same totals before, while and after. A process
 * that dies at it leaves it to the next.
 *
 * <p>Safe for use by several threads and processes: a line is one write to the end of the file, and
 * nobody waits for another process.
 */
public final class Ledger {

  /** The sink that is this machine. */
  public static final String LOCAL = "local";

  /**
   * How many events a run can hold in memory, and so lose unseen when it is killed: in the queue,
   * in counts, and of those left out on the way.
   */
  public static final int MOST_UNSEEN = Intake.CAPACITY + Outgoing.MOST_HELD;

  /** How large the file may become that lines are appended to. */
  static final int MOST_BYTES = 1 << 20;

  private static final int MOST_READS = 1_000;

  private final LedgerFiles files;

  /** The ledger that is kept in a file, and in others beside it. */
  public Ledger(Path file) {
    this.files = new LedgerFiles(file);
  }

  /** A line: where the events of a part ended. */
  record Line(
      String part,
      String sink,
      long recorded,
      long delivered,
      Map<String, Long> lost,
      boolean killed) {

    /** What of two lines says that they are of the same part. */
    String key() {
      return key(sink, part);
    }

    static String key(String sink, String part) {
      return sink + " " + part;
    }

    Reading reading() {
      return new Reading(recorded, delivered, lost, killed ? 1 : 0);
    }

    void write(JsonWriter out) {
      out.beginObject();
      out.name("part").value(part);
      out.name("sink").value(sink);
      out.name("recorded").value(recorded);
      out.name("delivered").value(delivered);
      writeLost(lost, out);
      if (killed) {
        out.name("killed").value(true);
      }
      out.endObject().newline();
    }
  }

  /**
   * Where the events of a sink ended, of all parts that have ended; what still waits is in the
   * spool.
   *
   * @param recorded how many were meant for it
   * @param delivered how many it has
   * @param lost how many it will never have, by reason
   * @param killed how many runs were killed: what each held in memory is unseen, {@link
   *     #MOST_UNSEEN} events at most
   */
  public record Reading(long recorded, long delivered, Map<String, Long> lost, long killed) {

    /** Of a sink that nothing was meant for. */
    public static final Reading NONE = new Reading(0, 0, Map.of(), 0);

    /** Copies its map. */
    public Reading {
      lost = Map.copyOf(lost);
    }

    /** This and another together. */
    public Reading and(Reading other) {
      Map<String, Long> all = new TreeMap<>(lost);
      other.lost.forEach((reason, events) -> all.merge(reason, events, Long::sum));
      return new Reading(
          recorded + other.recorded, delivered + other.delivered, all, killed + other.killed);
    }
  }

  static Map<String, Long> words(Map<Loss, Long> losses) {
    Map<String, Long> words = new TreeMap<>();
    for (Map.Entry<Loss, Long> loss : losses.entrySet()) {
      words.put(loss.getKey().word(), loss.getValue());
    }
    return words;
  }

  /** Writes what was lost, in the order of the map; in ledger and spool it stands alike. */
  static void writeLost(Map<String, Long> lost, JsonWriter into) {
    into.name("lost").beginObject();
    for (Map.Entry<String, Long> each : lost.entrySet()) {
      into.name(each.getKey()).value(each.getValue());
    }
    into.endObject();
  }

  void append(Line line) throws IOException {
    JsonWriter json = new JsonWriter(256);
    line.write(json);
    byte[] bytes = json.toByteArray();
    boolean interrupted = files.enter();
    try {
      files.append(bytes);
    } finally {
      files.leave(interrupted);
    }
  }

  /** Whether a line stands there already; false where that cannot be read. */
  boolean tells(Line line) {
    try {
      return line.equals(told().lines().get(line.key()));
    } catch (IOException e) {
      return false; // a line that stands there twice counts once
    }
  }

  /** Reads what has ended, by sink. */
  public Map<String, Reading> read() throws IOException {
    return told().readings();
  }

  /**
   * The lines that are passed over, as they cannot be read, each as {@code file:line: words}. A
   * last line without its end is none of them: it is being written, or its writer died. What was
   * folded is in the sums, and not looked at again.
   */
  public List<String> unreadable() throws IOException {
    boolean interrupted = files.enter();
    try {
      List<String> all = new ArrayList<>();
      LedgerFold folded = LedgerFold.read(files.folded());
      for (Path file : List.of(files.ended(folded.number() + 1), files.open())) {
        read(
            LedgerFiles.read(file, 0),
            new LinkedHashMap<>(),
            (number, why) -> all.add("%s:%d: %s".formatted(file, number, why)));
      }
      return all;
    } finally {
      files.leave(interrupted);
    }
  }

  /** All that the files tell. */
  Told told() throws IOException {
    boolean interrupted = files.enter();
    try {
      return readAlone();
    } finally {
      files.leave(interrupted);
    }
  }

  /**
   * All that the files tell.
   *
   * @param sums by sink
   * @param lines those that are in no sum, by their keys
   */
  record Told(Map<String, Reading> sums, Map<String, Line> lines) {

    Map<String, Reading> readings() {
      Map<String, Reading> readings = new TreeMap<>(sums);
      for (Line line : lines.values()) {
        readings.merge(line.sink(), line.reading(), Reading::and);
      }
      return readings;
    }
  }

  private Told readAlone() throws IOException {
    for (int reads = 0; reads < MOST_READS; reads++) {
      LedgerFold folded = LedgerFold.read(files.folded());
      Path next = files.ended(folded.number() + 1);
      boolean ended = Files.exists(next);
      Map<String, Line> lines = new LinkedHashMap<>(folded.lines());
      read(LedgerFiles.read(files.ended(folded.number()), folded.bytes()), lines);
      read(LedgerFiles.read(next, 0), lines);
      read(LedgerFiles.read(files.open(), 0), lines);
      // else a process has renamed or folded a file meanwhile, and it was missed or read twice
      if (Files.exists(next) == ended && LedgerFold.read(files.folded()).isAsOf(folded)) {
        return new Told(folded.sums(), lines);
      }
    }
    throw new IOException(files.open() + " changes all the time, and cannot be read");
  }

  /**
   * Folds what is more than a size, where no other process is at it. Until then it does not look at
   * the sums: whoever reads the ledger is told where they are damaged.
   *
   * @param most how many bytes the file may have that lines are appended to
   * @param spool says whose parts may get another line
   */
  void fold(long most, Spool spool) throws IOException {
    boolean interrupted = files.enter();
    try {
      if (size() > most || files.hasEnded()) {
        foldAlone(most, spool);
      }
    } finally {
      files.leave(interrupted);
    }
  }

  private boolean isLeft(long number) {
    return !Files.notExists(files.ended(number));
  }

  private long size() throws IOException {
    try {
      return Files.size(files.open());
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private void foldAlone(long most, Spool spool) throws IOException {
    try (OwnedFile claim =
        OwnedFile.open(
            files.claim(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
      if (claim == null) {
        return; // another process is at it
      }
      LedgerFold folded = LedgerFold.read(files.folded());
      foldEnded(folded, folded.number(), spool);
      folded = LedgerFold.read(files.folded());
      Path next = files.ended(folded.number() + 1);
      if (isLeft(folded.number())) {
        return; // somebody still appends to it
      }
      if (Files.notExists(next) && size() > most) {
        Files.move(files.open(), next, StandardCopyOption.ATOMIC_MOVE);
      }
      foldEnded(folded, folded.number() + 1, spool);
    }
  }

  /**
   * Folds a file that has ended, unless somebody still appends to it. A part whose segment is gone
   * when its lines were read gets no further one, but it may have got that in the ledger's new file
   * meanwhile, which is read last.
   */
  private void foldEnded(LedgerFold folded, long number, Spool spool) throws IOException {
    Path ended = files.ended(number);
    try (FileChannel channel = files.take(ended)) {
      if (channel == null) {
        return;
      }
      long from = number == folded.number() ? folded.bytes() : 0;
      byte[] bytes = LedgerFiles.read(channel, from);
      if (bytes.length > 0) {
        Map<String, Line> lines = new LinkedHashMap<>();
        read(bytes, lines);
        Set<String> stay = new HashSet<>();
        for (Path segment : spool.segments()) {
          stay.add(Line.key(Spool.destination(segment), Claim.part(segment)));
        }
        Map<String, Line> later = new LinkedHashMap<>();
        read(LedgerFiles.read(files.open(), 0), later);
        stay.addAll(later.keySet());
        folded
            .with(number, from + bytes.length, lines, stay::contains)
            .replace(files.folding(), files.folded());
      }
      channel.truncate(0); // who has it open still finds nothing, and goes to the new one
      Files.delete(ended);
    }
  }

  private static void read(byte[] bytes, Map<String, Line> into) {
    read(
        bytes,
        into,
        (number, why) -> {
          // A torn line: its process died while it wrote, and its part is not yet told.
        });
  }

  private static void read(
      byte[] bytes, Map<String, Line> into, BiConsumer<Integer, String> passedOver) {
    String[] lines = new String(bytes, UTF_8).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      try {
        Line line = line(Json.parse(lines[i].getBytes(UTF_8)).object());
        into.put(line.key(), line);
      } catch (MalformedException e) {
        if (i < lines.length - 1) { // else it has no end yet
          passedOver.accept(i + 1, "" + e.getMessage());
        }
      }
    }
  }

  static Line line(Json.Members json) {
    return new Line(
        json.text("part"),
        json.text("sink"),
        json.whole("recorded"),
        json.whole("delivered"),
        lost(json),
        json.members().containsKey("killed"));
  }

  /** What {@link #writeLost} wrote. */
  static Map<String, Long> lost(Json.Members json) {
    Map<String, Long> lost = new TreeMap<>();
    Json.Members reasons = json.object("lost");
    for (String reason : reasons.members().keySet()) {
      lost.put(reason, reasons.whole(reason));
    }
    return lost;
  }
}
