package dev.candor.collector.store;

import dev.candor.collector.ingest.Commit;
import dev.candor.collector.ingest.Journal;
import dev.candor.collector.ingest.JournalException;
import dev.candor.collector.ingest.Recent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A data folder, open: what is committed to it, and what is asked of it.
 *
 * <p><b>Threads.</b> The {@link Journal} belongs to one thread; {@link #read} and {@link #pepper}
 * are safe for use by several.
 *
 * <p><b>Failure.</b> After a commit that failed the database is opened anew, at once or with the
 * next commit; in between, reading fails too.
 */
public final class Store implements Journal, AutoCloseable {

  private static final Logger LOG = System.getLogger(Store.class.getName());

  /** How long what is kept apart is kept. */
  private static final Duration QUARANTINE = Duration.ofDays(7);

  private static final int PEPPER_BYTES = 32;

  private final DataFolder folder;
  private final Rotation rotation;
  private final InstantSource clock;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final ExecutorService sealing =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("candor-sealing").factory());
  private volatile @Nullable Engine engine;
  private long prunedDay;

  private Store(DataFolder folder, Rotation rotation, InstantSource clock) {
    this.folder = folder;
    this.rotation = rotation;
    this.clock = clock;
    this.prunedDay = clock.instant().getEpochSecond() / 86_400;
    try {
      this.engine = new Engine(folder, rotation);
    } catch (SQLException e) {
      sealing.shutdown();
      folder.close();
      throw new JournalException("open the data folder", e);
    }
  }

  /**
   * Opens a folder to write to, and makes it where there is none. What a kill left undone is done
   * in the background.
   *
   * @param zone the zone that days are counted in; fixed when the folder is made
   * @throws DataFolderException if another process has it, or it was made with another zone
   */
  public static Store open(Path path, ZoneId zone, Rotation rotation, InstantSource clock) {
    Store store = new Store(DataFolder.open(path, zone), rotation, clock);
    store.sealLater();
    return store;
  }

  /**
   * Opens a folder that is there, to ask it.
   *
   * @throws DataFolderException if there is none, or another process has it
   */
  public static Store existing(Path path, InstantSource clock) {
    return new Store(DataFolder.existing(path), Rotation.defaults(), clock);
  }

  /**
   * The zone that the days of a folder are counted in, or empty where there is none yet.
   *
   * @throws DataFolderException if this program does not know its format
   */
  public static Optional<ZoneId> zoneOf(Path path) {
    return DataFolder.madeWith(path);
  }

  /** The zone that days are counted in. */
  public ZoneId zone() {
    return folder.zone();
  }

  @Override
  public void append(Commit commit) {
    try {
      Engine usable = usable();
      usable.append(commit);
      rotateWhereFull(usable);
    } catch (SQLException e) {
      reopen();
      throw new JournalException("commit", e);
    }
  }

  /** Rotation is not the commit's: where it fails, the commit stands and the file grows. */
  private void rotateWhereFull(Engine usable) {
    long today = clock.instant().getEpochSecond() / 86_400;
    try {
      if (today != prunedDay) {
        prunedDay = today;
        usable.pruneHot(clock.instant().minus(QUARANTINE));
      }
      if (usable.isFull()) {
        usable.rotate();
        sealLater();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.ERROR, "the next file could not be begun, the database is opened anew: " + e);
      reopen();
    }
  }

  private Engine usable() throws SQLException {
    Engine usable = engine;
    if (usable == null) {
      usable = new Engine(folder, rotation);
      engine = usable;
      sealLater();
    }
    return usable;
  }

  /** Closes the database, so that the next commit begins with what is truly there. */
  void reopen() {
    lock.writeLock().lock();
    try {
      Engine lost = engine;
      engine = null;
      if (lost != null) {
        lost.close();
      }
      engine = new Engine(folder, rotation);
      sealLater();
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.ERROR, "the database cannot be opened, the next commit tries again: " + e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void sealLater() {
    sealing.execute(this::sealAll);
  }

  private void sealAll() {
    lock.readLock().lock();
    try {
      Engine usable = engine;
      if (usable == null) {
        return;
      }
      for (int file : usable.unsealed()) {
        usable.seal(file, clock.instant().minus(QUARANTINE));
        LOG.log(Level.INFO, "sealed file " + file);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.ERROR, "a file could not be sealed, the next rotation tries again: " + e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Asks the data: all queries of one reading see the same files. */
  public <T> T read(Function<Reading, T> question) {
    lock.readLock().lock();
    try {
      Engine usable = engine;
      if (usable == null) {
        throw new JournalException(
            "ask the data", new SQLException("the database is not open: try again"));
      }
      try (Connection connection = usable.connect();
          Statement transaction = connection.createStatement()) {
        transaction.execute("BEGIN");
        T answer = question.apply(new Reading(connection));
        transaction.execute("ROLLBACK");
        return answer;
      }
    } catch (SQLException e) {
      throw new JournalException("ask the data", e);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public Set<Commit.OwnId> known(Collection<Commit.OwnId> ids) {
    return new HashSet<>(read(reading -> Seen.ids(reading, List.copyOf(ids))));
  }

  @Override
  public List<Commit.Range> ranges(Collection<UUID> runs) {
    return read(reading -> Seen.ranges(reading, List.copyOf(runs)));
  }

  @Override
  public List<Commit.Range> rangesSince(long epochMillis, int limit) {
    return read(reading -> Seen.rangesSince(reading, epochMillis, limit));
  }

  @Override
  public List<Recent.Entry> recent(int limit) {
    return read(reading -> Seen.recent(reading, limit));
  }

  /** A product's pepper: made on the first call, the same for ever. */
  public synchronized byte[] pepper(String product, RandomGenerator random) {
    return folder
        .pepper(product)
        .orElseGet(
            () -> {
              byte[] made = new byte[PEPPER_BYTES];
              random.nextBytes(made);
              folder.keepPepper(product, made);
              return made;
            });
  }

  /** Waits for what is being sealed, and lets another process have the folder. */
  @Override
  public void close() {
    sealing.shutdown();
    boolean interrupted = false;
    try {
      sealing.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    lock.writeLock().lock();
    try (folder) {
      Engine usable = engine;
      engine = null;
      if (usable != null) {
        usable.close();
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "the database did not close cleanly; the next start replays: " + e);
    } finally {
      lock.writeLock().unlock();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
