package dev.candor.sdk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What stands in a folder, sorted. A run that starts asks {@link OwnFiles#names}, for less. */
final class Listing {

  private Listing() {}

  /** The folders in a folder, by name; what is a link to one is none. */
  static List<Path> folders(Path folder) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path path : of(folder)) {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        folders.add(path);
      }
    }
    return folders;
  }

  /** What stands in a folder, by name; nothing where there is no folder. */
  static List<Path> of(Path folder) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path path : found) {
        paths.add(path);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return paths; // nothing was ever put there
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(paths);
    return paths;
  }
}
