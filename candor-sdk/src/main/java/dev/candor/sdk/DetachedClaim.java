package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one place on a machine for a process that sends what a tool has left: whoever starts one
 * claims it, and the process holds it as long as it lives.
 *
 * <pre>
 * detached:  milliseconds of the epoch at which the latest was started, and a newline
 * </pre>
 *
 * <p>A claim counts for {@link #LIFE}, which is as long as such a process may live, whatever became
 * of it: a starter that dies right after its claim keeps nobody away for longer, and a busy tool
 * starts no more than one in that time. The process holds the file's lock besides, so that one that
 * is late to end, or a clock that was set, does not let in a second. The file is never removed: who
 * waits for the lock of a removed file would own nothing. Safe for use by several processes.
 */
final class DetachedClaim {

  /** How long a detached process may live, counted from its claim. */
  static final Duration LIFE = Duration.ofSeconds(10);

  private static final int MAX_FILE = 32;
  private static final int MOST_WAITS = 20;
  private static final long WAIT_NANOS = 5_000_000;

  private final Path file;
  private final InstantSource clock;

  DetachedClaim(Places places, InstantSource clock) {
    this.file = places.state().resolve("detached");
    this.clock = clock;
  }

  /**
   * The place, held until this process ends or closes the file.
   *
   * @param left what is left of the time to live
   */
  record Held(OwnedFile file, Duration left) {}

  /**
   * Claims the place for a process that is started next.
   *
   * @return false where another was started within its time, or lives
   */
  boolean take() throws IOException {
    OwnFiles.createFolder(folder());
    OwnedFile owned =
        OwnedFile.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    if (owned == null) {
      return false;
    }
    try (OwnedFile taken = owned) {
      if (!left(taken.channel()).isZero()) {
        return false;
      }
      byte[] now = (clock.millis() + "\n").getBytes(US_ASCII);
      if (taken.channel().write(ByteBuffer.wrap(now), 0) < now.length) {
        throw new IOException("the disk took a part of " + file + " only");
      }
      taken.channel().truncate(now.length);
      return true;
    }
  }

  /**
   * Holds what was claimed for this process; null where nothing is claimed, or no longer, or
   * another process holds it. A starter that only looks is waited for, for a tenth of a second.
   */
  @Nullable Held hold() throws IOException {
    try {
      for (int waits = 0; waits < MOST_WAITS; waits++) {
        OwnedFile owned =
            OwnedFile.open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
        if (owned != null) {
          return held(owned);
        }
        LockSupport.parkNanos(this, WAIT_NANOS);
      }
    } catch (NoSuchFileException e) {
      return null; // nobody ever claimed it
    }
    return null;
  }

  private @Nullable Held held(OwnedFile owned) throws IOException {
    Duration left = Duration.ZERO;
    try {
      left = left(owned.channel());
    } finally {
      if (left.isZero()) {
        owned.close();
      }
    }
    return left.isZero() ? null : new Held(owned, left);
  }

  private Path folder() {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  /** How long a claim still counts; zero where there is none that can be read. */
  private Duration left(FileChannel claim) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_FILE);
    int length = claim.read(bytes, 0);
    long at;
    try {
      at = Long.parseLong(new String(bytes.array(), 0, Math.max(0, length), US_ASCII).strip());
    } catch (NumberFormatException e) {
      return Duration.ZERO; // empty, or what a full disk left of it
    }
    Duration age = Duration.ofMillis(clock.millis() - at);
    // A claim of the near future: the clock was set back a little. It counts no longer than any.
    boolean counts = age.abs().compareTo(LIFE) < 0;
    return counts ? LIFE.minus(age.isNegative() ? Duration.ZERO : age) : Duration.ZERO;
  }
}
