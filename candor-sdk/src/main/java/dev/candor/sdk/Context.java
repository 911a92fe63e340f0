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
 */
record Context(@Nullable String session, @Nullable RowTrace trace, @Nullable RowError error) {

  /** That of the run itself. */
  static final Context NONE = new Context(null, null, null);

  Context inSession(String id) {
    return new Context(id, trace, error);
  }

  Context at(RowTrace place) {
    return new Context(session, place, error);
  }

  Context failed(Throwable failure) {
    return new Context(session, trace, LocalError.of(failure));
  }
}
