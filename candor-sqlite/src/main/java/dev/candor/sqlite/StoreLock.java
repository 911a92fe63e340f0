package dev.candor.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Held while a store's file is opened, made, closed, or set aside, so that of many processes one
 * does it; and shared while one looks at the file, so that none does.
 *
 * <p>On a file beside the database, {@code events.db.lock}, which stays: a process that opens and
 * closes the database itself by other means than SQLite gives up SQLite's locks on it. The system
 * releases it when its holder dies.
 */
final class StoreLock implements AutoCloseable {

  private static final long REST_NANOS = 2_000_000;

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock to change what is there; makes its file.
   *
   * @throws IOException if another had it all the while
   */
  static StoreLock take(Path database, Duration atMost) throws IOException {
    Path file = beside(database);
    return take(
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OwnerOnly.file(file)),
        false,
        atMost);
  }

  /**
   * Takes the lock to look at what is there, as others may meanwhile; null where there is no file
   * to lock, for then no store was ever here.
   *
   * @throws IOException if another had it all the while
   */
  static @Nullable StoreLock share(Path database, Duration atMost) throws IOException {
    try {
      return take(FileChannel.open(beside(database), StandardOpenOption.READ), true, atMost);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static Path beside(Path database) {
    return database.resolveSibling(database.getFileName() + ".lock");
  }

  private static StoreLock take(FileChannel channel, boolean shared, Duration atMost)
      throws IOException {
    try {
      for (long rests = atMost.toNanos() / REST_NANOS; rests >= 0; rests--) {
        if (tryLock(channel, shared) != null) {
          return new StoreLock(channel);
        }
        LockSupport.parkNanos(REST_NANOS);
      }
      throw new IOException("another process holds the lock of the store for " + atMost + " now");
    } catch (IOException | RuntimeException e) {
      try (channel) {
        throw e;
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel, boolean shared)
      throws IOException {
    try {
      return channel.tryLock(0, Long.MAX_VALUE, shared);
    } catch (OverlappingFileLockException e) {
      return null; // another store of this process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
