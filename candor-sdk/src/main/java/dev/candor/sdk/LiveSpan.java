package dev.candor.sdk;

import dev.candor.Guarded;
import dev.candor.Span;
import dev.candor.SpanEnd;
import dev.candor.Telemetry;
import dev.candor.Traced;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The span of an operation, or a session within it: hands on while the operation is under way. */
final class LiveSpan implements Span {

  private final Tracer tracer;
  private final Operation operation;
  private final Context context;

  LiveSpan(Tracer tracer, Operation operation, Context context) {
    this.tracer = tracer;
    this.operation = operation;
    this.context = context;
  }

  @Override
  public void record(Record event) {
    if (takes("record")) {
      tracer.inlet().take(event, context);
    }
  }

  @Override
  public void recordError(Record event, Throwable error) {
    if (takes("recordError")) {
      tracer.inlet().take(event, context.failed(error));
    }
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T trace(
      Function<? super SpanEnd, ? extends Record> event, Traced<T, X> phase) throws X {
    return takes("trace")
        ? tracer.trace(context, operation, event, phase)
        : phase.run(new Silence());
  }

  @Override
  public Telemetry session(String id) {
    return new LiveSpan(tracer, operation, context.inSession(Scope.checked("session", id)));
  }

  @Override
  public Telemetry once(String key) {
    return new LiveSpan(tracer, operation, context.once(OnceKey.of(key, false)));
  }

  @Override
  public Telemetry onceADay(String key) {
    return new LiveSpan(tracer, operation, context.once(OnceKey.of(key, true)));
  }

  @Override
  public void markAborted() {
    tell("markAborted", operation.abort());
  }

  @Override
  public void markError() {
    tell("markError", operation.fail(null));
  }

  @Override
  public void markError(Throwable error) {
    tell("markError", operation.fail(error));
  }

  @Override
  public void describe(Function<? super SpanEnd, ? extends Record> event) {
    tell("describe", operation.describe(event));
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T guard(
      Function<? super Throwable, ? extends Record> panic, Guarded<T, X> work) throws X {
    return tracer.inlet().panics().guard(this, panic, work);
  }

  private boolean takes(String call) {
    return tell(call, !operation.hasEnded());
  }

  private boolean tell(String call, boolean taken) {
    if (!taken) {
      tracer.late(call, operation);
    }
    return taken;
  }
}
