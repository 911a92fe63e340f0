package dev.candor.sdk;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one collector that a file names for identities raw, as a destination sees it: is it its own?
 *
 * <p>Only the destination's sink knows its address, and making one is the product's own code, which
 * may hang. So it is made when the first such value is to leave, in a thread of its own. Who asks
 * waits for it a moment, once; until it is known, the answer is no.
 *
 * <p>Asked by one thread.
 */
final class NamedCollector implements Runnable {

  /** As long as the worker may let everything else wait, once in a run. */
  private static final Duration MOMENT = Duration.ofMillis(250);

  private final URI named;
  private final Leg leg;
  private final Permit permit;
  private final Debug debug;
  private final CountDownLatch known = new CountDownLatch(1);
  private volatile boolean there;
  private boolean asked;

  /**
   * A collector.
   *
   * @param named its address, as {@link CollectorAddress} writes it
   * @param leg the way to the destination
   */
  NamedCollector(URI named, Leg leg, Permit permit, Debug debug) {
    this.named = named;
    this.leg = leg;
    this.permit = permit;
    this.debug = debug;
  }

  /** Whether the destination is known to be the collector that is named. */
  boolean isThere() {
    if (!asked) {
      asked = true;
      if (Threads.start("sink-" + leg.destination(), this, debug) != null) {
        await();
      }
    }
    return there;
  }

  private void await() {
    try {
      if (!known.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
        debug.tell(
            "identities leave hashed until '%s' says whether it is %s: its sink is long in being made"
                .formatted(leg.destination(), named));
      }
    } catch (InterruptedException e) { // the host's own, which would close every file
      debug.tell("telemetry's thread was interrupted, and an identity may leave hashed");
    }
  }

  @Override
  public void run() {
    try (Sink sink = leg.sink().apply(permit)) {
      found(CollectorAddress.of(sink.address()));
    } catch (RuntimeException | Error e) {
      found(null); // the courier says why there is none
    }
  }

  private void found(@Nullable URI to) {
    if (known.getCount() == 0) {
      return; // it failed in closing
    }
    there = named.equals(to);
    if (!there) {
      debug.sent(
          "no identity leaves raw: raw_to names %s, and '%s' is %s"
              .formatted(named, leg.destination(), to == null ? "no collector that is known" : to));
    }
    known.countDown();
  }
}
