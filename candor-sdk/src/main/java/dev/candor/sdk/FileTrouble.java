package dev.candor.sdk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** What is wrong with a file, in words: of most exceptions the message is its name alone. */
public final class FileTrouble {

  private FileTrouble() {}

  /** The words for a person: {@code /home/ada/x: permission denied}. */
  public static String words(IOException e) {
    if (e instanceof FileSystemException file) {
      String reason = reason(file);
      return file.getFile() == null ? reason : file.getFile() + ": " + reason;
    }
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private static String reason(FileSystemException e) {
    if (e.getReason() != null) {
      return e.getReason();
    } else if (e instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (e instanceof AccessDeniedException) {
      return "permission denied";
    } else if (e instanceof FileAlreadyExistsException) {
      return "is there already";
    } else if (e instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    } else if (e instanceof NotDirectoryException) {
      return "is no folder";
    }
    return e.getClass().getSimpleName();
  }
}
