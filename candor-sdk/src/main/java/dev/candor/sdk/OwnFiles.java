package dev.candor.sdk;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files and folders that only their owner may read. */
final class OwnFiles {

  private static final FileAttribute<?>[] NONE = {};

  /** Says by its time when a folder was looked after last. */
  static final String SWEPT = ".swept";

  private static final long HOUR = 60 * 60 * 1_000L;
  private static final char UNDECODED = '\uFFFD';
  private static final Permissions OWNERS_FILE = new Permissions(Set.of(OWNER_READ, OWNER_WRITE));
  private static final Permissions OWNERS_FOLDER =
      new Permissions(Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE));

  private OwnFiles() {}

  /** Makes a folder, and those above it, where they are not there yet. */
  static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, permissions(folder, OWNERS_FOLDER));
    }
  }

  /**
   * The names in a folder, in no order; nothing where there is no folder. It loads some 30 classes
   * less than {@link Listing#of}, for a run that starts. Only for what is asked again by each run:
   * it leaves out a name that this Java cannot say, and may leave out more where a disk fails.
   */
  static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    boolean hasFile = folder.getFileSystem().equals(FileSystems.getDefault());
    String[] found = hasFile ? folder.toFile().list() : null;
    if (found != null) {
      for (String name : found) {
        if (name.indexOf(UNDECODED) < 0) {
          names.add(name);
        }
      }
    } else if (!Files.notExists(folder)) {
      for (Path path : Listing.of(folder)) { // which says why
        names.add("" + path.getFileName());
      }
    }
    return names;
  }

  /**
   * Whether nobody has looked after a folder for an hour. Then it is the caller's turn, and a mark
   * in the folder tells all other processes.
   */
  static boolean isDue(Path folder, long nowMillis) throws IOException {
    Path mark = folder.resolve(SWEPT);
    if (!Files.exists(mark)) {
      Files.write(mark, new byte[0]);
    } else {
      long last = Files.getLastModifiedTime(mark).toMillis();
      if (last <= nowMillis && nowMillis - last < HOUR) {
        return false;
      }
    }
    touch(mark, nowMillis);
    return true;
  }

  /** Sets when a folder is due: in so long, and not in an hour. */
  static void dueIn(Path folder, long millis, long nowMillis) throws IOException {
    Path mark = folder.resolve(SWEPT);
    if (Files.exists(mark)) { // else it is due now
      touch(mark, nowMillis - HOUR + millis);
    }
  }

  /**
   * Sets when a file was last changed. {@link java.io.File} does it some milliseconds faster in a
   * run that starts.
   */
  static void touch(Path file, long epochMillis) throws IOException {
    boolean hasFile = file.getFileSystem().equals(FileSystems.getDefault());
    boolean isDone = hasFile && epochMillis >= 0 && file.toFile().setLastModified(epochMillis);
    if (!isDone) {
      Files.setLastModifiedTime(file, FileTime.fromMillis(epochMillis)); // which says why
    }
  }

  /** The bytes of a file. */
  static byte[] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw named(file, e);
    }
  }

  /** The same trouble; where a folder stands in a file's place, that is it, with its name. */
  static IOException named(Path file, IOException trouble) {
    if (!Files.isDirectory(file)) {
      return trouble;
    }
    FileSystemException named = new FileSystemException(file.toString(), null, "is a folder");
    named.initCause(trouble);
    return named;
  }

  /** Makes an empty file beside the one it will become. */
  static Path createTemporary(Path folder, String name) throws IOException {
    return createTemporary(folder, name, false);
  }

  /** Makes an empty folder beside the one it will become. */
  static Path createTemporaryFolder(Path folder, String name) throws IOException {
    return createTemporary(folder, name, true);
  }

  private static Path createTemporary(Path folder, String name, boolean isFolder)
      throws IOException {
    // Not createTempFile, which takes its names from a SecureRandom: see SystemEntropy.
    for (int taken = 0; ; taken++) {
      Path fresh = folder.resolve("." + name + "-" + taken + ".tmp");
      try {
        return isFolder
            ? Files.createDirectory(fresh, permissions(folder, OWNERS_FOLDER))
            : Files.createFile(fresh, attributes(folder));
      } catch (FileAlreadyExistsException e) {
        Thread.onSpinWait(); // another process is at it, or left it behind: the next name is free
      }
    }
  }

  /** Replaces a file's content by one atomic step. */
  static void replace(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    createFolder(folder);
    Path whole = createTemporary(folder, "" + file.getFileName());
    boolean moved = false;
    try {
      Files.write(whole, content);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      moved = true;
    } catch (IOException e) {
      throw named(file, e);
    } finally {
      if (!moved) { // else a file of this name is another process's by now
        Files.deleteIfExists(whole);
      }
    }
  }

  /**
   * Gives a whole file its name, unless there is one of that name already.
   *
   * @return whether it is ours
   */
  static boolean create(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    createFolder(folder);
    Path whole = createTemporary(folder, "" + file.getFileName());
    try {
      Files.write(whole, content);
      Files.createLink(file, whole);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // No hard links here: a move may replace what another process made at the same moment.
      return move(whole, file);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static boolean move(Path whole, Path file) throws IOException {
    try {
      Files.move(whole, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** What makes a new file there its owner's alone, where the file system knows owners. */
  static FileAttribute<?>[] attributes(Path file) {
    return permissions(file, OWNERS_FILE);
  }

  private static FileAttribute<?>[] permissions(Path at, Permissions permissions) {
    return at.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {permissions}
        : NONE;
  }

  /** As {@code PosixFilePermissions} makes them, without what that costs a cold start. */
  private record Permissions(Set<PosixFilePermission> value)
      implements FileAttribute<Set<PosixFilePermission>> {

    @Override
    public String name() {
      return "posix:permissions";
    }
  }
}
