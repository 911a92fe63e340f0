package dev.candor.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The file by which the other commands find a collector, and the right to write it: of several that
 * a person runs, the first has it until it ends, so that the commands go on to speak to that one.
 *
 * <p>Whoever has the right holds a lock on a file beside it, which the system releases when the
 * process dies. On a disk without locks each has it.
 */
final class CollectorFile implements AutoCloseable {

  private final FileChannel lock;
  private final boolean isOurs;

  private CollectorFile(FileChannel lock, boolean isOurs) {
    this.lock = lock;
    this.isOurs = isOurs;
  }

  /** Asks for the right; it is given back by {@link #close}. */
  static CollectorFile of(Path file) throws IOException {
    Path beside = file.toAbsolutePath().resolveSibling("collector.lock");
    Files.createDirectories(requireNonNull(beside.getParent()));
    FileChannel lock =
        FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new CollectorFile(lock, takes(lock));
  }

  private static boolean takes(FileChannel lock) {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another collector of this process has it
    } catch (IOException e) {
      return true; // a disk without locks, where nobody can tell
    }
  }

  /** Whether this collector may write it. */
  boolean isOurs() {
    return isOurs;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
