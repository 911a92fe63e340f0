package dev.candor.sdk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps a folder within bounds: removes what is too old, then the oldest until there are not too
 * many files and not too many bytes. What is live is spared, and still counts.
 *
 * <p>Only files of the folder itself are seen, whatever they are called; a link is none. Holds no
 * state: safe for use by several threads and processes, of which each removes what is left.
 */
final class Retention {

  private Retention() {}

  /** Why a file goes. */
  enum Bound {
    AGE,
    FILES,
    BYTES
  }

  /**
   * How much is kept.
   *
   * @param age by the time of a file's last change
   * @param files how many files
   * @param bytes how many bytes in all
   */
  record Limits(Duration age, long files, long bytes) {}

  /** Removes one file. */
  interface Removal {

    /**
     * Removes a file of the folder.
     *
     * @return false where it is live, and stays
     * @throws NoSuchFileException if it is gone, which is as good
     */
    boolean remove(Path file, Bound because) throws IOException;
  }

  /**
   * What was done.
   *
   * @param removed how many files went
   * @param trouble what kept a file that should have gone, a sentence each; one that was missing is
   *     none
   */
  record Sweep(int removed, List<String> trouble) {

    Sweep {
      trouble = List.copyOf(trouble);
    }

    /** This one and another together. */
    Sweep and(Sweep other) {
      List<String> both = new ArrayList<>(trouble);
      both.addAll(other.trouble());
      return new Sweep(removed + other.removed(), both);
    }
  }

  /** A file; older ones come first. No comparator is put together: it would load what few need. */
  private record Kept(Path path, Instant changed, long bytes) implements Comparable<Kept> {

    @Override
    public int compareTo(Kept other) {
      int age = changed.compareTo(other.changed);
      return age == 0 ? path.compareTo(other.path) : age;
    }
  }

  /** Sweeps a folder of the files whose names are recognised; a folder that is missing is clean. */
  static Sweep sweep(
      Path folder, Predicate<String> recognised, Limits limits, Instant now, Removal removal) {
    List<String> trouble = new ArrayList<>();
    List<Kept> files = files(folder, recognised, trouble);
    Collections.sort(files);
    long count = files.size();
    long bytes = 0;
    for (Kept file : files) {
      bytes += file.bytes();
    }
    Instant oldest = now.minus(limits.age());
    int removed = 0;
    for (Kept file : files) {
      Bound bound;
      if (file.changed().isBefore(oldest)) {
        bound = Bound.AGE;
      } else if (count > limits.files()) {
        bound = Bound.FILES;
      } else if (bytes > limits.bytes()) {
        bound = Bound.BYTES;
      } else {
        break; // all that follow are younger
      }
      if (isGone(file.path(), bound, removal, trouble)) {
        removed++;
        count--;
        bytes -= file.bytes();
      }
    }
    return new Sweep(removed, trouble);
  }

  private static boolean isGone(Path path, Bound bound, Removal removal, List<String> trouble) {
    try {
      return removal.remove(path, bound);
    } catch (NoSuchFileException e) {
      return true; // another process was here
    } catch (IOException | RuntimeException e) {
      trouble.add(path + " cannot be removed: " + e);
      return false;
    }
  }

  private static List<Kept> files(Path folder, Predicate<String> recognised, List<String> trouble) {
    List<Kept> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path path : found) {
        if (recognised.test("" + path.getFileName())) {
          look(path, files, trouble);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return files; // nothing was ever kept
    } catch (IOException | DirectoryIteratorException e) {
      trouble.add(folder + " cannot be read: " + e);
    }
    return files;
  }

  private static void look(Path path, List<Kept> files, List<String> trouble) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (file.isRegularFile()) {
        files.add(new Kept(path, file.lastModifiedTime().toInstant(), file.size()));
      }
    } catch (NoSuchFileException e) {
      return; // another process removed it since we looked
    } catch (IOException e) {
      trouble.add(path + " cannot be looked at: " + e);
    }
  }
}
