package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where every recorded event ended up: for each sink, recorded = delivered + waiting +
 * lost(reason).
 *
 * <pre>
 * File:   line*
 * Line:   {"part":"…","sink":"collector","recorded":12,"delivered":11,"lost":{"queue_full":1},
 *          "killed":true}
 * </pre>
 *
 * <p>A part is a run in the local store, and a segment of the spool at a sink; it has one line when
 * it has ended. It was killed where its writer did not end it: what that held in memory is unseen.
 * A part that has two, because a process died between its line and the removal of its segment,
 * counts once: the last line holds. A line that is torn is passed over.
 *
 * <p>Safe for use by several threads and processes: a line is one write to the end of the file.
 */
public final class Ledger {

  /** The sink that is this machine. */
  public static final String LOCAL = "local";

  /** How many events a run can hold in memory, and so lose unseen when it is killed. */
  public static final int MOST_UNSEEN = Intake.CAPACITY;

  private final Path file;

  /** The ledger that is kept in a file. */
  public Ledger(Path file) {
    this.file = file;
  }

  /** Where the events of a part ended. */
  record Entry(
      String part,
      String sink,
      long recorded,
      long delivered,
      Map<String, Long> lost,
      boolean killed) {}

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

    /** Copies its map. */
    public Reading {
      lost = Map.copyOf(lost);
    }
  }

  static Map<String, Long> words(Map<Loss, Long> losses) {
    Map<String, Long> words = new TreeMap<>();
    for (Map.Entry<Loss, Long> loss : losses.entrySet()) {
      words.put(loss.getKey().word(), loss.getValue());
    }
    return words;
  }

  void append(Entry entry) throws IOException {
    JsonWriter line = new JsonWriter(256);
    if (isTorn()) {
      line.newline();
    }
    line.beginObject();
    line.name("part").value(entry.part());
    line.name("sink").value(entry.sink());
    line.name("recorded").value(entry.recorded());
    line.name("delivered").value(entry.delivered());
    line.name("lost").beginObject();
    for (Map.Entry<String, Long> lost : entry.lost().entrySet()) {
      line.name(lost.getKey()).value(lost.getValue());
    }
    line.endObject();
    if (entry.killed()) {
      line.name("killed").value(true);
    }
    line.endObject().newline();
    Path folder = file.getParent();
    if (folder != null) {
      OwnFiles.createFolder(folder);
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            OwnFiles.attributes(file, "rw-------"))) {
      int written = channel.write(ByteBuffer.wrap(line.buffer(), 0, line.size()));
      if (written < line.size()) { // the rest would stand behind what others add meanwhile
        throw new IOException("the disk took " + written + " of " + line.size() + " bytes");
      }
    }
  }

  /** Whether a process died while it wrote the last line, so that a new one must begin. */
  private boolean isTorn() throws IOException {
    try (SeekableByteChannel read = Files.newByteChannel(file)) {
      if (read.size() == 0) {
        return false;
      }
      ByteBuffer last = ByteBuffer.allocate(1);
      read.position(read.size() - 1).read(last);
      return last.get(0) != '\n';
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Reads what has ended, by sink. */
  public Map<String, Reading> read() throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Map.of();
    }
    new String(bytes, UTF_8).lines().forEach(line -> read(line, entries));
    Map<String, Reading> readings = new TreeMap<>();
    for (Entry entry : entries.values()) {
      readings.merge(
          entry.sink(),
          new Reading(entry.recorded(), entry.delivered(), entry.lost(), entry.killed() ? 1 : 0),
          Ledger::sum);
    }
    return readings;
  }

  private static void read(String line, Map<String, Entry> into) {
    try {
      Entry entry = parse(line);
      into.put(entry.sink() + " " + entry.part(), entry);
    } catch (MalformedException e) {
      // A torn line: its process died while it wrote, and its part is not yet told.
    }
  }

  private static Entry parse(String line) {
    Json.Members json = Json.parse(line.getBytes(UTF_8)).object();
    Map<String, Long> lost = new TreeMap<>();
    Json.Members reasons = json.object("lost");
    for (String reason : reasons.members().keySet()) {
      lost.put(reason, reasons.whole(reason));
    }
    return new Entry(
        json.text("part"),
        json.text("sink"),
        json.whole("recorded"),
        json.whole("delivered"),
        lost,
        json.members().containsKey("killed"));
  }

  private static Reading sum(Reading a, Reading b) {
    Map<String, Long> lost = new TreeMap<>(a.lost());
    b.lost().forEach((reason, count) -> lost.merge(reason, count, Long::sum));
    return new Reading(
        a.recorded() + b.recorded(), a.delivered() + b.delivered(), lost, a.killed() + b.killed());
  }
}
