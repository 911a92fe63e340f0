package dev.candor.sdk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that one writer owns while it is open.
 *
 * <p>The owner holds a lock on it, in a region far behind its end, which the system releases when
 * the process dies; within the process, {@link OpenHere} says so too. A link is no file that can be
 * owned. Not safe for use by several threads.
 */
final class OwnedFile implements AutoCloseable {

  private static final long LOCK_AT = Long.MAX_VALUE - 1;

  private final Path path;
  private final FileChannel channel;
  private FileLock lock;
  private boolean closed;

  private OwnedFile(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Opens a file and owns it; null where somebody does, of this process or another, or removed it
   * meanwhile. A new file that cannot be owned is not left behind.
   */
  static @Nullable OwnedFile open(Path path, Set<? extends OpenOption> options) throws IOException {
    if (!OpenHere.add(path)) {
      return null;
    }
    @Nullable OwnedFile owned = null;
    try {
      owned = lock(path, options);
    } finally {
      if (owned == null) {
        OpenHere.remove(path);
      }
    }
    return owned;
  }

  private static @Nullable OwnedFile lock(Path path, Set<? extends OpenOption> options)
      throws IOException {
    Set<OpenOption> all = new HashSet<>(options);
    all.add(LinkOption.NOFOLLOW_LINKS);
    FileChannel channel = FileChannel.open(path, all, OwnFiles.attributes(path));
    @Nullable OwnedFile owned = null;
    try {
      FileLock lock = channel.tryLock(LOCK_AT, 1, false);
      if (lock != null && !Files.notExists(path)) { // else it was removed before it was locked
        owned = new OwnedFile(path, channel, lock);
      } else if (lock == null && options.contains(StandardOpenOption.CREATE_NEW)) {
        Files.deleteIfExists(path); // somebody looked into it the moment it was made
      }
    } catch (OverlappingFileLockException e) {
      return null; // this process has it open under another name
    } catch (IOException e) {
      if (options.contains(StandardOpenOption.CREATE_NEW)) {
        discard(path, e);
      }
      throw e;
    } finally {
      if (owned == null) {
        channel.close();
      }
    }
    return owned;
  }

  private static void discard(Path fresh, IOException because) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException stays) {
      because.addSuppressed(stays);
    }
  }

  /**
   * Whether this is still the one owner, asked before each write: a reader of this process takes
   * the lock away, and then it is taken again.
   */
  boolean isStillOwned() throws IOException {
    if (OpenHere.takeRead(path)) {
      lock.release();
      FileLock again = channel.tryLock(LOCK_AT, 1, false);
      if (again == null) {
        return false;
      }
      lock = again;
    }
    return Files.exists(path);
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try {
        channel.close();
      } finally {
        OpenHere.remove(path);
      }
    }
  }
}
