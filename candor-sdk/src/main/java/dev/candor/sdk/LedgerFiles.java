package dev.candor.sdk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The files of a ledger, and who may be at them.
 *
 * <p><b>Processes.</b> Who appends has one byte of the file locked, far behind its end, any that is
 * free; so none waits for another. Who folds has all of these bytes of a file that no longer bears
 * the ledger's name: then nobody appends to it, and whoever comes late finds it empty and opens the
 * ledger anew.
 *
 * <p><b>Threads.</b> POSIX takes a process's locks on a file away when the process closes that file
 * anywhere. So of one process only one thread is at these files, to read them, too.
 */
final class LedgerFiles {

  private static final long LOCKS_AT = 1L << 62;
  private static final int LOCKS = 256;
  private static final int MOST_WAITS = 20_000;
  private static final long WAIT_NANOS = 200_000;
  private static final String ENDING = ".jsonl";

  private final Path ledger;

  LedgerFiles(Path ledger) {
    this.ledger = ledger;
  }

  /** The file that lines are appended to. */
  Path open() {
    return ledger;
  }

  /** The file that lines were appended to before one was folded, as so many were before. */
  Path ended(long number) {
    return named("-" + number + ENDING);
  }

  /** Whether there is a file that has ended and is not folded yet. */
  boolean hasEnded() throws IOException {
    Path folder = ledger.getParent();
    if (folder != null) {
      String beginning = stem() + "-";
      String sums = "" + folded().getFileName();
      for (String name : OwnFiles.names(folder)) {
        if (name.startsWith(beginning) && name.endsWith(ENDING) && !name.equals(sums)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What was folded. */
  Path folded() {
    return named("-folded" + ENDING);
  }

  /** What will become the file of what was folded. */
  Path folding() {
    return named("-folded.tmp");
  }

  /** The file that whoever folds owns. */
  Path claim() {
    return named("-folded.lock");
  }

  private Path named(String ending) {
    return ledger.resolveSibling(stem() + ending);
  }

  private String stem() {
    String name = "" + ledger.getFileName();
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  /**
   * Waits until no other thread of this process is at the files; {@link #leave} lets the next one.
   *
   * @return whether the caller was interrupted: it would neither wait nor keep a file open
   */
  boolean enter() throws IOException {
    boolean interrupted = Thread.interrupted();
    for (int waits = 0; !OpenHere.add(ledger); waits++) {
      if (waits == MOST_WAITS) {
        throw new IOException(ledger + " is held by another thread for too long");
      }
      LockSupport.parkNanos(this, WAIT_NANOS);
      interrupted |= Thread.interrupted();
    }
    return interrupted;
  }

  /** Lets the next thread at the files, and gives the caller its interrupt back. */
  void leave(boolean interrupted) {
    OpenHere.remove(ledger);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Appends a line.
   *
   * @throws IOException if the disk does not take it, or not all of it
   */
  void append(byte[] line) throws IOException {
    Path folder = ledger.getParent();
    if (folder != null) {
      OwnFiles.createFolder(folder);
    }
    for (int tries = 0; tries < LOCKS; tries++) {
      boolean torn = isTorn();
      try (FileChannel channel =
          FileChannel.open(
              ledger,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              OwnFiles.attributes(ledger))) {
        if (lockOne(channel) && write(channel, line, torn)) {
          return;
        }
      }
    }
    throw new IOException(ledger + " is locked by others all the time");
  }

  private static boolean lockOne(FileChannel channel) {
    try {
      for (int i = 0; i < LOCKS; i++) {
        if (lock(channel, LOCKS_AT + i, 1)) {
          return true; // closing the channel gives it back
        }
      }
      return false;
    } catch (IOException e) {
      return true; // a disk without locks, where nobody can fold either
    }
  }

  private static boolean lock(FileChannel channel, long from, long length) throws IOException {
    try {
      return channel.tryLock(from, length, false) != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process has the file open under another name
    }
  }

  /**
   * Adds a line to the file that is locked, unless it was folded before it was locked. A folded
   * file is empty, as a new one is, but the ledger's name no longer leads to it.
   */
  private boolean write(FileChannel locked, byte[] line, boolean torn) throws IOException {
    if (locked.size() > 0) {
      add(locked, line, torn);
      return true;
    }
    try (FileChannel named = FileChannel.open(ledger, StandardOpenOption.WRITE)) {
      boolean same = isLockedHere(named);
      if (same) {
        add(locked, line, torn);
      }
      return same;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Whether a file is one of which this process has locked a byte, under whatever name. */
  private static boolean isLockedHere(FileChannel file) {
    try {
      file.tryLock(LOCKS_AT, LOCKS, false); // closing the channel gives back what is another's
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return true; // a disk without locks, where nobody can fold either
    }
  }

  private static void add(FileChannel channel, byte[] line, boolean torn) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
    if (torn) {
      bytes.put((byte) '\n');
    }
    bytes.put(line).flip();
    int length = bytes.remaining();
    int written = channel.write(bytes);
    if (written < length) { // the rest would stand behind what others add meanwhile
      throw new IOException("the disk took " + written + " of " + length + " bytes");
    }
  }

  /** Whether a process died while it wrote the last line, so that a new one must begin. */
  private boolean isTorn() throws IOException {
    try (FileChannel read = FileChannel.open(ledger, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      long size = read.size();
      return size > 0 && read.read(last, size - 1) == 1 && last.get(0) != '\n';
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw OwnFiles.named(ledger, e);
    }
  }

  /**
   * Opens a file that has ended, so that nobody else has it; null where somebody still appends to
   * it, or there is none.
   */
  @Nullable FileChannel take(Path ended) throws IOException {
    if (Files.notExists(ended)) {
      return null;
    }
    FileChannel channel =
        FileChannel.open(ended, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    boolean taken = false;
    try {
      taken = lock(channel, LOCKS_AT, LOCKS);
    } finally {
      if (!taken) {
        channel.close();
      }
    }
    return taken ? channel : null;
  }

  /** What stands in a file from a byte on; nothing where there is no file, or not so much. */
  static byte[] read(Path file, long from) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(channel, from);
    } catch (NoSuchFileException e) {
      return new byte[0];
    } catch (IOException e) {
      throw OwnFiles.named(file, e);
    }
  }

  /** What stands in an open file from a byte on. */
  static byte[] read(FileChannel channel, long from) throws IOException {
    long length = Math.max(0, channel.size() - from);
    if (length > Integer.MAX_VALUE - 8) {
      throw new IOException("a ledger of " + length + " bytes cannot be read");
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) length);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // until all is there
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
