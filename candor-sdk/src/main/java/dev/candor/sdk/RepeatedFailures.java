package dev.candor.sdk;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Counts, over all processes of an installation, how often each command failed lately.
 *
 * <pre>
 * failures.json: {"format":1,"failed":[{"command":"ao spawn","code":1,
 *                  "at":[1770112800123,1770112860123],"told":1770112860123}]}
 * </pre>
 *
 * <p>Times are milliseconds of the epoch; {@code told} is absent where nothing was. Kept are the
 * latest {@value #MOST_COMMANDS} commands, and of each only what is young enough to count. The file
 * is replaced by one step, under a lock on {@code failures.lock} that nobody waits for longer than
 * about {@value #MOST_WAITS} ms: a failure that cannot be counted in that time is not, and said so.
 *
 * <p><b>Clock.</b> A failure of the future is forgotten. One that was told of in the future counts
 * as told now, so that a clock that is put back neither silences for long nor tells twice an hour.
 *
 * <p>Holds no state. Safe for use by several threads and processes.
 */
final class RepeatedFailures {

  static final int MOST_COMMANDS = 64;
  static final int MAX_COMMAND = 200;
  static final int MOST_WAITS = 10;

  private static final int FORMAT = 1;
  private static final int MAX_FILE = 1 << 20;

  private final Path folder;
  private final Debug debug;

  RepeatedFailures(Path folder, Debug debug) {
    this.folder = folder;
    this.debug = debug;
  }

  /** A command's latest failures; {@code told} is null where nobody told of them. */
  private record Failed(String command, int code, List<Long> at, @Nullable Long told) {

    long latest() {
      long latest = told == null ? 0 : told;
      for (long time : at) {
        latest = Math.max(latest, time);
      }
      return latest;
    }
  }

  /**
   * Counts a failure.
   *
   * @param command what was run: words that the product knows, never an argument
   * @return the failure, where it is to be told of now; else null
   */
  @Nullable RepeatedFailure count(String command, int code, Failures failures) {
    if (command.length() > MAX_COMMAND) {
      debug.trouble(
          "a failure is not counted",
          new IllegalArgumentException(
              "a command of " + command.length() + " characters is no path of commands"));
      return null;
    }
    Path lock = folder.resolve("failures.lock");
    Failed failed = new Failed(command, code, List.of(), null);
    try {
      OwnFiles.createFolder(folder);
      rehearse();
      for (int waits = 0; waits < MOST_WAITS; waits++) {
        if (OpenHere.add(lock)) {
          try (FileChannel channel = open(lock)) {
            return locked(channel, waits, failed, failures);
          } finally {
            OpenHere.remove(lock);
          }
        }
        LockSupport.parkNanos(this, 1_000_000);
      }
      throw busy(lock);
    } catch (IOException | RuntimeException e) {
      debug.trouble("a failure of '" + command + "' is not counted", e);
      return null;
    }
  }

  private static FileChannel open(Path lock) throws IOException {
    return FileChannel.open(
        lock,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        OwnFiles.attributes(lock));
  }

  private @Nullable RepeatedFailure locked(
      FileChannel channel, int waited, Failed failed, Failures failures) throws IOException {
    for (int waits = waited; waits < MOST_WAITS; waits++) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        Change change = change(failed, failures);
        OwnFiles.replace(file(), content(change.failed()));
        return change.told(); // closing the channel gives the lock back
      }
      LockSupport.parkNanos(this, 1_000_000);
    }
    throw busy(folder.resolve("failures.lock"));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this process has it under another name
    }
  }

  private static IOException busy(Path lock) {
    return new IOException(lock + " is held by others for too long");
  }

  /** What a failure makes of the file, and whether it is told of. */
  private record Change(List<Failed> failed, @Nullable RepeatedFailure told) {}

  private Path file() {
    return folder.resolve("failures.json");
  }

  private Change change(Failed failed, Failures failures) throws IOException {
    long now = debug.clock().millis();
    long within = failures.within().toMillis();
    long kept = Math.max(within, failures.quiet().toMillis());
    @Nullable Long told = null;
    List<Long> at = new ArrayList<>();
    List<Failed> all = read(file());
    for (Iterator<Failed> each = all.iterator(); each.hasNext(); ) {
      Failed known = each.next();
      if (known.code() == failed.code() && known.command().equals(failed.command())) {
        told = known.told() == null ? null : Math.min(known.told(), now);
        for (long time : known.at()) {
          if (time <= now && time > now - within) {
            at.add(time);
          }
        }
        each.remove();
      } else if (known.latest() <= now - kept) {
        each.remove();
      }
    }
    at.add(now);
    boolean again = at.size() >= failures.times();
    boolean tell = again && (told == null || told <= now - failures.quiet().toMillis());
    int times = at.size();
    List<Long> last = at.subList(Math.max(0, times - Failures.MOST_TIMES), times);
    all.add(new Failed(failed.command(), failed.code(), last, tell ? Long.valueOf(now) : told));
    return new Change(
        all.subList(Math.max(0, all.size() - MOST_COMMANDS), all.size()),
        tell ? new RepeatedFailure(failed.command(), failed.code(), times) : null);
  }

  private List<Failed> read(Path file) throws IOException {
    List<Failed> all = new ArrayList<>();
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new MalformedException("a file of " + Files.size(file) + " bytes");
      }
      all.addAll(parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return all; // nothing has failed yet
    } catch (MalformedException e) {
      debug.trouble(file + " cannot be read, and is begun anew", e);
    }
    return all;
  }

  private static List<Failed> parse(byte[] file) {
    List<Failed> all = new ArrayList<>();
    Json.Members json = Json.parse(file).object();
    if (json.whole("format") != FORMAT) {
      throw new MalformedException("format " + json.whole("format") + ", this reader knows 1");
    }
    for (Json each : json.array("failed")) {
      all.add(failed(each.object()));
    }
    return all;
  }

  /** Loads what is needed to read and write, so that it is not loaded while others wait. */
  private static int rehearse() {
    byte[] file = content(List.of(new Failed("", 1, List.of(1L), 1L)));
    return parse(file).size();
  }

  private static Failed failed(Json.Members json) {
    List<Long> at = new ArrayList<>();
    for (Json time : json.array("at")) {
      if (!(time instanceof Json.Whole whole)) {
        throw new MalformedException("'" + time + "' is no time");
      }
      at.add(whole.value());
    }
    Long told = json.members().containsKey("told") ? json.whole("told") : null;
    return new Failed(json.text("command"), (int) json.whole("code"), at, told);
  }

  private static byte[] content(List<Failed> all) {
    JsonWriter json = new JsonWriter(1_024);
    json.beginObject().name("format").value(FORMAT).name("failed").beginArray();
    for (Failed each : all) {
      json.beginObject().name("command").value(each.command()).name("code").value(each.code());
      json.name("at").beginArray();
      for (long time : each.at()) {
        json.value(time);
      }
      json.endArray();
      if (each.told() != null) {
        json.name("told").value(each.told());
      }
      json.endObject();
    }
    json.endArray().endObject().newline();
    return json.toByteArray();
  }
}
