package dev.candor.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a process takes of its machine, in bytes.
 *
 * @param resident memory that is in use
 * @param mostResident the most that ever was
 * @param spool the files of its spool
 * @param events the files of its local events
 */
record Footprint(long resident, long mostResident, long spool, long events) {

  /** None at all. */
  static final Footprint NONE = new Footprint(0, 0, 0, 0);

  /** Of a process that lives, and of its folders. */
  static Footprint of(long process, Path spool, Path events) throws IOException {
    long resident = 0;
    long most = 0;
    for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        resident = bytes(line);
      } else if (line.startsWith("VmHWM:")) {
        most = bytes(line);
      }
    }
    return new Footprint(resident, most, size(spool), size(events));
  }

  private static long bytes(String line) {
    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
  }

  /** Each of its numbers, or the other's where that is more. */
  Footprint most(Footprint other) {
    return new Footprint(
        Math.max(resident, other.resident),
        Math.max(mostResident, other.mostResident),
        Math.max(spool, other.spool),
        Math.max(events, other.events));
  }

  /** The files of a folder; one that is removed meanwhile counts for nothing. */
  private static long size(Path folder) throws IOException {
    Sizes sizes = new Sizes();
    Files.walkFileTree(folder, sizes);
    return sizes.sum;
  }

  private static final class Sizes extends SimpleFileVisitor<Path> {

    private long sum;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      sum += attributes.size();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }
  }
}
