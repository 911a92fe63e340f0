package dev.candor.sdk;

import dev.candor.Guarded;
import dev.candor.Span;
import dev.candor.SpanEnd;
import dev.candor.Telemetry;
import dev.candor.Traced;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The telemetry of level off, and its spans: takes nothing and keeps nothing. */
final class Silence implements Span {

  @Override
  public void record(Record event) {}

  @Override
  public void recordError(Record event, Throwable error) {}

  @Override
  public <T extends @Nullable Object, X extends Throwable> T trace(
      Function<? super SpanEnd, ? extends Record> event, Traced<T, X> operation) throws X {
    return operation.run(this);
  }

  @Override
  public Telemetry session(String id) {
    Scope.checked("session", id);
    return this;
  }

  @Override
  public Telemetry once(String key) {
    OnceKey.of(key, false);
    return this;
  }

  @Override
  public Telemetry onceADay(String key) {
    OnceKey.of(key, true);
    return this;
  }

  @Override
  public void markAborted() {}

  @Override
  public void markError() {}

  @Override
  public void markError(Throwable error) {}

  @Override
  public void describe(Function<? super SpanEnd, ? extends Record> event) {}

  @Override
  public <T extends @Nullable Object, X extends Throwable> T guard(
      Function<? super Throwable, ? extends Record> panic, Guarded<T, X> work) throws X {
    return work.run();
  }

  @Override
  public Runnable guarded(Function<? super Throwable, ? extends Record> panic, Runnable task) {
    return task;
  }
}
