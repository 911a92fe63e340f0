package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was folded of a ledger: sums by sink in place of lines.
 *
 * <pre>
 * File:   head sum* line*
 * Head:   {"folded":3,"bytes":1048601}
 * Sum:    {"sink":"collector","recorded":9120,"delivered":9100,"lost":{"expired":20},"killed":2}
 * Line:   as in the ledger
 * </pre>
 *
 * <p>The head says which of the files that have ended is folded, and how many bytes of it: what
 * stands behind these, or in the next one, is to be read besides. A line stays where its part may
 * get another one: its segment is still in the spool, or the other one stands in the ledger.
 *
 * @param number of the ended file that was folded last; 0 where none was
 * @param bytes how many of its bytes were folded
 */
record LedgerFold(
    long number, long bytes, Map<String, Ledger.Reading> sums, Map<String, Ledger.Line> lines) {

  private static final LedgerFold NONE = new LedgerFold(0, 0, Map.of(), Map.of());

  /**
   * Reads what was folded.
   *
   * @throws IOException if it cannot be read, or makes no sense
   */
  static LedgerFold read(Path file) throws IOException {
    byte[] bytes;
    try {
      bytes = OwnFiles.read(file);
    } catch (NoSuchFileException e) {
      return NONE;
    }
    try {
      Map<String, Ledger.Reading> sums = new TreeMap<>();
      Map<String, Ledger.Line> lines = new LinkedHashMap<>();
      Iterator<String> all = new String(bytes, UTF_8).lines().iterator();
      Json.Members head = Json.parse((all.hasNext() ? all.next() : "").getBytes(UTF_8)).object();
      while (all.hasNext()) {
        Json.Members line = Json.parse(all.next().getBytes(UTF_8)).object();
        if (line.members().containsKey("part")) {
          Ledger.Line read = Ledger.line(line);
          lines.put(read.key(), read);
        } else {
          sums.put(
              line.text("sink"),
              new Ledger.Reading(
                  line.whole("recorded"),
                  line.whole("delivered"),
                  Ledger.lost(line),
                  line.whole("killed")));
        }
      }
      return new LedgerFold(head.whole("folded"), head.whole("bytes"), sums, lines);
    } catch (MalformedException e) {
      throw new IOException(
          "%s makes no sense: %s. Remove it to go on without what it sums up."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * Whether nothing was folded between this and another: else what was read besides may be in both.
   */
  boolean isAsOf(LedgerFold other) {
    return number == other.number && bytes == other.bytes;
  }

  /**
   * The same with lines of an ended file.
   *
   * @param upTo how many bytes of that file are folded then
   * @param stays whether the line of a part is still to stand by itself, by its key
   */
  LedgerFold with(long ended, long upTo, Map<String, Ledger.Line> more, Predicate<String> stays) {
    Map<String, Ledger.Line> all = new LinkedHashMap<>(lines);
    all.putAll(more);
    Map<String, Ledger.Reading> sum = new TreeMap<>(sums);
    Map<String, Ledger.Line> left = new LinkedHashMap<>();
    for (Map.Entry<String, Ledger.Line> each : all.entrySet()) {
      if (stays.test(each.getKey())) {
        left.put(each.getKey(), each.getValue());
      } else {
        sum.merge(each.getValue().sink(), each.getValue().reading(), Ledger.Reading::and);
      }
    }
    return new LedgerFold(ended, upTo, sum, left);
  }

  /** Puts it in the place of what was folded before, by one step, when the disk has all of it. */
  void replace(Path fresh, Path file) throws IOException {
    JsonWriter json = new JsonWriter(4_096);
    json.beginObject()
        .name("folded")
        .value(number)
        .name("bytes")
        .value(bytes)
        .endObject()
        .newline();
    for (Map.Entry<String, Ledger.Reading> each : sums.entrySet()) {
      Ledger.Reading sum = each.getValue();
      json.beginObject().name("sink").value(each.getKey());
      json.name("recorded").value(sum.recorded()).name("delivered").value(sum.delivered());
      Ledger.writeLost(sum.lost(), json);
      json.name("killed").value(sum.killed()).endObject().newline();
    }
    for (Ledger.Line line : lines.values()) {
      line.write(json);
    }
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE),
            OwnFiles.attributes(fresh))) {
      ByteBuffer all = ByteBuffer.wrap(json.buffer(), 0, json.size());
      while (all.hasRemaining()) {
        channel.write(all);
      }
      channel.force(true); // it takes the place of what is removed next
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
