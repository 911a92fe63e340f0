package dev.candor.collector.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The library that DuckDB's driver unpacks into the temporary folder and loads, 69 MB. The JVM
 * removes it at its end, and a kill leaves it there for good. So its name goes once it is loaded,
 * where {@code /proc} tells it, and its bytes go with the process, however that ends.
 */
final class UnpackedDriver {

  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final Pattern UNPACKED = Pattern.compile("/.*/libduckdb_java\\d+\\.so$");

  private UnpackedDriver() {}

  /** Takes the name of the loaded library away. Does nothing where that cannot be. */
  static void unlink() {
    try (Stream<String> maps = Files.lines(MAPS)) {
      for (String line : (Iterable<String>) maps::iterator) {
        Matcher unpacked = UNPACKED.matcher(line);
        if (unpacked.find()) {
          Files.deleteIfExists(Path.of(line.substring(unpacked.start())));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return; // no such system: the JVM removes the file at its end
    }
  }
}
