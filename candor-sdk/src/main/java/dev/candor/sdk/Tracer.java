package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.SpanEnd;
import dev.candor.Traced;
import dev.candor.wire.RowTrace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the operations of a run, and records how they ended. Nothing that it does itself changes
 * what an operation returns or throws. Safe for use by several threads.
 */
final class Tracer {

  /** How many pairs of names are remembered, so that each is told once; no more are told. */
  private static final int MAX_TOLD = 256;

  private final Inlet inlet;
  private final Gate gate;
  private final Entropy entropy;
  private final LongSupplier nanos;
  private final Debug debug;
  private final Set<List<String>> told = new HashSet<>();
  private volatile @Nullable SpanIds ids;

  /**
   * The operations of a run.
   *
   * @param entropy what the ids of its spans are drawn from, with the first of them
   */
  Tracer(Inlet inlet, Gate gate, Entropy entropy, LongSupplier nanos, Debug debug) {
    this.inlet = inlet;
    this.gate = gate;
    this.entropy = entropy;
    this.nanos = nanos;
    this.debug = debug;
  }

  Inlet inlet() {
    return inlet;
  }

  /** Runs an operation, as {@link dev.candor.Telemetry#trace} says. */
  <T extends @Nullable Object, X extends Throwable> T trace(
      Context context,
      @Nullable Operation parent,
      Function<? super SpanEnd, ? extends Record> event,
      Traced<T, X> traced)
      throws X {
    Operation operation = begun(context, parent, event);
    if (operation == null) {
      return traced.run(new Silence());
    }
    LiveSpan span = new LiveSpan(this, operation, operation.ofItsOwn());
    Throwable failure = null;
    try {
      return traced.run(span);
    } catch (Throwable thrown) { // whatever it is, it goes on to the caller
      failure = thrown;
      throw thrown;
    } finally {
      end(operation, failure);
    }
  }

  /** An operation that begins now, or null where nobody can follow it. */
  private @Nullable Operation begun(
      Context context,
      @Nullable Operation parent,
      Function<? super SpanEnd, ? extends Record> event) {
    try {
      RowTrace place = parent == null ? ids().root() : ids().below(parent.place());
      return new Operation(parent, context, place, nanos.getAsLong(), event);
    } catch (RuntimeException | Error e) { // the machine's random bytes, if anything
      inlet.lose(Loss.NOT_ENCODED, 1);
      debug.trouble("an operation is not followed", e);
      return null;
    }
  }

  private SpanIds ids() {
    SpanIds known = ids;
    return known == null ? made() : known;
  }

  private synchronized SpanIds made() {
    SpanIds known = ids;
    if (known == null) {
      known = new SpanIds(entropy);
      ids = known;
    }
    return known;
  }

  private void end(Operation operation, @Nullable Throwable thrown) {
    try {
      SpanEnd end = operation.end(nanos.getAsLong(), thrown);
      Record event = operation.event().apply(end);
      EventCodec<?> codec = gate.codec(event.getClass());
      Context context = operation.ofItsEnd();
      inlet.take(event, end.error() == null ? context : context.failed(end.error()));
      if (codec != null) {
        compareNames(operation, codec.name());
      }
    } catch (Exception | Error e) { // what the product's own function throws, whatever it declares
      inlet.lose(Loss.NOT_ENCODED, 1);
      debug.trouble("the end of an operation could not be told", e);
    }
  }

  private void compareNames(Operation operation, String name) {
    for (String phase : operation.name(name)) {
      compareNames(name, phase);
    }
    Operation parent = operation.parent();
    String above = parent == null ? null : parent.phase(name);
    if (above != null) {
      compareNames(above, name);
    }
  }

  /** A contract names a phase after its operation; here both names are declared, so it is told. */
  private void compareNames(String operation, String phase) {
    if (phase.startsWith(operation + ".") && phase.indexOf('.', operation.length() + 1) < 0) {
      return;
    }
    synchronized (told) {
      if (told.size() == MAX_TOLD || !told.add(List.of(operation, phase))) {
        return;
      }
    }
    debug.tell(
        "the phase '%s' ended within '%s': call it '%s.' and one word without a dot, so that its rows read as a part of that"
            .formatted(phase, operation, operation));
  }

  /** Tells of a call on a span whose operation has ended. */
  void late(String call, Operation operation) {
    String name = operation.name();
    debug.tell(
        "%s was called on the span of %s, which has ended, and did nothing: call it before the operation returns"
            .formatted(call, name == null ? "an operation" : "'" + name + "'"));
  }
}
