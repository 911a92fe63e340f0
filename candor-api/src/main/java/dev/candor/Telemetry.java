package dev.candor;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a tool hands in its events.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 *
 * <p><b>Failure.</b> No call blocks, throws because of the world, prints, or holds up the tool.
 * What cannot be taken is lost, and the ledger says how many and why.
 */
public interface Telemetry {

  /**
   * Hands in an event.
   *
   * @param event a record annotated {@link Event} in a plan that telemetry was opened with; any
   *     other is counted as lost(unknown_event)
   */
  void record(Record event);

  /**
   * Hands in an event, and what went wrong: the row of this machine says the failure's message,
   * type and, of a {@link Coded} one, code. Nothing of that leaves; what may is declared in the
   * event, by {@link Crash}.
   */
  void recordError(Record event, Throwable error);

  /**
   * Runs an operation, and hands in one event when it has ended: how it went and how long it took.
   *
   * <pre>{@code
   * return telemetry.trace(
   *     end -> new Resolved(Source.CACHE, end),
   *     span -> {
   *       Path found = span.trace(LookedUp::new, lookUp -> find(name));
   *       span.record(new Chosen(found == null));
   *       return found;
   *     });
   * }</pre>
   *
   * <p>What the operation returns or throws passes through: the same object, whatever becomes of
   * the event. At level off the operation runs, and nothing else is done.
   *
   * @param event makes the event of the end, in the thread that ran the operation; called at most
   *     once. Where it throws, the event is lost(not_encoded)
   * @param operation is given its span, and hands it on to whatever belongs to it
   */
  <T extends @Nullable Object, X extends Throwable> T trace(
      Function<? super SpanEnd, ? extends Record> event, Traced<T, X> operation) throws X;

  /**
   * Returns the telemetry of a session: what is recorded through it carries the session's id.
   *
   * <p>A session is a value. Any number may be in use at once, and none needs closing.
   *
   * @param id a random token that the product minted, of 1 to 64 letters, digits and {@code . _ :
   *     -}
   * @throws IllegalArgumentException if the id is something else
   */
  Telemetry session(String id);

  /**
   * Returns the telemetry of a fact that is true once for an installation, such as its first run:
   * of all that is recorded through it under this key, by any process at any time, one event is
   * kept. Of an operation that is traced it is the event of the end.
   *
   * <p>Telemetry's own thread claims the key before it writes the event, and spends it when the
   * event is in the local store and the spool. Where it cannot be written, or the process dies
   * before, the next one that comes is kept.
   *
   * @param key words that the product knows, never what a person typed: 1 to 64 letters, digits and
   *     {@code . _ : -}, with one blank between words
   * @throws IllegalArgumentException if the key is something else
   */
  Telemetry once(String key);

  /**
   * Returns the telemetry of a fact that is true once for a day of UTC, such as that a command was
   * used: as {@link #once}, with each day for itself. The day is that on which the event is
   * recorded.
   *
   * @throws IllegalArgumentException if the key is none
   */
  Telemetry onceADay(String key);

  /**
   * Runs work that may panic: a request's handler, an adapter, whatever catches failures further
   * out, so that nothing uncaught is ever seen of them. A {@link RuntimeException} or an {@link
   * Error} that comes out of it is recorded as the product's own event, and comes out of this call
   * as the same object, with nothing added to it. What the work returns or throws otherwise is
   * passed on untouched: a checked exception is part of its contract, and no panic.
   *
   * <p>Of guards around one another only the innermost records. A failure that somebody wraps in
   * between is another one. At level off the work just runs.
   *
   * @param panic makes the event of a failure, such as {@code failure -> new DaemonPanic("http",
   *     failure)}; where it throws, the event is lost and the failure of the work comes out all the
   *     same
   */
  <T extends @Nullable Object, X extends Throwable> T guard(
      Function<? super Throwable, ? extends Record> panic, Guarded<T, X> work) throws X;

  /**
   * Returns a task that runs this one as {@link #guard} does: for executors, which keep what a task
   * throws to themselves.
   */
  default Runnable guarded(Function<? super Throwable, ? extends Record> panic, Runnable task) {
    return () ->
        this.<@Nullable Void, RuntimeException>guard(
            panic,
            () -> {
              task.run();
              return null;
            });
  }
}
