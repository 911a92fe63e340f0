package dev.candor.sdk;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The local store: every event of this machine as a line of a file that any tool can read.
 *
 * <pre>
 * Name:   telemetry-YYYY-MM-DD-SLUG.jsonl, then telemetry-YYYY-MM-DD-SLUG.N.jsonl for N from 1;
 *         the day is in UTC, SLUG the last 8 letters of the run's id
 * File:   header line, row line*
 * </pre>
 *
 * <p>One writer a file. Header and first rows go in one write, so no file holds a header alone. A
 * new file begins with a new day, and before one would grow past {@value #MAX_BYTES} bytes. Files
 * older than {@value #KEPT_DAYS} days are removed, at most once a day.
 *
 * <p>Not safe for use by several threads; any number of processes may share the folder.
 */
public final class JsonlFiles implements RowSink {

  private static final long MAX_BYTES = 5 * 1024 * 1024;
  private static final int KEPT_DAYS = 30;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final String CLEANED = ".cleaned";

  private final Path folder;
  private @Nullable FileChannel file;
  private long day = Long.MIN_VALUE;
  private long size;
  private int segment;

  /** Keeps its files in a folder, made when the first row comes. */
  public JsonlFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(RowHeader header, byte[] rows, int length, long epochMillis)
      throws IOException {
    long today = Math.floorDiv(epochMillis, DAY_MILLIS);
    if (file != null && today == day && size + length <= MAX_BYTES) {
      append(file, ByteBuffer.wrap(rows, 0, length));
      return;
    }
    close();
    if (today != day) {
      day = today;
      segment = 0;
    }
    JsonWriter first = new JsonWriter(512 + length);
    header.write(first);
    ByteBuffer bytes = ByteBuffer.allocate(first.size() + length);
    bytes.put(first.buffer(), 0, first.size()).put(rows, 0, length).flip();
    append(create(header), bytes);
  }

  private FileChannel create(RowHeader header) throws IOException {
    OwnFiles.createFolder(folder);
    clean();
    String run = header.run().toString();
    String name = "telemetry-" + LocalDate.ofEpochDay(day) + "-" + run.substring(run.length() - 8);
    Path path = folder.resolve(name + ".jsonl");
    while (true) {
      try {
        FileChannel created =
            FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnFiles.attributes(path, "rw-------"));
        file = created;
        size = 0;
        return created;
      } catch (FileAlreadyExistsException e) { // an earlier segment, or a run of the same name
        segment++;
        path = folder.resolve(name + "." + segment + ".jsonl");
      }
    }
  }

  /** Adds rows. Where the disk takes only a part of them the file ends as before, and is left. */
  private void append(FileChannel to, ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        to.write(bytes);
      }
    } catch (IOException e) {
      try (to) {
        file = null;
        to.truncate(size);
      }
      throw e;
    }
    size = to.position();
  }

  /** Removes old files, where nobody did so for a day; those that cannot be removed stay. */
  private void clean() {
    try {
      removeOld();
    } catch (IOException | DirectoryIteratorException e) {
      return; // an old file that stays costs less than the rows that wait to be written
    }
  }

  private void removeOld() throws IOException {
    long now = day * DAY_MILLIS;
    Path mark = folder.resolve(CLEANED);
    try {
      if (Files.getLastModifiedTime(mark).toMillis() >= now) {
        return;
      }
    } catch (NoSuchFileException e) {
      Files.write(mark, new byte[0]); // another process may have made it just now
    }
    Files.setLastModifiedTime(mark, FileTime.from(Instant.ofEpochMilli(now)));
    LocalDate oldest =
        LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC).minusDays(KEPT_DAYS);
    String first = "telemetry-" + oldest;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "telemetry-*.jsonl")) {
      for (Path path : files) {
        if (("" + path.getFileName()).compareTo(first) < 0) {
          remove(path);
        }
      }
    }
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      return; // another reader holds it, or it is none of ours: the others go all the same
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
