package dev.candor.sdk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a process has not reported yet where the next one finds it if this one is killed.
 *
 * <pre>
 * heartbeat/&lt;id&gt;.lock   held by its process, however it ends; empty until the process has it
 * heartbeat/&lt;id&gt;.json   what it has not reported, replaced by one step
 * </pre>
 *
 * <p>What a dead process left is removed before it is told of: whoever is killed in between leaves
 * it untold, and nothing is told twice. Looks at no more files and tells of no more processes than
 * {@link DeadRuns} does of runs. Not safe for use by several threads.
 */
final class HeartbeatFiles {

  private static final String LOCK = ".lock";
  private static final String KEPT = ".json";
  private static final int MOST_BYTES = 1 << 20;
  private static final int ATTEMPTS = 3;
  private static final int ID_BYTES = 8;
  private static final long HOUR = 3_600_000;

  private final Path folder;
  private final Entropy entropy;
  private final Debug debug;
  private @Nullable OwnedFile lock;
  private @Nullable Path kept;
  private boolean told;

  HeartbeatFiles(Path folder, Entropy entropy, Debug debug) {
    this.folder = folder;
    this.entropy = entropy;
    this.debug = debug;
  }

  /** Takes a place for this process. */
  void begin() {
    try {
      OwnFiles.createFolder(folder);
      for (int attempt = 0; lock == null; attempt++) {
        byte[] random = new byte[ID_BYTES];
        entropy.fill(random);
        String id = HexFormat.of().formatHex(random);
        Path path = folder.resolve(id + LOCK);
        lock =
            OwnedFile.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        kept = folder.resolve(id + KEPT);
        if (lock == null && attempt == ATTEMPTS) {
          throw new IOException(path + " was taken by another process");
        }
      }
      lock.channel().write(ByteBuffer.wrap(new byte[] {'\n'}));
    } catch (IOException e) {
      trouble(e);
      end();
    }
  }

  /** Replaces what is kept for the case that this process is killed. */
  void keep(byte[] bytes) {
    OwnedFile own = lock;
    Path file = kept;
    if (own == null || file == null) {
      return;
    }
    try {
      if (bytes.length > MOST_BYTES) {
        throw new IOException(bytes.length + " bytes are too many");
      }
      if (!own.isStillOwned()) {
        throw new IOException(own.path() + " is gone");
      }
      OwnFiles.replace(file, bytes);
    } catch (IOException e) {
      trouble(e);
    }
  }

  /** Keeps nothing any more. */
  void end() {
    OwnedFile own = lock;
    Path file = kept;
    lock = null;
    if (own == null || file == null) {
      return;
    }
    try (own) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(own.path());
    } catch (IOException e) {
      debug.trouble("the next process will take this one for killed", e);
    }
  }

  private void trouble(IOException e) {
    if (!told) {
      told = true; // the same again every minute would be no news
      debug.trouble("if this process is killed, its last heartbeat is lost", e);
    }
  }

  /**
   * Takes away what dead processes left.
   *
   * @param listener gets what each kept
   * @return whether there was any
   */
  boolean takeDead(Consumer<byte[]> listener) {
    int looked = 0;
    int dead = 0;
    try {
      for (Path path : Listing.of(folder)) {
        if (++looked > DeadRuns.MOST_LOOKED_AT || dead == DeadRuns.MOST_TOLD) {
          break;
        }
        if (look(path, listener)) {
          dead++;
        }
      }
    } catch (IOException e) {
      debug.trouble("processes that were killed cannot be found", e);
    }
    return dead > 0;
  }

  private boolean look(Path path, Consumer<byte[]> listener) {
    String name = "" + path.getFileName();
    try {
      if (name.endsWith(LOCK)) {
        return take(path, listener);
      }
      if (name.endsWith(".tmp") && isOld(path)) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException e) {
      return false; // another process has taken it
    } catch (IOException e) {
      debug.trouble(path + " stays, and its process is not told of", e);
    }
    return false;
  }

  private static boolean take(Path path, Consumer<byte[]> listener) throws IOException {
    try (OwnedFile dead =
        OwnedFile.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE))) {
      if (dead == null) {
        return false; // its process lives, or another was first
      }
      String name = "" + path.getFileName();
      Path file = path.resolveSibling(name.substring(0, name.length() - LOCK.length()) + KEPT);
      byte[] bytes = read(file);
      boolean begun = dead.channel().size() > 0;
      Files.deleteIfExists(file);
      Files.deleteIfExists(path);
      if (bytes != null) {
        listener.accept(bytes);
      }
      return begun;
    }
  }

  /** What is kept; null where nothing is. */
  private static byte @Nullable [] read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    return Files.size(file) > MOST_BYTES ? new byte[0] : Files.readAllBytes(file);
  }

  private boolean isOld(Path path) throws IOException {
    return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toMillis()
        < debug.clock().millis() - HOUR;
  }
}
