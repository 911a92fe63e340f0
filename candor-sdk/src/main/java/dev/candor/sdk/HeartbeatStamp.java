package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The file that says when a report was last made, in seconds of the epoch, whatever process made
 * it. Where it says nothing, as it is missing, damaged, of the future or not to be read, a report
 * is due: rather one too many than none. Not safe for use by several threads.
 */
final class HeartbeatStamp {

  /** What an interval may be shorter by, so that a report of each interval is due. */
  private static final Duration SLACK = Duration.ofMinutes(10);

  private static final int MOST_BYTES = 32;

  private final Path file;
  private final Duration interval;
  private final Debug debug;
  private boolean told;

  HeartbeatStamp(Path file, Duration interval, Debug debug) {
    this.file = file;
    this.interval = interval;
    this.debug = debug;
  }

  /** How long until a report is due; zero where it is. */
  Duration left(Instant now) {
    long seconds = read();
    long age = now.getEpochSecond() - seconds;
    if (seconds < 0 || age < 0) {
      return Duration.ZERO;
    }
    Duration left = interval.minus(SLACK).minusSeconds(age);
    return left.isNegative() ? Duration.ZERO : left.plusSeconds(1);
  }

  /** The time that it says; -1 where it says none. */
  private long read() {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
        return -1;
      }
      String text = new String(Files.readAllBytes(file), US_ASCII).strip();
      return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : -1;
    } catch (IOException e) {
      tell("when the last heartbeat was cannot be read, so one is sent", e);
      return -1;
    }
  }

  /** Says that a report was made. */
  void write(Instant now) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null && Files.isDirectory(folder)) {
        OwnFiles.replace(file, (now.getEpochSecond() + "\n").getBytes(US_ASCII));
      }
    } catch (IOException e) {
      tell("when the last heartbeat was cannot be written, so restarts send more of them", e);
    }
  }

  private void tell(String what, IOException cause) {
    if (!told) {
      told = true; // the same again at each report would be no news
      debug.trouble(what, cause);
    }
  }
}
