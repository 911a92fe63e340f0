package dev.candor.sdk;

import dev.candor.wire.RowError;
import dev.candor.wire.RowTrace;
import org.jspecify.annotations.Nullable;

/**
 * What an event inherits from where it is recorded. A value.
 *
 * @param session the id of its session, or null
 * @param trace where it stands among operations, or null
 * @param error what went wrong, for this machine only, or null
 * @param once under what it is recorded once, or null where it is recorded always
 */
record Context(
    @Nullable String session,
    @Nullable RowTrace trace,
    @Nullable RowError error,
    @Nullable OnceKey once) {

  /** That of the run itself. */
  static final Context NONE = new Context(null, null, null, null);

  Context inSession(String id) {
    return new Context(id, trace, error, once);
  }

  Context at(RowTrace place) {
    return new Context(session, place, error, once);
  }

  Context failed(@Nullable Throwable failure) {
    return failure == null ? this : new Context(session, trace, LocalError.of(failure), once);
  }

  /** That of one fact, which is recorded once under a key. */
  Context once(OnceKey key) {
    return new Context(session, trace, error, key);
  }

  /** That of what belongs to an operation: only the operation's own end is the fact. */
  Context within(RowTrace operation) {
    return new Context(session, operation, error, null);
  }
}
