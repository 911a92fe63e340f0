package dev.candor.sdk;

import dev.candor.wire.RowTrace;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ids of spans: a seed, random and drawn with the first span, mixed with a count. No two
 * of a run are the same, and none is zero. Safe for use by several threads.
 */
final class SpanIds {

  /** An odd number whose multiples are spread over 64 bits: the golden ratio's fraction. */
  private static final long STRIDE = 0x9e37_79b9_7f4a_7c15L;

  private final Entropy entropy;
  private final AtomicLong count = new AtomicLong();
  private volatile @Nullable Seed seed;

  SpanIds(Entropy entropy) {
    this.entropy = entropy;
  }

  private record Seed(long high, long low, long span) {}

  /** The first span of a new trace. */
  RowTrace root() {
    Seed of = seed();
    while (true) {
      long span = next(of);
      long high = mixed(of.high() ^ span);
      long low = mixed(of.low() ^ span);
      if ((high | low) != 0) {
        return new RowTrace(high, low, span, 0);
      }
    }
  }

  /** A span below another one. */
  RowTrace below(RowTrace parent) {
    return new RowTrace(parent.high(), parent.low(), next(seed()), parent.span());
  }

  private long next(Seed of) {
    long id;
    do {
      id = mixed(of.span() + STRIDE * count.incrementAndGet());
    } while (id == 0);
    return id;
  }

  private Seed seed() {
    Seed known = seed;
    return known == null ? drawn() : known;
  }

  private synchronized Seed drawn() {
    Seed known = seed;
    if (known == null) {
      ByteBuffer random = ByteBuffer.allocate(3 * Long.BYTES);
      entropy.fill(random.array());
      known = new Seed(random.getLong(), random.getLong(), random.getLong());
      seed = known;
    }
    return known;
  }

  /** Spreads a number over 64 bits, each to another one: D. Stafford's thirteenth mix. */
  private static long mixed(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return mixed ^ (mixed >>> 31);
  }
}
