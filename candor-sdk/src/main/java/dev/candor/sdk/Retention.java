package dev.candor.sdk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keeps a folder within bounds: removes what is too old, then the oldest until there are not too
 * many files and not too many bytes. What is live is spared, and still counts.
 *
 * <p>Only files of the folder itself are seen, whatever they are called; a link is none. Holds no
 * state: safe for use by several threads and processes, of which each removes what is left.
 */
abstract class Retention {

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
  record Limits(Duration age, long files, long bytes) {

    /**
     * Whether all that is in a folder is within, so that nothing in it needs a look of its own:
     * what a run that starts asks first, for little. What cannot be read, or goes meanwhile, is
     * not: {@link Retention#sweep} says why.
     */
    boolean hold(Path folder, Instant now) {
      List<String> names;
      try {
        names = OwnFiles.names(folder);
      } catch (IOException e) {
        return false;
      }
      if (names.size() > files) {
        return false;
      }
      File in = new File(folder.toString());
      long oldest = now.toEpochMilli() - age.toMillis(); // Instant's own would load five classes
      long sum = 0;
      for (String name : names) {
        File file = new File(in, name);
        sum += file.length();
        if (file.lastModified() < oldest) {
          return false;
        }
      }
      return sum <= bytes;
    }

    /** A sixteenth less of files and bytes: who sweeps makes room for the runs that follow. */
    Limits withRoom() {
      return new Limits(age, files - files / 16, bytes - bytes / 16);
    }
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

  /** Whether a file of this name is one of those that are kept within bounds. */
  abstract boolean isOne(String name);

  /**
   * Removes a file.
   *
   * @return false where it is live, and stays
   * @throws NoSuchFileException if it is gone, which is as good
   */
  abstract boolean remove(Path file, Bound because) throws IOException;

  /** Sweeps a folder; one that is missing is clean. */
  final Sweep sweep(Path folder, Limits limits, Instant now) {
    List<String> trouble = new ArrayList<>();
    List<Kept> files = files(folder, trouble);
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
      if (isGone(file.path(), bound, trouble)) {
        removed++;
        count--;
        bytes -= file.bytes();
      }
    }
    return new Sweep(removed, trouble);
  }

  private boolean isGone(Path path, Bound bound, List<String> trouble) {
    try {
      return remove(path, bound);
    } catch (NoSuchFileException e) {
      return true; // another process was here
    } catch (IOException | RuntimeException e) {
      trouble.add(path + " cannot be removed: " + e);
      return false;
    }
  }

  private List<Kept> files(Path folder, List<String> trouble) {
    List<Kept> files = new ArrayList<>();
    try {
      for (String name : OwnFiles.names(folder)) {
        if (isOne(name)) {
          look(folder.resolve(name), files, trouble);
        }
      }
    } catch (IOException e) {
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
