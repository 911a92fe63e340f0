package dev.candor.sdk;

import dev.candor.EventCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands what is recorded to the operator's meters, on the thread that records it, and keeps nothing
 * of it: no file, no thread, no queue.
 */
final class MetersOnly extends Inlet {

  private final Gate gate;
  private final EventMetrics metrics;
  private final Panics panics = new Panics(this);
  private volatile boolean closed;

  MetersOnly(Gate gate, EventMetrics metrics, Debug debug) {
    this.gate = gate;
    this.metrics = metrics;
    panics.tell(debug);
  }

  @Override
  void take(@Nullable Record event, Context context) {
    EventCodec<?> codec = event == null ? null : gate.codec(event.getClass());
    if (event != null && codec != null && !closed) {
      metrics.add(codec, event, List.of(), 0);
    }
  }

  /** Does nothing: at level off there is no ledger to count in. */
  @Override
  void lose(Loss reason, long count) {}

  @Override
  Panics panics() {
    return panics;
  }

  /** Takes no more events. */
  void close() {
    closed = true;
  }
}
