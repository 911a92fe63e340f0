package dev.candor.testing;

import java.util.Comparator;

/**
 * One thing that a program was seen to do.
 *
 * @param kind what kind of thing
 * @param what the file's path, the thread's name, the child's program, the socket's kind or
 *     address, or the class's name; never a content or an argument
 */
public record Sight(Kind kind, String what) implements Comparable<Sight> {

  private static final Comparator<Sight> ORDER =
      Comparator.comparing(Sight::kind).thenComparing(Sight::what);

  /** What kind of thing was seen. */
  public enum Kind {
    /** A file that was opened for reading, such as a library. */
    READ("file read"),
    /** A file or folder that was opened for writing, made, renamed, changed or removed. */
    WRITTEN("file written"),
    /** A class that a Java program loaded; only where {@link Watch#classes} asks. */
    CLASS("class"),
    /** A thread beside the first of its process. */
    THREAD("thread"),
    /** A process that it started, by the program that ran in it last. */
    CHILD("child"),
    /** A socket that was opened, bound, or connected, and where to. */
    SOCKET("socket");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind, in words for a person. */
    public String words() {
      return words;
    }
  }

  @Override
  public int compareTo(Sight other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.words() + " " + what;
  }
}
