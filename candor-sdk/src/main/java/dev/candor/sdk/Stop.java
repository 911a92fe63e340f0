package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * That a destination has asked for nothing more, for good: a file in its folder of the spool, which
 * only a person's {@code on} takes away. Safe for use by several processes.
 *
 * <pre>
 * stopped:  the time at which it asked, as 2026-02-03T10:00:00Z
 * </pre>
 */
public final class Stop {

  private final Path file;

  /** For one destination of a tool. */
  public Stop(Places places, String destination) {
    this.file = places.spool(destination).resolve("stopped");
  }

  /** Whether the destination has asked for nothing more. */
  public boolean isAsked() {
    return Files.exists(file);
  }

  void ask(Instant now) throws IOException {
    OwnFiles.replace(file, (now + "\n").getBytes(UTF_8));
  }

  void lift() throws IOException {
    Files.deleteIfExists(file);
  }
}
