package dev.candor.sdk;

import dev.candor.wire.Json;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of rows that another writer left, and that one of the same header may go on with. */
final class LeftFile {

  private static final int LONGEST_HEADER = 64 * 1024;

  private LeftFile() {}

  /**
   * Owns a file whose first line has the same context, cuts off a last line that is torn, and
   * stands at its end; null where the context is another, somebody has the file, or it is none.
   *
   * @param header the first line that a new file would have
   */
  static @Nullable OwnedFile open(Path path, byte[] header) throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    OwnedFile file;
    try {
      file = OwnedFile.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (NoSuchFileException e) {
      return null; // removed since we looked
    }
    if (file == null) {
      return null;
    }
    @Nullable OwnedFile ours = null;
    try {
      Json context = context(firstLine(file.channel()));
      if (context != null && context.equals(context(header))) {
        cutTorn(file.channel());
        file.channel().position(file.channel().size());
        ours = file;
      }
    } finally {
      if (ours == null) {
        file.close();
      }
    }
    return ours;
  }

  private static @Nullable Json context(byte[] line) {
    try {
      return Json.parse(line).object().members().get("context");
    } catch (MalformedException e) {
      return null; // its writer died before the line was whole
    }
  }

  private static byte[] firstLine(FileChannel file) throws IOException {
    byte[] start = read(file, 0, (int) Math.min(file.size(), LONGEST_HEADER));
    int end = 0;
    while (end < start.length && start[end] != '\n') {
      end++;
    }
    return end == start.length ? new byte[0] : Arrays.copyOf(start, end);
  }

  private static void cutTorn(FileChannel file) throws IOException {
    long end = file.size();
    while (end > 0) {
      int length = (int) Math.min(end, LONGEST_HEADER);
      byte[] tail = read(file, end - length, length);
      for (int at = length - 1; at >= 0; at--) {
        if (tail[at] == '\n') {
          file.truncate(end - length + at + 1);
          return;
        }
      }
      end -= length;
    }
  }

  private static byte[] read(FileChannel file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
      // until all is there
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
