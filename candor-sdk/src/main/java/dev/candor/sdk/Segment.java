package dev.candor.sdk;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.Row;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One append-only file of the spool: written by one process, and carried to its destination by
 * whichever comes after that one.
 *
 * <pre>
 * Segment:  Magic, Entry*
 * Magic:    4 bytes  "CNDR"
 *           4 bytes  format version, big-endian: 1, or 2 where it begins with an R, 4 where it may
 *                    hold M and S, 7 where both is so; no two of them differ in one bit only
 * Entry:    4 bytes  payload length in bytes, big-endian; 1 to {@value #MAX_PAYLOAD}
 *           4 bytes  CRC-32 of the length and the payload, so that a run of zeroes is no entry
 *           n bytes  payload: 1 byte kind, then UTF-8 JSON
 * Kinds:    R  the one collector that may have these rows, as identities may stand raw in them:
 *              {"raw_to":"http://127.0.0.1:4318"}; the first entry, once, in versions 2 and 7
 *           H  the header of the rows; the first entry but for an R, once
 *           E  an event, as the row that may leave
 *           M  counts of events, as they may leave:
 *              {"number":3,"counts":[{"name":"build.finished","n":12}]}
 *           S  what became of an M: {"number":3,"delivered":10,"lost":{"quarantined_negative":2}}
 *           C  closed by its writer: {"lost":{"queue_full":3}}
 *           O  an outcome: {"first":1201,"count":50,"delivered":true} or
 *              {"first":1201,"count":1,"delivered":false,"reason":"unknown_field"}
 *           D  a request that was answered: {"at":"…Z","to":"https://…","parcel":"&lt;uuid&gt;",
 *              "attempt":1,"status":200,"headers":{…},"sha256":"…","events":[[1201,50]],
 *              "lost":false}, or with "counts":3 for the number of an M in place of the events
 *           T  the trailer of a receipt: {"destination":"collector","ended":"…Z",
 *              "previous":{"name":"….receipt","sha256":"…","ended":"…Z"}}
 * </pre>
 *
 * <p><b>Crashes.</b> An entry is there once its last byte is. A reader stops at the first entry
 * that is short or fails its checksum: a torn tail costs the entries behind it, never a wrong one.
 * Who carries a segment cuts the torn tail off before it appends outcomes.
 *
 * <p><b>Versions.</b> A reader that knows no R would send the rows to whomever it sends to, and one
 * that knows no M would call the segment damaged: each leaves the versions alone that it does not
 * know. What holds neither is written in version 1, which every reader knows.
 *
 * <p><b>Owner.</b> Whoever has the file open for appending owns it, as {@link OwnedFile} says. Not
 * safe for use by several threads.
 */
final class Segment implements AutoCloseable {

  static final byte RAW_TO = 'R';
  static final byte HEADER = 'H';
  static final byte EVENT = 'E';
  static final byte COUNTS = 'M';
  static final byte SETTLED = 'S';
  static final byte CLOSED = 'C';
  static final byte OUTCOME = 'O';
  static final byte SENT = 'D';
  static final byte TRAILER = 'T';

  /** The longest payload in bytes. */
  static final int MAX_PAYLOAD = 1 << 20;

  static final int MAGIC = ('C' << 24) | ('N' << 16) | ('D' << 8) | 'R';
  static final int VERSION = 1;
  static final int BOUND_VERSION = 2;
  static final int COUNTING_VERSION = 4;
  static final int BOUND_COUNTING_VERSION = 7;
  static final int PREFIX = 8;
  private static final int ROOM = 4 * 1024; // what is to be written of an answer, nearly always

  private final OwnedFile file;
  private final Path path;
  private final FileChannel channel;
  private final CRC32 crc = new CRC32();
  private ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
  private byte[] known = {}; // the file as it was read, so that its hash needs no second reading
  private int knownLength; // how many bytes of that are whole entries
  private long waiting;
  private long unflushed;
  private boolean roomy; // zeroes stand behind the last entry

  private Segment(OwnedFile file) {
    this.file = file;
    this.path = file.path();
    this.channel = file.channel();
  }

  /** One entry, read back. */
  static final class Entry {
    private final byte[] file;
    private final int from; // its kind
    private final int to;

    Entry(byte[] file, int from, int to) {
      this.file = file;
      this.from = from;
      this.to = to;
    }

    byte kind() {
      return file[from];
    }

    byte[] json() {
      return Arrays.copyOfRange(file, from + 1, to);
    }

    /** The row that an event is. */
    Row row() {
      return Row.parse(file, from + 1, to);
    }
  }

  /**
   * What a segment holds.
   *
   * @param entries the whole ones
   * @param length how many bytes of the file they take, the magic included
   * @param damaged whether there was more, which is no entry
   * @param bound whether it is of a version that says which collector may have it
   * @param counting whether it is of a version that may hold counts
   */
  record Content(
      List<Entry> entries, long length, boolean damaged, boolean bound, boolean counting) {}

  /** Makes a new segment that any destination may have and that holds no counts, and owns it. */
  static Segment create(Path path) throws IOException {
    return create(path, null, false);
  }

  /**
   * Makes a new segment and owns it.
   *
   * @param rawTo the one collector that may have it, or null where any may
   * @param counting whether it may hold counts
   */
  static Segment create(Path path, @Nullable URI rawTo, boolean counting) throws IOException {
    Segment segment =
        open(
            path,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    if (segment == null) {
      throw new IOException(path + " was taken by another process the moment it was made");
    }
    int unbound = counting ? COUNTING_VERSION : VERSION;
    int bound = counting ? BOUND_COUNTING_VERSION : BOUND_VERSION;
    segment.buffer.putInt(MAGIC).putInt(rawTo == null ? unbound : bound);
    if (rawTo != null) {
      JsonWriter json = new JsonWriter(128);
      json.beginObject().name("raw_to").value(rawTo.toString()).endObject();
      segment.append(RAW_TO, json.buffer(), 0, json.size());
    }
    return segment;
  }

  /** Opens a segment that its writer left, and owns it; null where somebody still does. */
  static @Nullable Segment claim(Path path) throws IOException {
    return open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  private static @Nullable Segment open(Path path, Set<StandardOpenOption> options)
      throws IOException {
    OwnedFile owned = OwnedFile.open(path, options);
    return owned == null ? null : new Segment(owned);
  }

  /** Adds an entry; it is in the file after the next {@link #flush}. */
  void append(byte kind, byte[] json, int from, int length) throws IOException {
    append(kind, json, from, length, kind == EVENT ? 1 : 0);
  }

  /** As {@link #append}, but says how many events the entry is of. */
  void append(byte kind, byte[] json, int from, int length, long events) throws IOException {
    int payload = length + 1;
    if (payload > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "an entry of " + payload + " bytes is longer than " + MAX_PAYLOAD);
    }
    if (buffer.remaining() < PREFIX + payload) {
      flush();
      if (buffer.capacity() < PREFIX + payload) {
        buffer = ByteBuffer.allocate(PREFIX + payload);
      }
    }
    int start = buffer.position();
    byte[] bytes = buffer.array(); // a buffer's own methods cost a cold process more than the copy
    put(bytes, start, payload);
    bytes[start + PREFIX] = kind;
    System.arraycopy(json, from, bytes, start + PREFIX + 1, length);
    put(bytes, start + 4, checksum(bytes, start, payload));
    buffer.position(start + PREFIX + payload);
    waiting += events;
    unflushed += events;
  }

  private static void put(byte[] bytes, int at, int number) {
    bytes[at] = (byte) (number >>> 24);
    bytes[at + 1] = (byte) (number >>> 16);
    bytes[at + 2] = (byte) (number >>> 8);
    bytes[at + 3] = (byte) number;
  }

  private int checksum(byte[] bytes, int start, int payload) {
    crc.reset();
    crc.update(bytes, start, 4);
    crc.update(bytes, start + PREFIX, payload);
    return (int) crc.getValue();
  }

  /**
   * Writes what was appended to the file.
   *
   * @throws IOException if the disk did not take all: the file then ends as before, and what was
   *     appended is written with the next flush
   */
  void flush() throws IOException {
    long before = channel.position();
    int end = buffer.position();
    buffer.flip();
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      buffer.limit(buffer.capacity()).position(end);
      takeBack(before, e);
      throw e;
    }
    buffer.clear();
    unflushed = 0;
    OpenHere.waits(path, waiting);
    if (roomy) {
      roomy = false;
      channel.truncate(channel.position());
    }
  }

  /** Cuts off what the disk took in part: it is written again, or counted as lost. */
  private void takeBack(long whole, IOException because) {
    if (channel.isOpen()) {
      try {
        channel.position(whole); // the next flush writes over it, where it cannot be cut off
        channel.truncate(whole);
      } catch (IOException stays) {
        because.addSuppressed(stays);
      }
    }
  }

  /**
   * Takes room on the disk for what is to be written next. Who asks a destination first, and then
   * cannot write down what it said, would ask it again and again. A reader stops at the zeroes.
   *
   * @throws IOException if the disk has none
   */
  void makeRoom() throws IOException {
    long end = channel.position();
    ByteBuffer zeroes = ByteBuffer.allocate(ROOM);
    try {
      while (zeroes.hasRemaining()) {
        channel.write(zeroes);
      }
      channel.position(end);
      roomy = true;
    } catch (IOException e) {
      takeBack(end, e);
      throw e;
    }
  }

  /** Gives up what was appended and is not in the file; returns how many events that were. */
  long giveUp() {
    long given = unflushed;
    buffer.clear();
    unflushed = 0;
    waits(waiting - given);
    return given;
  }

  /** Whether the file still has its name. */
  boolean isThere() {
    return !Files.notExists(path);
  }

  /** How many events were appended and are not in the file. */
  long unflushed() {
    return unflushed;
  }

  /** Whether it can still be written: an interrupt while it was closes it. */
  boolean isOpen() {
    return channel.isOpen();
  }

  /** Says how many events have no outcome yet. */
  void waits(long events) {
    waiting = events;
    OpenHere.waits(path, events);
  }

  /** How many events have no outcome yet, those not flushed among them. */
  long waiting() {
    return waiting;
  }

  /** How many bytes the segment has, those not flushed among them. */
  long size() throws IOException {
    return channel.position() + buffer.position();
  }

  /** The hash of the file: what was read of it stands there still, as nobody else may write. */
  String sha256() throws IOException {
    byte[] rest = SegmentReader.bytes(channel, knownLength);
    return new Sha256().add(known, knownLength).add(rest, rest.length).end();
  }

  /** Reads the whole segment, and goes on behind its last whole entry. */
  Content read() throws IOException {
    known = SegmentReader.bytesOf(channel);
    Content content = SegmentReader.content(known);
    knownLength = (int) content.length();
    if (content.damaged()) {
      channel.truncate(content.length());
    }
    channel.position(content.length());
    return content;
  }

  /** Removes the file, of which nothing is left. */
  void remove() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Flushes nothing; what was not flushed is not in the file. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
