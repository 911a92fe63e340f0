package dev.candor.sdk;

import dev.candor.wire.MalformedException;
import dev.candor.wire.Row;
import dev.candor.wire.RowHeader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link JsonlFiles} wrote, while it is being written or after its writer was killed.
 *
 * <p>A line that is no row is passed over, and said with its file and number; behind a header that
 * is none, or a second one, nobody can say what the rows are of, and all of them are. A last line
 * without its end is no fault: it is being written, or its writer died.
 *
 * <p>The lines have no checksum, so that any tool can read them. A byte that the disk changed
 * inside a value yields the row with another value, if it is a row still.
 */
public final class JsonlReader {

  private static final int MOST_SAID = 20;
  private static final int LONGEST = LocalRows.MAX_BYTES;

  private JsonlReader() {}

  /**
   * What became of a file's lines.
   *
   * @param rows how many were rows
   * @param skipped how many were not, but for the header
   * @param torn whether the last line has no end yet, or never will
   * @param trouble what was wrong with the first of those skipped, each as {@code file:line: words}
   */
  public record Reading(long rows, long skipped, boolean torn, List<String> trouble) {

    /** Copies its list. */
    public Reading {
      trouble = List.copyOf(trouble);
    }
  }

  /** The files of a folder, oldest first; none where there is no folder. */
  public static List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : Listing.of(folder)) {
      if (JsonlName.isOne("" + path.getFileName())
          && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        files.add(path);
      }
    }
    files.sort(JsonlName.order());
    return files;
  }

  /**
   * Reads a file, line by line.
   *
   * @param rows is given each row, with the header that it stands under
   * @throws IOException if the file cannot be read
   */
  public static Reading read(Path file, BiConsumer<RowHeader, Row> rows) throws IOException {
    Lines lines = new Lines(file, rows);
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
      for (int next = bytes.read(); next >= 0; next = bytes.read()) {
        if (next == '\n') {
          lines.take(line.toByteArray());
          line.reset();
        } else if (line.size() <= LONGEST) { // no writer writes more, so the rest says nothing
          line.write(next);
        }
      }
      return lines.end(line.size() > 0);
    } finally {
      OpenHere.wasRead(file);
    }
  }

  /** The lines of one file as they come. */
  private static final class Lines {
    private final Path file;
    private final BiConsumer<RowHeader, Row> to;
    private final List<String> trouble = new ArrayList<>();
    private @Nullable RowHeader header;
    private boolean lost;
    private long number;
    private long rows;
    private long skipped;

    private Lines(Path file, BiConsumer<RowHeader, Row> to) {
      this.file = file;
      this.to = to;
    }

    private void take(byte[] line) {
      number++;
      if (lost) {
        skipped++;
        return;
      }
      RowHeader of = header;
      Row row;
      try {
        if (line.length > LONGEST) {
          throw new MalformedException("a line of more than " + LONGEST + " bytes");
        }
        if (of == null) {
          header = RowHeader.parse(line);
          return;
        }
        row = Row.parse(line);
      } catch (MalformedException e) {
        lost = of == null || isHeader(line);
        skip(e);
        return;
      }
      rows++;
      to.accept(of, row);
    }

    private static boolean isHeader(byte[] line) {
      try {
        RowHeader.parse(line);
        return true;
      } catch (MalformedException e) {
        return false;
      }
    }

    private void skip(MalformedException because) {
      skipped++;
      if (trouble.size() < MOST_SAID) {
        trouble.add(file + ":" + number + ": " + because.getMessage());
      }
    }

    private Reading end(boolean torn) {
      return new Reading(rows, skipped, torn, trouble);
    }
  }
}
