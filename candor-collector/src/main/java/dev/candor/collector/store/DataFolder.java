package dev.candor.collector.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that a collector keeps its data in, held by one process at a time.
 *
 * <pre>
 * format               two lines: "candor-data 3", and the zone that days are counted in
 * lock                 locked by the process that has the folder open
 * hot-NNNNNN.duckdb    events; the one with the highest number is written to, the others are read
 * hot-NNNNNN.duckdb.wal   what was committed and not yet checkpointed
 * making.duckdb        the next file, until it is whole; left over only by a kill, and removed
 * peppers/HEX          a product's pepper, 64 hexadecimal digits; HEX are the bytes of its name
 * temporary/           what queries spill; emptied on every start
 * </pre>
 */
final class DataFolder implements AutoCloseable {

  private static final String FORMAT = "candor-data 3";
  private static final Pattern HOT = Pattern.compile("hot-\\d{6}\\.duckdb");

  private final Path path;
  private final ZoneId zone;
  private final FileChannel lock;

  private DataFolder(Path path, ZoneId zone, FileChannel lock) {
    this.path = path;
    this.zone = zone;
    this.lock = lock;
  }

  /**
   * Opens a folder, and makes it where there is none.
   *
   * @param zone the zone that days are counted in; it cannot change later
   * @throws DataFolderException if another process has it, or it was made with another zone
   */
  static DataFolder open(Path path, ZoneId zone) {
    try {
      make(path);
      FileChannel lock = lock(path);
      try {
        Path format = path.resolve("format");
        if (Files.notExists(format)) {
          writeWhole(format, FORMAT + "\n" + zone.getId() + "\n");
        }
        ZoneId made = zone(path);
        if (!made.equals(zone)) {
          throw new DataFolderException(
              "the data in '%s' are counted in the zone '%s', not '%s': say --tz %s, or take another folder"
                  .formatted(path, made, zone, made));
        }
        return prepared(new DataFolder(path, made, lock));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a folder that is there, in its own zone.
   *
   * @throws DataFolderException if there is none, or another process has it
   */
  static DataFolder existing(Path path) {
    if (Files.notExists(path.resolve("format"))) {
      throw new DataFolderException(
          "there are no collector's data in '%s': name the folder that 'candor serve --data' was given"
              .formatted(path));
    }
    try {
      FileChannel lock = lock(path);
      try {
        return prepared(new DataFolder(path, zone(path), lock));
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The zone that a folder was made with, or empty where there is none yet.
   *
   * @throws DataFolderException if this program does not know its format
   */
  static Optional<ZoneId> madeWith(Path path) {
    try {
      return Files.exists(path.resolve("format")) ? Optional.of(zone(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataFolder prepared(DataFolder folder) throws IOException {
    Files.deleteIfExists(folder.making());
    Files.deleteIfExists(folder.path.resolve("making.duckdb.wal"));
    Path temporary = folder.temporary();
    Files.createDirectories(temporary);
    try (Stream<Path> left = Files.list(temporary)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    return folder;
  }

  /** Makes a folder for its owner alone; one that is there stays as its owner made it. */
  private static void make(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path) || parent == null) {
      return;
    }
    Files.createDirectories(parent);
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(path);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // this process has it open already: the same answer
    }
    channel.close();
    throw new DataFolderException(
        "another collector is using '%s': stop it, or ask it (candor report --collector URL)"
            .formatted(path));
  }

  private static ZoneId zone(Path path) throws IOException {
    List<String> lines = Files.readAllLines(path.resolve("format"));
    if (lines.size() != 2 || !lines.getFirst().equals(FORMAT)) {
      throw new DataFolderException(
          "'%s' says '%s', but this program reads '%s': use the program that made it"
              .formatted(path.resolve("format"), lines.isEmpty() ? "" : lines.getFirst(), FORMAT));
    }
    try {
      return ZoneId.of(lines.get(1));
    } catch (DateTimeException e) {
      throw new DataFolderException(
          "'%s' names the zone '%s', which this Java does not know"
              .formatted(path.resolve("format"), lines.get(1)));
    }
  }

  /** Writes a small file so that it is there whole, or not at all. */
  private static void writeWhole(Path file, String text) throws IOException {
    Path making = file.resolveSibling(file.getFileName() + ".making");
    Files.deleteIfExists(making);
    try (FileChannel out =
        FileChannel.open(making, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(making, file, StandardCopyOption.ATOMIC_MOVE);
    force(file.resolveSibling(""));
  }

  /** Makes the names in a folder durable. */
  private static void force(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (AccessDeniedException e) {
      // a system whose folders cannot be opened makes names durable itself
    }
  }

  /** The zone that days are counted in. */
  ZoneId zone() {
    return zone;
  }

  /** Where queries may spill. */
  Path temporary() {
    return path.resolve("temporary");
  }

  /** Where the next file is made. */
  Path making() {
    return path.resolve("making.duckdb");
  }

  /** A file of events. */
  Path file(int number) {
    return path.resolve("hot-%06d.duckdb".formatted(number));
  }

  /** What a file of events has committed and not checkpointed; may be absent. */
  Path log(int number) {
    return path.resolve("hot-%06d.duckdb.wal".formatted(number));
  }

  /** Gives the file that was made its name, durably. */
  void made(int number) {
    try {
      Files.move(making(), file(number), StandardCopyOption.ATOMIC_MOVE);
      force(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of the files of events, in order. */
  List<Integer> files() {
    List<Integer> numbers = new ArrayList<>();
    try (Stream<Path> all = Files.list(path)) {
      for (Path file : all.toList()) {
        String name = path.relativize(file).toString();
        if (HOT.matcher(name).matches()) {
          numbers.add(Integer.valueOf(name.substring(4, 10)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    numbers.sort(null);
    return numbers;
  }

  /** A product's pepper, where it has one. */
  Optional<byte[]> pepper(String product) {
    Path file = pepperFile(product);
    try {
      return Files.exists(file)
          ? Optional.of(HexFormat.of().parseHex(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a product's pepper, durably and for its owner's eyes only. */
  void keepPepper(String product, byte[] pepper) {
    try {
      Files.createDirectories(path.resolve("peppers"));
      writeWhole(pepperFile(product), HexFormat.of().formatHex(pepper) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pepperFile(String product) {
    byte[] name = product.getBytes(StandardCharsets.UTF_8);
    return path.resolve("peppers").resolve(HexFormat.of().formatHex(name));
  }

  /** Lets another process have the folder. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
