package dev.candor;

import java.util.function.Function;

/**
 * An operation under way. What is recorded through it belongs to it, and {@link #trace} runs a
 * phase of it: a span below this one. It is handed on explicitly; no span is ambient.
 *
 * <p>It ends when its operation returns or throws. The result is {@link SpanResult#SUCCESS}, unless
 * the operation said otherwise: an error stands above an abort, in whichever order they are said,
 * and an exception that leaves the operation above both. Nobody can set the duration.
 *
 * <p>A call on a span that has ended does nothing, and the diagnostics listener is told. A phase
 * that begins after the end still runs, and no event tells of it.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public interface Span extends Telemetry {

  /** Says that the operation was given up: by the person, or because it was no longer wanted. */
  void markAborted();

  /** Says that the operation failed, where no exception says it. */
  void markError();

  /** Says that the operation failed, and with what; of several failures the last is kept. */
  void markError(Throwable error);

  /**
   * Says what event tells of the end, instead of what was said before: for what is known only on
   * the way. The last call holds.
   */
  void describe(Function<? super SpanEnd, ? extends Record> event);
}
