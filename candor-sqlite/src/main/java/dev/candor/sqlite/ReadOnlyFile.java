package dev.candor.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A database that is asked, and whose content is never changed. Each question opens the file anew:
 * what was replaced or set aside since is never asked.
 *
 * <p>Of a store, no file is made either. While others have it open, SQLite's own locks keep an
 * answer whole. At rest it has no log beside it, and SQLite would make one to take a lock; so it is
 * read without, while {@link StoreLock} keeps every store from opening it. What a stranger does to
 * it meanwhile shows from outside, and the question is asked again.
 */
final class ReadOnlyFile {

  private static final int TRIES = 5;

  private final Path file;
  private final boolean store;
  private final Duration busy;

  /** What is asked. */
  interface Question<T> {

    /** Asks it; it may be asked again. */
    T of(Connection connection) throws SQLException;
  }

  /** How a file looks from outside. */
  private record Look(@Nullable Object key, long size, FileTime changed, boolean open) {}

  private ReadOnlyFile(Path file, boolean store, Duration busy) {
    this.file = file.toAbsolutePath();
    this.store = store;
    this.busy = busy;
  }

  static ReadOnlyFile ofStore(Path file, Duration busy) {
    return new ReadOnlyFile(file, true, busy);
  }

  static ReadOnlyFile ofHost(Path file, Duration busy) {
    return new ReadOnlyFile(file, false, busy);
  }

  /**
   * Asks.
   *
   * @throws IOException if there is no such file, or it cannot be read
   */
  <T> T ask(Question<T> question) throws IOException {
    if (!store) {
      return answer(question, look());
    }
    StoreLock lock = StoreLock.share(file, busy);
    try (lock) {
      for (int tries = 1; ; tries++) {
        Look before = look();
        try {
          T answer = answer(question, before);
          if (before.open() || look().equals(before)) {
            return answer;
          }
        } catch (IOException e) {
          if (tries > 1 && (before.open() || look().equals(before))) {
            throw e;
          }
        }
        if (tries == TRIES) {
          throw new IOException(file + " is never at rest long enough to be read");
        }
      }
    }
  }

  private <T> T answer(Question<T> question, Look look) throws IOException {
    try (Connection connection = open(look)) {
      return question.of(connection);
    } catch (SQLException | RuntimeException | LinkageError e) { // of the driver, or its library
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Connection open(Look look) throws SQLException {
    if (!store) {
      return Connections.reading(file, busy);
    }
    return look.open() ? Connections.readingAlong(file, busy) : Connections.readingAtRest(file);
  }

  private Look look() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Look(
          now.fileKey(),
          now.size(),
          now.lastModifiedTime(),
          Files.exists(beside("-wal")) || Files.exists(beside("-journal")));
    } catch (NoSuchFileException e) {
      throw new IOException(file + " is not there", e);
    }
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }
}
