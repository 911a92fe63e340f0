package dev.candor.sdk;

import dev.candor.Guarded;
import dev.candor.SpanEnd;
import dev.candor.Telemetry;
import dev.candor.Traced;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a caller records through: the whole run, a session of it, or one fact. A value. */
final class Scope implements Telemetry {

  private final Inlet inlet;
  private final Context context;
  private final Tracer tracer;

  Scope(Inlet inlet, Context context, Tracer tracer) {
    this.inlet = inlet;
    this.context = context;
    this.tracer = tracer;
  }

  @Override
  public void record(Record event) {
    inlet.take(event, context);
  }

  @Override
  public void recordError(Record event, Throwable error) {
    inlet.take(event, context.failed(error));
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T trace(
      Function<? super SpanEnd, ? extends Record> event, Traced<T, X> operation) throws X {
    return tracer.trace(context, null, event, operation);
  }

  @Override
  public Telemetry session(String id) {
    return new Scope(inlet, context.inSession(checked("session", id)), tracer);
  }

  @Override
  public Telemetry once(String key) {
    return new Scope(inlet, context.once(OnceKey.of(key, false)), tracer);
  }

  @Override
  public Telemetry onceADay(String key) {
    return new Scope(inlet, context.once(OnceKey.of(key, true)), tracer);
  }

  @Override
  public <T extends @Nullable Object, X extends Throwable> T guard(
      Function<? super Throwable, ? extends Record> panic, Guarded<T, X> work) throws X {
    return inlet.panics().guard(this, panic, work);
  }

  /** Returns the id of a session or an installation, if it is one. */
  static String checked(String what, String id) {
    if (!Shapes.isToken(id)) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " id '"
              + id
              + "' must be 1 to 64 letters, digits and . _ : - ; mint a random one, such as a UUID");
    }
    return id;
  }
}
