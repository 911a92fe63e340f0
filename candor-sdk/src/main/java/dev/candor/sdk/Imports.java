package dev.candor.sdk;

import dev.candor.wire.Batch;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hands a collector batches of events of another time or place than this run, such as an import's:
 * without spool and receipt, as a person waits for it. Not safe for use by several threads.
 */
public final class Imports implements AutoCloseable {

  private final CollectorProtocol protocol;
  private final InstantSource clock;
  private final Exchange exchange;
  private @Nullable Batch last;
  private int attempt;

  /**
   * To a collector.
   *
   * @param permit that the events may go there
   * @param key a key that may write, and import where the events are historical
   * @throws IllegalArgumentException if the address is not one of http or https, or the key none
   */
  public Imports(Permit permit, URI collector, String key, InstantSource clock) {
    Objects.requireNonNull(permit, "permit");
    this.protocol = new CollectorProtocol(collector, key);
    this.clock = clock;
    this.exchange = new Exchange(clock);
  }

  /**
   * Hands over one batch; the same again counts as another attempt.
   *
   * @param deadline when to give up, at the latest
   * @return what became of it, event by event and count by count
   */
  public Delivery deliver(Batch batch, Instant deadline) {
    attempt = batch.equals(last) ? attempt + 1 : 1;
    last = batch;
    Instant now = clock.instant();
    Message message = protocol.message(batch, attempt, now);
    try {
      Response response = exchange.send(message, deadline);
      return HttpSink.meaning(
          protocol, message, response, now, () -> protocol.read(batch.size(), response));
    } catch (IOException e) {
      return Delivery.deferred(batch.size(), Duration.ZERO, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    exchange.abort();
  }
}
