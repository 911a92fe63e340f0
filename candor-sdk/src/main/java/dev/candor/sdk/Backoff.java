package dev.candor.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * When a destination that failed may be tried again: after a random part of a wait that doubles
 * with each failure ("full jitter"), and never before the destination asked.
 *
 * <p>A process that goes on waits for half a minute at most. The next one finds in a file how often
 * the destination has failed, and waits longer the more that is, up to hours: so a tool that is
 * called all day does not knock at a dead door each time. Not safe for use by several threads.
 *
 * <pre>
 * File:  milliseconds of the epoch, a blank, the number of failures in a row
 * </pre>
 */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST_HERE = Duration.ofSeconds(30);
  private static final Duration LONGEST_ELSEWHERE = Duration.ofHours(4);
  private static final Duration LONGEST_ASKED = Duration.ofHours(25);
  private static final int MOST_FAILURES = 30;

  private final Path file;
  private final InstantSource clock;
  private final Entropy entropy;
  private long untilHere = -1;

  Backoff(Path file, InstantSource clock, Entropy entropy) {
    this.file = file;
    this.clock = clock;
    this.entropy = entropy;
  }

  private record Kept(long untilMillis, int failures) {}

  /** How a destination is that is left alone, for whoever looks; null where it may be tried. */
  static Spool.@Nullable LeftAlone of(String destination, Path file, InstantSource clock) {
    Kept kept = new Backoff(file, clock, bytes -> {}).kept();
    Instant until = Instant.ofEpochMilli(kept.untilMillis());
    Instant now = clock.instant();
    return until.isAfter(now) && !until.isAfter(now.plus(LONGEST_ASKED))
        ? new Spool.LeftAlone(destination, until, kept.failures())
        : null;
  }

  /** How long to wait still; zero where the destination may be tried now. */
  Duration left() {
    long now = clock.millis();
    Kept kept = kept();
    if (kept.failures() == 0) {
      untilHere = -1; // another process got through
    }
    long until = untilHere < 0 ? kept.untilMillis() : untilHere;
    // No wait is longer: the clock was set back since, and must not keep the courier away.
    boolean waiting = until > now && until <= now + LONGEST_ASKED.toMillis();
    return waiting ? Duration.ofMillis(until - now) : Duration.ZERO;
  }

  private Kept kept() {
    try {
      String[] words = Files.readString(file, US_ASCII).strip().split(" ", -1);
      return new Kept(Long.parseLong(words[0]), words.length > 1 ? Integer.parseInt(words[1]) : 1);
    } catch (IOException | NumberFormatException e) {
      return new Kept(0, 0); // absent or unreadable: trying once too early harms nobody
    }
  }

  /** Writes down a failure, and returns how long this process is to wait. */
  Duration failed(Duration asked) throws IOException {
    int failures = Math.max(0, Math.min(kept().failures(), MOST_FAILURES));
    long fraction = fraction();
    Duration floor = asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
    Duration here = longer(floor, jittered(failures, LONGEST_HERE, fraction));
    Duration elsewhere = longer(floor, jittered(failures, LONGEST_ELSEWHERE, fraction));
    long now = clock.millis();
    untilHere = now + here.toMillis();
    String kept = (now + elsewhere.toMillis()) + " " + (failures + 1);
    OwnFiles.replace(file, kept.getBytes(US_ASCII));
    return here;
  }

  private static Duration jittered(int failures, Duration longest, long fraction) {
    long whole = Math.min(FIRST.toMillis() << failures, longest.toMillis());
    return Duration.ofMillis(1 + ((whole * fraction) >>> 32));
  }

  private long fraction() {
    byte[] random = new byte[4];
    entropy.fill(random);
    return ((random[0] & 0xffL) << 24)
        | ((random[1] & 0xffL) << 16)
        | ((random[2] & 0xffL) << 8)
        | (random[3] & 0xffL);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /** Writes down a success. */
  void succeeded() throws IOException {
    untilHere = -1;
    Files.deleteIfExists(file);
  }
}
