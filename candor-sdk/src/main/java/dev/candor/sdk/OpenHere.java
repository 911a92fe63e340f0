package dev.candor.sdk;

import java.nio.file.Path;

/**
 * The files that this process owns, with how many events wait in each segment of the spool.
 *
 * <p>POSIX takes all of a process's locks on a file away when the process closes that file
 * anywhere, so a segment that is open here must not be opened here a second time, not even to look.
 * A file of local events may be, as its owner is told here and takes the lock again. That is true
 * of the process whatever class loader asks, and so the system properties hold it.
 *
 * <p>Safe for use by several threads.
 */
final class OpenHere {

  private OpenHere() {}

  /** Notes that a segment is about to be opened; false where it is open already. */
  static boolean add(Path segment) {
    if (System.getProperties().putIfAbsent(key(segment), "0") != null) {
      return false;
    }
    takeRead(segment);
    return true;
  }

  /**
   * Notes that a file was read and closed again, which took away the lock of who has it open here.
   */
  static void wasRead(Path file) {
    if (waiting(file) >= 0) {
      System.getProperties().setProperty(readKey(file), "");
    }
  }

  /** Whether a file was read since this was last asked. */
  static boolean takeRead(Path file) {
    return System.getProperties().remove(readKey(file)) != null;
  }

  /** Says how many events wait in a segment that is open. */
  static void waits(Path segment, long events) {
    System.getProperties().setProperty(key(segment), Long.toString(events));
  }

  /** How many events wait in a segment that is open here; -1 where it is not open. */
  static long waiting(Path segment) {
    String waiting = System.getProperties().getProperty(key(segment));
    return waiting == null ? -1 : Long.parseLong(waiting);
  }

  /** Notes that a segment was closed. */
  static void remove(Path segment) {
    System.getProperties().remove(key(segment));
  }

  private static String key(Path segment) {
    return "dev.candor.open:".concat(segment.toAbsolutePath().normalize().toString());
  }

  private static String readKey(Path file) {
    return "dev.candor.read:".concat(file.toAbsolutePath().normalize().toString());
  }
}
