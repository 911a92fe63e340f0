package dev.candor.sdk;

import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs that were killed, each once, whoever looks.
 *
 * <p>A marker is taken away before its run is told of. A process that is killed in between, for the
 * few milliseconds until the event is written, leaves a run untold; none is ever told twice, which
 * would make a fleet look worse than it is.
 *
 * <p>Looks at no more than {@value #MOST_LOOKED_AT} files and tells of no more than {@value
 * #MOST_TOLD} runs; the next start finds the others. What is no marker is removed where it bears a
 * marker's name, and left where it does not.
 */
final class DeadRuns {

  static final int MOST_LOOKED_AT = 1_024;
  static final int MOST_TOLD = 64;

  /** How old an unfinished marker must be, in milliseconds, to be one that a dead process left. */
  private static final long HOUR = 3_600_000;

  private final Path folder;
  private final Debug debug;

  DeadRuns(Path folder, Debug debug) {
    this.folder = folder;
    this.debug = debug;
  }

  /** Tells of the dead runs that nobody has told of yet. */
  void tell(Consumer<DeadRun> listener) {
    int looked = 0;
    int told = 0;
    try {
      for (Path path : Listing.of(folder)) {
        if (++looked > MOST_LOOKED_AT || told == MOST_TOLD) {
          return;
        }
        DeadRun dead = look(path);
        if (dead != null) {
          told++;
          listener.accept(dead);
        }
      }
    } catch (IOException e) {
      debug.trouble("runs that were killed cannot be found", e);
    }
  }

  private @Nullable DeadRun look(Path path) {
    String name = "" + path.getFileName();
    try {
      if (name.endsWith(RunMarker.ENDING)) {
        return take(path);
      }
      if (name.endsWith(RunMarker.UNFINISHED) && isOld(path)) {
        Files.deleteIfExists(path);
      }
    } catch (MalformedException e) {
      debug.trouble(path + " was no mark of a run, and is removed", e);
    } catch (IOException e) {
      debug.trouble(path + " stays, and no run is told of", e);
    }
    return null;
  }

  private static @Nullable DeadRun take(Path path) throws IOException {
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return RunMarker.take(path);
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is no plain file");
    }
    return null; // another process has taken it
  }

  private boolean isOld(Path path) throws IOException {
    try {
      return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toMillis()
          < debug.clock().millis() - HOUR;
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
