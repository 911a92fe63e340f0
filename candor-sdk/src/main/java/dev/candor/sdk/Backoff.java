package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * When a destination that failed may be tried again: after a random part of a wait that doubles
 * with each failure ("full jitter"), and never before the destination asked. The moment and the
 * failures are kept in a file, so that the next process waits too. Not safe for use by several
 * threads.
 *
 * <pre>
 * File:  milliseconds of the epoch, a blank, the number of failures in a row
 * </pre>
 */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_ASKED = Duration.ofHours(2);

  private final Path file;
  private final InstantSource clock;
  private final Entropy entropy;

  Backoff(Path file, InstantSource clock, Entropy entropy) {
    this.file = file;
    this.clock = clock;
    this.entropy = entropy;
  }

  private record Kept(long untilMillis, int failures) {}

  /** How long to wait still; zero where the destination may be tried now. */
  Duration left() {
    long now = clock.millis();
    long until = kept().untilMillis();
    // No wait is longer: the clock was set back since, and must not keep the courier away.
    boolean waiting = until > now && until <= now + LONGEST_ASKED.toMillis();
    return waiting ? Duration.ofMillis(until - now) : Duration.ZERO;
  }

  private Kept kept() {
    try {
      String[] words = Files.readString(file, US_ASCII).strip().split(" ", -1);
      return new Kept(Long.parseLong(words[0]), words.length > 1 ? Integer.parseInt(words[1]) : 0);
    } catch (IOException | NumberFormatException e) {
      return new Kept(0, 0); // absent or unreadable: trying once too early harms nobody
    }
  }

  /** Writes down a failure, and returns the wait. */
  Duration failed(Duration asked) throws IOException {
    int failures = Math.max(0, Math.min(kept().failures(), 10));
    long longest = Math.min(FIRST.toMillis() << failures, LONGEST.toMillis());
    byte[] random = new byte[4];
    entropy.fill(random);
    long fraction =
        ((random[0] & 0xffL) << 24)
            | ((random[1] & 0xffL) << 16)
            | ((random[2] & 0xffL) << 8)
            | (random[3] & 0xffL);
    Duration wait = Duration.ofMillis(1 + ((longest * fraction) >>> 32));
    if (asked.compareTo(wait) > 0) {
      wait = asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
    }
    String kept = (clock.millis() + wait.toMillis()) + " " + (failures + 1);
    OwnFiles.replace(file, kept.getBytes(US_ASCII));
    return wait;
  }

  /** Writes down a success. */
  void succeeded() throws IOException {
    Files.deleteIfExists(file);
  }
}
