package dev.candor.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner may read, where the file system knows of owners. */
final class OwnerOnly {

  private static final FileAttribute<?>[] NONE = {};

  private OwnerOnly() {}

  /** Makes a folder, and those above it, where they are not there yet. */
  static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, of(folder, "rwx------"));
    }
  }

  /** Makes an empty file, where there is none yet. */
  static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, file(file));
    } catch (FileAlreadyExistsException e) {
      return; // as nearly always
    }
  }

  static FileAttribute<?>[] file(Path at) {
    return of(at, "rw-------");
  }

  private static FileAttribute<?>[] of(Path at, String permissions) {
    return at.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : NONE;
  }
}
