package dev.candor.sdk;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowHeader;
import dev.candor.wire.UuidText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what may leave of a run into the spool, one segment after another. Their names sort in the
 * order of writing. Not safe for use by several threads.
 */
final class SpoolWriter {

  private static final int NUMBERS = 1_000_000;

  private final Path folder;
  private final @Nullable URI rawTo;
  private final boolean counting;
  private @Nullable Segment segment;
  private int written;
  private boolean bound;
  private long lost;

  /** Writes into a folder, made when the first event comes, what any destination may have. */
  SpoolWriter(Path folder) {
    this(folder, null, false);
  }

  /**
   * Writes into a folder, made when the first event comes.
   *
   * @param rawTo the collector that rows with raw identities are for, or null where none may be
   * @param counting whether counts will be added, too
   */
  SpoolWriter(Path folder, @Nullable URI rawTo, boolean counting) {
    this.folder = folder;
    this.rawTo = rawTo;
    this.counting = counting;
  }

  /**
   * From now on writes segments that only the collector may have that rows with raw identities are
   * for; ends the open one, if any destination may have it.
   *
   * @throws IOException if the disk does not take the end of the open one
   */
  void bind() throws IOException {
    if (rawTo == null) {
      throw new IllegalStateException("no collector may have what is raw");
    }
    if (!bound) {
      bound = true;
      seal(Map.of()); // what was lost until now is told at the end of the next
    }
  }

  /** Adds a row, its newline left out; it is in the file after the next {@link #flush}. */
  void add(RowHeader header, byte[] row, int from, int length) throws IOException {
    open(header).append(Segment.EVENT, row, from, length);
  }

  /** Adds counts of so many events; they are in the file after the next {@link #flush}. */
  void addCounts(RowHeader header, JsonWriter counts, long events) throws IOException {
    open(header).append(Segment.COUNTS, counts.buffer(), 0, counts.size(), events);
  }

  /** The open segment; a new one where there is none that can be written. */
  Segment open(RowHeader header) throws IOException {
    Segment open = segment;
    if (open != null && !open.isOpen()) {
      lost += open.unflushed();
      open.close();
      open = null;
    }
    if (open == null) {
      OwnFiles.createFolder(folder);
      Path path = path(header);
      while (Files.exists(path)) { // one that was made, and then could not be owned
        written++;
        path = path(header);
      }
      open = Segment.create(path, bound ? rawTo : null, counting);
      written++;
      segment = open;
      JsonWriter line = new JsonWriter(512);
      header.write(line);
      open.append(Segment.HEADER, line.buffer(), 0, line.size() - 1);
    }
    return open;
  }

  private Path path(RowHeader header) {
    String number = Integer.toString(NUMBERS + written).substring(1);
    return folder.resolve(UuidText.of(header.run()) + "-" + number + Spool.ENDING);
  }

  /** Puts what was added into the file; where somebody removed that, all that was in it is lost. */
  void flush() throws IOException {
    Segment open = segment;
    if (open == null) {
      return;
    }
    if (open.isThere()) {
      open.flush();
    } else {
      segment = null;
      lost += open.waiting();
      open.close();
    }
  }

  /** How many bytes the open segment has. */
  long size() throws IOException {
    return segment == null ? 0 : segment.size();
  }

  /** How many events the open segment has. */
  long waiting() {
    return segment == null ? 0 : segment.waiting();
  }

  /** How many events were added that the disk never took, since this was last asked. */
  long takeLost() {
    long taken = lost;
    lost = 0;
    return taken;
  }

  /**
   * Ends the open segment, so that a courier may carry it.
   *
   * @throws IOException if the disk does not take it: what was not flushed is lost, and what was is
   *     carried all the same
   */
  void seal(Map<Loss, Long> losses) throws IOException {
    Segment open = segment;
    if (open == null) {
      return;
    }
    segment = null;
    try {
      close(open, losses);
    } catch (IOException e) {
      if (!open.isOpen()) {
        throw e;
      }
      lost += open.giveUp(); // the end alone may fit: without it, the run would seem killed
      if (open.size() == 0) {
        open.remove();
        throw e;
      }
      close(open, losses);
    } finally {
      lost += open.unflushed(); // none, unless the disk did not take them
      open.close();
    }
  }

  private static void close(Segment open, Map<Loss, Long> losses) throws IOException {
    JsonWriter json = new JsonWriter(128);
    json.beginObject().name("lost").beginObject();
    for (Map.Entry<Loss, Long> entry : losses.entrySet()) {
      json.name(entry.getKey().word()).value(entry.getValue());
    }
    json.endObject().endObject();
    open.append(Segment.CLOSED, json.buffer(), 0, json.size());
    open.flush();
  }
}
