package dev.candor.sdk;

import dev.candor.wire.RowTrace;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the ids of spans: a random seed, mixed with a count. No two of a run are the same, and none
 * is zero. Safe for use by several threads.
 */
final class SpanIds {

  /** An odd number whose multiples are spread over 64 bits: the golden ratio's fraction. */
  private static final long STRIDE = 0x9e37_79b9_7f4a_7c15L;

  private final Seed seed;
  private final AtomicLong count = new AtomicLong();

  /** Draws its seed. */
  SpanIds(Entropy entropy) {
    ByteBuffer random = ByteBuffer.allocate(3 * Long.BYTES);
    entropy.fill(random.array());
    this.seed = new Seed(random.getLong(), random.getLong(), random.getLong());
  }

  private record Seed(long high, long low, long span) {}

  /** The first span of a new trace. */
  RowTrace root() {
    while (true) {
      long span = next();
      long high = mixed(seed.high() ^ span);
      long low = mixed(seed.low() ^ span);
      if ((high | low) != 0) {
        return new RowTrace(high, low, span, 0);
      }
    }
  }

  /** A span below another one. */
  RowTrace below(RowTrace parent) {
    return new RowTrace(parent.high(), parent.low(), next(), parent.span());
  }

  private long next() {
    long id;
    do {
      id = mixed(seed.span() + STRIDE * count.incrementAndGet());
    } while (id == 0);
    return id;
  }

  /** Spreads a number over 64 bits, each to another one: D. Stafford's thirteenth mix. */
  private static long mixed(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return mixed ^ (mixed >>> 31);
  }
}
