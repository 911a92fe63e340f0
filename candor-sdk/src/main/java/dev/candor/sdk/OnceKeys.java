package dev.candor.sdk;

import dev.candor.wire.Json;
import dev.candor.wire.JsonWriter;
import dev.candor.wire.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts that were recorded once and are not again: a file for each key, over all processes of
 * an installation.
 *
 * <pre>
 * once/ever/key-first_run.json       for the life of the installation
 * once/2026-11-21/key-ao%20ls.json   for a day of UTC; the days before yesterday are removed
 *
 * empty:                             claimed by whoever holds its lock; by nobody where nobody does
 * {"format":1,"key":"first_run","run":"…","spent":1770112800123}
 *                                    recorded by a run, at a time in milliseconds of the epoch
 * </pre>
 *
 * <p><b>Claim.</b> Whoever owns the empty file may record, and writes into it when the event is in
 * the store and the spool. The system releases the lock of a process that dies, and the next one
 * owns the file and records. A file is never removed while it may be claimed: who waits for the
 * lock of a removed file would own nothing.
 *
 * <p><b>Damage.</b> A file that is neither is claimed anew, and told of: a fact that comes twice
 * does less harm than one that never comes. One of a later format is left, and counts as spent.
 *
 * <p>Not safe for use by several threads; safe for use by several processes.
 */
final class OnceKeys {

  /** How many keys are known to be spent without a look at their files. */
  private static final int MOST_KNOWN = 1_024;

  private static final int FORMAT = 1;
  private static final int MOST_BYTES = 1_024;

  private final Path folder;
  private final Debug debug;
  private final Set<Path> known = new HashSet<>();
  private boolean swept;

  OnceKeys(Path folder, Debug debug) {
    this.folder = folder;
    this.debug = debug;
  }

  /** A key that this process alone may record under, until it is spent or released. */
  final class Held {

    private final OnceKey key;
    private final OwnedFile file;

    private Held(OnceKey key, OwnedFile file) {
      this.key = key;
      this.file = file;
    }

    /** Says that the event is kept. */
    void spend(UUID run) {
      JsonWriter json = new JsonWriter(128);
      json.beginObject().name("format").value(FORMAT).name("key").value(key.text());
      json.name("run").value(run).name("spent").value(debug.clock().millis());
      json.endObject().newline();
      try (OwnedFile spent = file) {
        ByteBuffer bytes = ByteBuffer.wrap(json.buffer(), 0, json.size());
        if (spent.channel().write(bytes, 0) < json.size()) {
          throw new IOException("the disk took a part of it only");
        }
        remember(spent.path());
      } catch (IOException e) {
        debug.trouble("'" + key.text() + "' may be recorded a second time", e);
      }
    }

    /** Lets go of it, as the event could not be kept: the next one that comes may record. */
    void release() {
      try (OwnedFile free = file) {
        free.channel().truncate(0);
      } catch (IOException e) {
        debug.trouble("'" + key.text() + "' could not be released", e);
      }
    }
  }

  /**
   * Claims a key.
   *
   * @param epochMillis when the event was recorded
   * @return the key; null where it is spent, or another has claimed it and lives
   * @throws IOException if the disk does not take the claim
   */
  @Nullable Held claim(OnceKey key, long epochMillis) throws IOException {
    Path path = key.in(folder, epochMillis);
    if (known.contains(path)) {
      return null;
    }
    if (key.daily()) {
      sweep(OnceKey.day(epochMillis).minusDays(1));
    }
    Path of = path.getParent();
    OwnFiles.createFolder(of == null ? folder : of);
    OwnedFile file =
        OwnedFile.open(
            path,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    if (file == null) {
      return null;
    }
    boolean held = false;
    try {
      held = !isSpent(key, file);
    } finally {
      if (!held) {
        file.close();
      }
    }
    return held ? new Held(key, file) : null;
  }

  private boolean isSpent(OnceKey key, OwnedFile file) throws IOException {
    FileChannel channel = file.channel();
    if (channel.size() == 0) {
      return false;
    }
    try {
      check(key, channel);
      remember(file.path());
      return true;
    } catch (MalformedException e) {
      debug.trouble(file.path() + " cannot be read, and is begun anew", e);
      channel.truncate(0);
      return false;
    }
  }

  private void check(OnceKey key, FileChannel channel) throws IOException {
    if (channel.size() > MOST_BYTES) {
      throw new MalformedException("a file of " + channel.size() + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // until all is there
    }
    Json.Members json = Json.parse(bytes.array()).object();
    long format = json.whole("format");
    if (format > FORMAT) {
      debug.tell(
          "'%s' counts as recorded: it is kept in format %d, and this reader knows 1"
              .formatted(key.text(), format));
      return;
    }
    if (format < FORMAT || !json.text("key").equals(key.text()) || json.whole("spent") < 0) {
      throw new MalformedException("it is of another key or format");
    }
  }

  private void remember(Path path) {
    if (known.size() == MOST_KNOWN) {
      known.clear(); // their files are looked at again
    }
    known.add(path);
  }

  /** Removes the days before one; once a run. */
  private void sweep(LocalDate first) {
    if (swept) {
      return;
    }
    swept = true;
    try {
      for (Path day : Listing.of(folder)) {
        if (isBefore("" + day.getFileName(), first)) {
          remove(day);
        }
      }
    } catch (IOException e) {
      debug.trouble("keys of days that are over stay", e);
    }
  }

  private static boolean isBefore(String name, LocalDate first) {
    try {
      return LocalDate.parse(name).isBefore(first);
    } catch (DateTimeException e) {
      return false; // no day
    }
  }

  private static void remove(Path day) throws IOException {
    for (Path key : Listing.of(day)) {
      Files.deleteIfExists(key);
    }
    Files.deleteIfExists(day);
  }
}
