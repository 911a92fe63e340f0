package dev.candor.sqlite;

import dev.candor.sdk.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The database that a store writes to: made and opened when there is something to write, brought
 * forward, and where it is damaged set aside for a new one.
 *
 * <pre>
 * events.db             the database, with events.db-wal and events.db-shm while it is open
 * events.db.lock        held while one process opens, makes, closes it, or sets it aside
 * events.db.damaged-N   what was set aside, with its -wal and -shm; N from 1 to 9
 * </pre>
 *
 * <p>A file that was set aside or removed while this process had it open takes writes as before,
 * and nobody reads them. So after each commit the path is asked whether it still leads to that
 * file; if not, the same rows go into the one that is there now.
 *
 * <p>Not safe for use by several threads; any number of processes may share the file.
 */
final class StoreFile implements AutoCloseable {

  private static final int MOST_ASIDE = 9;
  private static final int MOST_MOVES = 3;

  private final Path file;
  private final boolean own;
  private final LocalStore.Site site;
  private @Nullable Tables tables;
  private @Nullable Object opened;

  /** What is done in one transaction. */
  interface Work {

    /** Does it; it may come again, on another file. */
    void in(Tables tables) throws SQLException, IOException;
  }

  /**
   * A database.
   *
   * @param own whether the whole file belongs to the store, and not to a host
   */
  StoreFile(Path file, boolean own, LocalStore.Site site) {
    this.file = file.toAbsolutePath();
    this.own = own;
    this.site = site;
  }

  /**
   * Does work in one transaction, all of it or nothing.
   *
   * @throws IOException if nothing was done
   */
  void write(Work work) throws IOException {
    boolean replaced = false;
    for (int moves = 0; moves < MOST_MOVES; ) {
      Throwable failure = attempt(work);
      if (failure == null) {
        if (isStillThere()) {
          return;
        }
        moves++;
        abandon();
      } else if (own && !replaced && Damage.isToldBy(failure, file)) {
        setAside(failure);
        replaced = true;
      } else {
        if (!Damage.isBusy(failure)) {
          abandon();
        }
        throw new IOException(file + " takes no rows: " + failure.getMessage(), failure);
      }
    }
    throw new IOException(file + " is removed again and again while it is written to");
  }

  /** Returns why nothing was done, or null. */
  private @Nullable Throwable attempt(Work work) {
    try {
      Tables open = open();
      open.begin(busy());
      work.in(open);
      open.commit();
      return null;
    } catch (SQLException | IOException e) {
      return e;
    } catch (RuntimeException | LinkageError e) { // whatever the driver or its native part throws
      return e;
    }
  }

  private Tables open() throws SQLException, IOException {
    Tables known = tables;
    if (known != null) {
      return known;
    }
    Tables made = own ? openOwn() : openConnection();
    tables = made;
    return made;
  }

  private Tables openOwn() throws SQLException, IOException {
    OwnerOnly.createFolder(Objects.requireNonNull(file.getParent(), "folder"));
    Connections.load(); // not while others wait for the lock
    StoreLock lock = StoreLock.take(file, busy());
    try (lock) {
      OwnerOnly.createFile(file);
      opened = identity();
      return openConnection();
    }
  }

  private Tables openConnection() throws SQLException, IOException {
    return Tables.of(Connections.writing(file, busy()), own, busy(), site.clock().instant());
  }

  private Duration busy() {
    return site.settings().get().sqlite().busyTimeout();
  }

  /** What tells a file from another at the same path; null where there is none, or no telling. */
  private @Nullable Object identity() throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private boolean isStillThere() throws IOException {
    return !own || Objects.equals(identity(), opened);
  }

  /**
   * Sets the file aside, unless another process has done so. It is still open here meanwhile, and
   * closed after: SQLite sees that it was moved, and leaves what is at its old path alone.
   */
  private void setAside(Throwable why) throws IOException {
    try {
      StoreLock lock = StoreLock.take(file, busy());
      try (lock) {
        if (Objects.equals(identity(), opened)) {
          moveAll(why);
        }
      }
    } finally {
      abandon();
    }
  }

  private void moveAll(Throwable why) throws IOException {
    Path aside = free();
    // The log first: a new database beside the log of another would take it for its own.
    move("-wal", aside);
    move("-shm", aside);
    move("", aside);
    site.diagnostics()
        .accept(
            file
                + " is damaged ("
                + why.getMessage()
                + "): it is kept as "
                + aside.getFileName()
                + ", and a new one is begun");
  }

  private Path free() throws IOException {
    for (int number = 1; number <= MOST_ASIDE; number++) {
      Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + number);
      if (Files.notExists(aside)
          && Files.notExists(aside.resolveSibling(aside.getFileName() + "-wal"))) {
        return aside;
      }
    }
    throw new IOException(
        MOST_ASIDE + " damaged files lie beside " + file + ": look at them, and remove them");
  }

  private void move(String suffix, Path aside) throws IOException {
    try {
      Files.move(
          file.resolveSibling(file.getFileName() + suffix),
          aside.resolveSibling(aside.getFileName() + suffix));
    } catch (NoSuchFileException e) {
      return; // a database that was closed in order has none
    }
  }

  /** Closes without a word: what was begun is given up, and the next write opens anew. */
  private void abandon() {
    try {
      close();
    } catch (IOException e) {
      tables = null; // it is broken, and what broke it is told already
    }
  }

  @Override
  public void close() throws IOException {
    Tables known = tables;
    tables = null;
    if (known == null) {
      return;
    }
    StoreLock lock = own ? lockToClose() : null;
    try (lock) {
      known.close();
    } catch (SQLException | RuntimeException e) {
      throw new IOException(file + " could not be closed: " + e.getMessage(), e);
    }
  }

  /** Closing removes the log, which must not happen while one looks; null where it cannot wait. */
  private @Nullable StoreLock lockToClose() {
    try {
      return StoreLock.take(file, busy());
    } catch (IOException e) {
      return null; // its folder is gone, or another holds it for ever
    }
  }
}
