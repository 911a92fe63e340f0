package dev.candor.collector.insight;

import java.util.Arrays;

/**
 * The days that one actor was active on, of each kind, as bit sets in blocks of 64 days.
 *
 * <p>Safe for use by several threads once nobody adds to it any more.
 */
final class ActorCalendar {

  private static final int BLOCK = 64;

  private int firstBlock;
  private long[] development = {};
  private long[] runtime = {};

  /** Adds what another knows of the same actor. */
  void add(ActorCalendar other) {
    for (int i = 0; i < other.development.length; i++) {
      add(other.firstBlock + i, other.development[i], other.runtime[i]);
    }
  }

  /** Adds sets of days in a block. */
  void add(int block, long ofDevelopment, long ofRuntime) {
    cover(block);
    development[block - firstBlock] |= ofDevelopment;
    runtime[block - firstBlock] |= ofRuntime;
  }

  private void cover(int block) {
    if (development.length == 0) {
      firstBlock = block;
      development = new long[1];
      runtime = new long[1];
    } else if (block < firstBlock) {
      development = shifted(development, firstBlock - block);
      runtime = shifted(runtime, firstBlock - block);
      firstBlock = block;
    } else if (block >= firstBlock + development.length) {
      development = Arrays.copyOf(development, block - firstBlock + 1);
      runtime = Arrays.copyOf(runtime, block - firstBlock + 1);
    }
  }

  private static long[] shifted(long[] days, int by) {
    long[] longer = new long[days.length + by];
    System.arraycopy(days, 0, longer, by, days.length);
    return longer;
  }

  /** The first day that anything can be known of. */
  int firstDay() {
    return firstBlock * BLOCK;
  }

  /** Behind the last day that anything can be known of. */
  int endDay() {
    return (firstBlock + development.length) * BLOCK;
  }

  /** The 64 days that end with a day: the highest bit is the day, the next the day before. */
  long developmentUpTo(int day) {
    return upTo(development, day);
  }

  /** The same, of runtime. */
  long runtimeUpTo(int day) {
    return upTo(runtime, day);
  }

  private long upTo(long[] days, int day) {
    int block = Math.floorDiv(day, BLOCK);
    int bit = Math.floorMod(day, BLOCK);
    long low = block(days, block) << (BLOCK - 1 - bit);
    return bit == BLOCK - 1 ? low : low | (block(days, block - 1) >>> (bit + 1));
  }

  private long block(long[] days, int block) {
    int i = block - firstBlock;
    return i < 0 || i >= days.length ? 0 : days[i];
  }
}
