package dev.candor.sdk;

import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Reads what {@link Segment} draws: a run that sends nothing has no use for it. */
final class SegmentReader {

  private static final int MAX_FILE = 1 << 28;
  private static final int PART = 64 * 1024; // a channel keeps a buffer as large as what is read

  private SegmentReader() {}

  /** The bytes of a file from one of them on. */
  static byte[] bytes(FileChannel channel, int from) throws IOException {
    byte[] all = new byte[Math.max(0, (int) channel.size() - from)];
    int read = 0;
    while (read < all.length) {
      ByteBuffer part = ByteBuffer.wrap(all, read, Math.min(PART, all.length - read));
      int length = channel.read(part, from + read);
      if (length < 0) {
        return Arrays.copyOf(all, read);
      }
      read += length;
    }
    return all;
  }

  /**
   * Reads a segment without owning it.
   *
   * @throws IOException if it cannot be read, or this process has it open
   */
  static Segment.Content read(Path path) throws IOException {
    if (!OpenHere.add(path)) {
      throw new IOException(path + " is open in this process: " + OpenHere.waiting(path) + " wait");
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return content(bytesOf(channel));
    } finally {
      OpenHere.remove(path);
    }
  }

  static byte[] bytesOf(FileChannel channel) throws IOException {
    if (channel.size() > MAX_FILE) {
      throw new MalformedException("a file of " + channel.size() + " bytes is no segment");
    }
    return bytes(channel, 0);
  }

  static Segment.Content content(byte[] bytes) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    List<Segment.Entry> entries = new ArrayList<>();
    if (file.remaining() < Segment.PREFIX) {
      return new Segment.Content(entries, 0, file.hasRemaining(), false, false);
    }
    if (file.getInt() != Segment.MAGIC) {
      throw new MalformedException("this file is no segment of a spool");
    }
    int version = file.getInt();
    boolean counting =
        version == Segment.COUNTING_VERSION || version == Segment.BOUND_COUNTING_VERSION;
    boolean bound = version == Segment.BOUND_VERSION || version == Segment.BOUND_COUNTING_VERSION;
    if (version != Segment.VERSION && !counting && !bound) {
      throw new IOException(
          "a segment of version " + version + ": this reader knows 1, 2, 4 and 7, and leaves it");
    }
    CRC32 crc = new CRC32();
    int good = file.position();
    while (file.remaining() > Segment.PREFIX) {
      int payload = file.getInt();
      int checksum = file.getInt();
      if (payload < 1 || payload > Segment.MAX_PAYLOAD || payload > file.remaining()) {
        break;
      }
      crc.reset();
      crc.update(bytes, good, 4);
      crc.update(bytes, good + Segment.PREFIX, payload);
      if ((int) crc.getValue() != checksum) {
        break;
      }
      int from = file.position();
      good = from + payload;
      entries.add(new Segment.Entry(bytes, from, good));
      file.position(good);
    }
    return new Segment.Content(entries, good, good < file.limit(), bound, counting);
  }
}
