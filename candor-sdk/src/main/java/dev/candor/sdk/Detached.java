package dev.candor.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A process that {@link Candor.Builder#sendAfterwards} has started, to send what a tool left in the
 * spool when it ended.
 *
 * <p>It has 10 seconds to live, counted from when it was started, and then it is ended from within,
 * with exit code 0: also where a sink, a shutdown hook or a thread of the product's own does not
 * come back. There is one at a time on a machine for each tool.
 */
public final class Detached {

  /** Left at the end to write down how the destination is. */
  private static final Duration LAST = Duration.ofSeconds(1);

  private final Consent consent;
  private final Surroundings surroundings;

  /** Such a process of the product that a consent is for: this one. */
  public Detached(Consent consent, Surroundings surroundings) {
    this.consent = consent;
    this.surroundings = surroundings;
  }

  /** Sends what waits. */
  @FunctionalInterface
  public interface Errand {

    /**
     * Sends what waits, as far as that is possible in the time.
     *
     * @throws IOException if the spool cannot be read or written
     * @throws InterruptedException if the process is to end
     */
    void run(Duration atMost) throws IOException, InterruptedException;
  }

  /**
   * Does the errand, if consent still allows it and this process is the one that was started; to be
   * called as early as the process can. From here on the process ends in 10 seconds at the latest.
   *
   * @throws IOException if the errand or the claim meets one
   * @throws InterruptedException if the errand is interrupted
   */
  public void send(Errand errand) throws IOException, InterruptedException {
    Watch watch = new Watch(surroundings.nanos());
    watch.start();
    if (consent.decide().permit() == null) {
      return;
    }
    DetachedClaim.Held held = new DetachedClaim(consent.places(), surroundings.clock()).hold();
    if (held != null) {
      watch.keep(held);
      errand.run(held.left().minus(LAST));
    }
  }

  /** Ends the process when its time is over, and keeps the claim until then. */
  private static final class Watch implements Runnable {

    private final LongSupplier nanos;
    private final long began;
    private final Thread thread = Threads.daemon("detached", this);
    private volatile long life = DetachedClaim.LIFE.toNanos();
    private volatile AutoCloseable kept = () -> {};

    Watch(LongSupplier nanos) {
      this.nanos = nanos;
      this.began = nanos.getAsLong();
    }

    void start() {
      thread.start();
    }

    /** Keeps a claim, whose file would else be closed with the last who knows it. */
    void keep(DetachedClaim.Held held) {
      kept = held.file();
      life = nanos.getAsLong() - began + held.left().toNanos();
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      for (long left = life; left > 0; left = life - (nanos.getAsLong() - began)) {
        LockSupport.parkNanos(kept, left);
      }
      Runtime.getRuntime().halt(0); // an exit would wait for hooks, and for who holds its lock
    }
  }
}
