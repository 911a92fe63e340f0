package dev.candor.sdk;

import dev.candor.wire.Batch;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A remote destination for batches of events. Made with a {@link Permit}, which only {@link
 * Consent} gives.
 *
 * <p><b>Threads.</b> Calls to {@link #deliver} never overlap. {@link #close} is called once, after
 * the last {@code deliver} has returned.
 *
 * <p><b>Repeats.</b> Delivery is at least once: after a crash the same events come again, under the
 * same {@link Batch#request} or as part of another batch, and always with the same run and numbers.
 * Counts come again under the same {@link Batch#request}, with the same others, and by it only can
 * be told from new ones.
 */
public interface Sink extends AutoCloseable {

  /** The destination's name in the product's plan. */
  String name();

  /**
   * The address that every batch goes to, or null where there is no such one: then no identity
   * leaves raw through this sink.
   */
  default @Nullable URI address() {
    return null;
  }

  /**
   * Hands over one batch.
   *
   * @param deadline when to give up, at the latest
   * @return what became of it, event by event and count by count; a network failure defers
   * @throws InterruptedException if the tool is exiting; the batch stays in the spool
   */
  Delivery deliver(Batch batch, Instant deadline) throws InterruptedException;

  /** Releases what the sink holds. Does not deliver anything. */
  @Override
  default void close() {}
}
