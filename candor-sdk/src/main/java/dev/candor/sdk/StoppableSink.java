package dev.candor.sdk;

import dev.candor.wire.Batch;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sink whose delivery another thread can end, and nothing but the delivery: a file channel closes
 * itself when its thread is interrupted, so an interrupt must never meet the spool or the ledger.
 *
 * <p>Safe for use by several threads; deliveries come from one at a time.
 */
final class StoppableSink implements Sink {

  private final Sink sink;
  private @Nullable Thread delivering;
  private boolean stopped;

  StoppableSink(Sink sink) {
    this.sink = sink;
  }

  @Override
  public String name() {
    return sink.name();
  }

  @Override
  public @Nullable URI address() {
    return sink.address();
  }

  @Override
  public Delivery deliver(Batch batch, Instant deadline) throws InterruptedException {
    begin();
    try {
      return sink.deliver(batch, deadline);
    } finally {
      end();
    }
  }

  private synchronized void begin() throws InterruptedException {
    if (stopped) {
      throw new InterruptedException("the tool is exiting");
    }
    delivering = Thread.currentThread();
  }

  private synchronized void end() {
    delivering = null;
    if (stopped) {
      Thread.interrupted(); // what was answered is still written down, by a thread that may
    }
  }

  /** Ends the delivery that is under way, and any that comes. */
  synchronized void stop() {
    stopped = true;
    if (delivering != null) {
      delivering.interrupt();
    }
  }

  @Override
  public void close() {
    sink.close();
  }
}
