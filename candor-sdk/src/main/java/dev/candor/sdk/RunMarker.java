package dev.candor.sdk;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import dev.candor.wire.RowHeader;
import dev.candor.wire.UuidText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says that a run lives: a file in the state folder, from its first event to its orderly end. One
 * that is there while nobody holds its lock is of a run that was killed.
 *
 * <pre>
 * runs/&lt;run&gt;.run: {"format":1,"run":"&lt;run&gt;","version":"1.4.2",
 *                    "began":1770112800123,"seen":1770112860123}
 * </pre>
 *
 * <p>Times are milliseconds of the epoch. {@code seen} stands last and is written anew in its
 * place, at most once a minute and only with events: it tells to the minute when the run was last
 * at work, and nothing wakes a run that rests.
 *
 * <p><b>Owner.</b> The process holds a lock on the file, which the system releases however it ends,
 * so that a process id, which others get again, says nothing here. It is locked and whole before it
 * gets its name. As with a segment, {@link OpenHere} knows it within the process.
 *
 * <p>Safe for use by several threads.
 */
final class RunMarker {

  static final String ENDING = ".run";
  static final String UNFINISHED = ".tmp";

  private static final int FORMAT = 1;
  private static final int MOST_BYTES = 4_096;
  private static final int DIGITS = 13;
  private static final int ATTEMPTS = 3;
  private static final long MINUTE = 60_000;

  private final Path folder;
  private final Debug debug;
  private @Nullable Path path;
  private @Nullable FileChannel channel;
  private long seenAt;
  private long seen;
  private boolean ended;

  /** A marker in the folder of markers; nothing is made before {@link #begin}. */
  RunMarker(Path folder, Debug debug) {
    this.folder = folder;
    this.debug = debug;
  }

  /** Says that the run has begun. */
  void begin(RowHeader header) {
    tell("this run leaves no mark, so nobody will see if it is killed", begun(header));
  }

  /** Tells outside the monitor: who listens may wait for one that closes the run. */
  private void tell(String trouble, @Nullable IOException e) {
    if (e != null) {
      debug.trouble(trouble, e);
    }
  }

  private synchronized @Nullable IOException begun(RowHeader header) {
    if (ended) {
      return null;
    }
    JsonWriter json = new JsonWriter(256);
    json.beginObject().name("format").value(FORMAT);
    json.name("run").value(header.run());
    json.name("version").value(header.version());
    json.name("began").value(header.startedMillis());
    json.name("seen");
    seenAt = json.size();
    json.value(header.startedMillis()).endObject().newline();
    seen = header.startedMillis();
    try {
      make(folder.resolve(UuidText.of(header.run()) + ENDING), json);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  /** Makes the file under another name, locks it, and only then gives it its own. */
  private void make(Path named, JsonWriter json) throws IOException {
    OwnFiles.createFolder(folder);
    if (!OpenHere.add(named)) {
      throw new IOException(named + " is of a run of this process");
    }
    try {
      for (int attempt = 0; channel == null; attempt++) {
        Path unfinished = folder.resolve(named.getFileName() + "-" + attempt + UNFINISHED);
        FileChannel made =
            FileChannel.open(
                unfinished,
                Set.of(
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE),
                OwnFiles.attributes(unfinished));
        try {
          if (made.tryLock() == null) {
            throw new NoSuchFileException(unfinished + " was taken by another process");
          }
          made.write(ByteBuffer.wrap(json.buffer(), 0, json.size()));
          Files.move(unfinished, named, StandardCopyOption.ATOMIC_MOVE);
          channel = made;
          path = named;
        } catch (NoSuchFileException e) { // somebody took it for one that a dead process left
          if (attempt == ATTEMPTS) {
            throw e;
          }
        } finally {
          if (channel == null) {
            made.close();
            Files.deleteIfExists(unfinished);
          }
        }
      }
    } finally {
      if (channel == null) {
        OpenHere.remove(named);
      }
    }
  }

  /** Says that the run was at work at this time, in milliseconds of the epoch. */
  void alive(long now) {
    IOException gone = seen(now);
    if (gone != null) {
      tell("the mark of this run is gone, so nobody will see if it is killed", gone);
      end(); // without its lock it would be taken for that of a dead run
    }
  }

  private synchronized @Nullable IOException seen(long now) {
    FileChannel file = channel;
    if (file == null || (now < seen + MINUTE && now >= seen)) {
      return null;
    }
    seen = now;
    String digits = Long.toString(now);
    if (digits.length() != DIGITS) {
      return null; // a clock before 2001, or behind 2286
    }
    try {
      ByteBuffer bytes = ByteBuffer.allocate(DIGITS);
      for (int i = 0; i < DIGITS; i++) {
        bytes.put((byte) digits.charAt(i));
      }
      file.write(bytes.flip(), seenAt);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  /** Says that the run has ended in order. */
  void end() {
    tell("the mark of this run stays, as if it had been killed", removed());
  }

  private synchronized @Nullable IOException removed() {
    ended = true;
    FileChannel file = channel;
    Path named = path;
    if (file == null || named == null) {
      return null;
    }
    channel = null;
    try (file) {
      Files.deleteIfExists(named);
      return null;
    } catch (IOException e) {
      return e;
    } finally {
      OpenHere.remove(named);
    }
  }

  /**
   * Takes the marker of a dead run away; of all who try, one does.
   *
   * @return the run; null where it lives, or another process was first
   * @throws MalformedException if it was no marker; it is gone
   * @throws IOException if it stays, as it is of a later format or cannot be read
   */
  static @Nullable DeadRun take(Path path) throws IOException {
    if (!OpenHere.add(path)) {
      return null;
    }
    try (FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      if (file.tryLock() == null) {
        return null;
      }
      @Nullable DeadRun dead = null;
      @Nullable MalformedException damaged = null;
      try {
        dead = read(file, "" + path.getFileName());
      } catch (MalformedException e) {
        damaged = e;
      }
      if (!Files.deleteIfExists(path)) {
        return null; // whoever removed it has it
      }
      if (damaged != null) {
        throw damaged;
      }
      return dead;
    } catch (NoSuchFileException e) {
      return null;
    } finally {
      OpenHere.remove(path);
    }
  }

  private static DeadRun read(FileChannel file, String name) throws IOException {
    if (file.size() > MOST_BYTES) {
      throw new MalformedException(file.size() + " bytes are no mark of a run");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {
      // until all is there
    }
    Json.Members json = Json.parse(bytes.array()).object();
    long format = json.whole("format");
    if (format != FORMAT) {
      throw new IOException("a mark of format " + format + ": this reader knows 1 and leaves it");
    }
    if (!name.equals(json.text("run") + ENDING)) {
      throw new MalformedException("it names the run '" + json.text("run") + "'");
    }
    try {
      return new DeadRun(
          UUID.fromString(json.text("run")),
          json.text("version"),
          Instant.ofEpochMilli(json.whole("began")),
          Instant.ofEpochMilli(json.whole("seen")));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("'" + json.text("run") + "' is no id of a run");
    }
  }
}
