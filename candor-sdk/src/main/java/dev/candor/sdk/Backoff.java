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
 * <p>What a destination asks is kept to for 28 days: as long as the oldest events wait that any
 * takes. Where the clock was set back to before the last failure, nobody waits for it to come round
 * again.
 *
 * <pre>
 * File:   Line, newline, why it failed, for a person: at most {@value #MAX_WHY} characters of ASCII
 * Line:   until when it is left alone, a blank, the number of failures in a row, a blank, when
 *         the last was, Blame?; times in milliseconds of the epoch
 * Blame:  a blank, the parcel with which the sink itself failed, a blank, how often it did
 * </pre>
 */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST_HERE = Duration.ofSeconds(30);
  private static final Duration LONGEST_ELSEWHERE = Duration.ofHours(4);
  private static final Duration LONGEST_ASKED = Duration.ofDays(28);
  private static final int MOST_FAILURES = 30;
  private static final int MAX_WHY = 200;

  private final Path file;
  private final InstantSource clock;
  private final Entropy entropy;
  private long untilHere = -1;
  private long sinceHere;
  private @Nullable Kept untaken;

  Backoff(Path file, InstantSource clock, Entropy entropy) {
    this.file = file;
    this.clock = clock;
    this.entropy = entropy;
  }

  private record Kept(long untilMillis, int failures, long since, Blame blame, String why) {

    private static final Kept NOTHING = new Kept(0, 0, 0, Blame.NONE, "");

    private static Kept parse(String text) {
      String[] lines = text.split("\n", 2);
      String[] words = lines[0].strip().split(" ", -1);
      return new Kept(
          Long.parseLong(words[0]),
          words.length > 1 ? Integer.parseInt(words[1]) : 1,
          words.length > 2 ? Long.parseLong(words[2]) : 0,
          words.length > 4 ? new Blame(words[3], Integer.parseInt(words[4])) : Blame.NONE,
          lines.length > 1 ? lines[1].strip() : "");
    }

    private byte[] bytes() {
      String blamed = blame.times() == 0 ? "" : " " + blame.parcel() + " " + blame.times();
      String plain = why.replaceAll("[^\\x20-\\x7e]+", " ");
      String shown = plain.substring(0, Math.min(plain.length(), MAX_WHY));
      String line = untilMillis + " " + failures + " " + since + blamed;
      return (line + "\n" + shown + "\n").getBytes(US_ASCII);
    }
  }

  /**
   * That a sink itself failed with a parcel, and not its destination: it threw, or hung.
   *
   * @param parcel its id
   * @param times how often in a row; zero where it did not
   */
  record Blame(String parcel, int times) {

    static final Blame NONE = new Blame("", 0);
  }

  /** How a destination is that is left alone, for whoever looks; null where it may be tried. */
  static Spool.@Nullable LeftAlone of(String destination, Path file, InstantSource clock) {
    Kept kept = new Backoff(file, clock, bytes -> {}).kept();
    return isBetween(kept.since(), clock.millis(), kept.untilMillis())
        ? new Spool.LeftAlone(
            destination, Instant.ofEpochMilli(kept.untilMillis()), kept.failures(), kept.why())
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
    long since = untilHere < 0 ? kept.since() : sinceHere;
    return isBetween(since, now, until) ? Duration.ofMillis(until - now) : Duration.ZERO;
  }

  /** Whether a wait goes on; one that has not begun, or is longer than any, is a clock's error. */
  private static boolean isBetween(long since, long now, long until) {
    return since <= now && now < until && until <= now + LONGEST_ASKED.toMillis();
  }

  private Kept kept() {
    Kept here = untaken;
    if (here != null) {
      return here;
    }
    try {
      return Kept.parse(Files.readString(file, US_ASCII));
    } catch (IOException | NumberFormatException e) {
      return Kept.NOTHING; // absent or unreadable: trying once too early harms nobody
    }
  }

  /** With what the sink itself failed, in this process or one before. */
  Blame blame() {
    return kept().blame();
  }

  /** Writes down with what the sink itself failed, where it may be tried again at once. */
  void blamed(Blame blame) {
    Kept kept = kept();
    write(new Kept(kept.untilMillis(), kept.failures(), kept.since(), blame, kept.why()));
  }

  /** Where a disk does not take it, this process alone knows. */
  private void write(Kept kept) {
    try {
      OwnFiles.replace(file, kept.bytes());
      untaken = null;
    } catch (IOException e) {
      untaken = kept;
    }
  }

  /**
   * Writes down a failure, and returns how long this process is to wait.
   *
   * @param asked how long at least
   * @param blame with what the sink itself failed
   * @param why for a person
   */
  Duration failed(Duration asked, Blame blame, String why) {
    int failures = Math.max(0, Math.min(kept().failures(), MOST_FAILURES));
    long fraction = fraction();
    Duration floor = asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
    Duration here = longer(floor, jittered(failures, LONGEST_HERE, fraction));
    Duration elsewhere = longer(floor, jittered(failures, LONGEST_ELSEWHERE, fraction));
    long now = clock.millis();
    untilHere = now + here.toMillis();
    sinceHere = now;
    write(new Kept(now + elsewhere.toMillis(), failures + 1, now, blame, why));
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
  void succeeded() {
    untilHere = -1;
    try {
      Files.deleteIfExists(file);
      untaken = null;
    } catch (IOException e) {
      untaken = Kept.NOTHING;
    }
  }
}
