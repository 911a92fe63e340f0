package dev.candor.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The processor time of a Java process on Linux until now, in microseconds.
 *
 * @param all of all its threads
 * @param compilers of those of the just-in-time compilers, which rest some day
 */
record ProcessorTime(double all, double compilers) {

  private static final double MICROS_OF_A_TICK = 10_000; // whatever the kernel is built with

  /** Of a process that lives. */
  static ProcessorTime of(long process) throws IOException {
    double compilers = 0;
    Path folder = Path.of("/proc/" + process);
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder.resolve("task"))) {
      for (Path thread : threads) {
        String line = line(thread);
        compilers += line.matches(".*\\(C[12] Compiler.*") ? micros(line) : 0;
      }
    }
    return new ProcessorTime(micros(line(folder)), compilers);
  }

  private static String line(Path folder) throws IOException {
    try {
      return Files.readString(folder.resolve("stat")).trim();
    } catch (IOException e) {
      return "1 (ended) R 0 0 0 0 0 0 0 0 0 0 0 0"; // a thread that is gone took nothing
    }
  }

  /** User and system time, of a line as proc(5) says, from behind the name. */
  private static double micros(String line) {
    String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(words[11]) + Long.parseLong(words[12])) * MICROS_OF_A_TICK;
  }

  /** What came after an earlier time, for each of so many. */
  ProcessorTime since(ProcessorTime earlier, long events) {
    double each = Math.max(1, events);
    return new ProcessorTime((all - earlier.all) / each, (compilers - earlier.compilers) / each);
  }
}
