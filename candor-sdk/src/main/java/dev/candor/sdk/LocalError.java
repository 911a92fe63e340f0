package dev.candor.sdk;

import dev.candor.Coded;
import dev.candor.wire.RowError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a failure what the rows of this machine say of it: message, type and code, as they are
 * when it is recorded. Texts are cut after {@value #MAX_LENGTH} characters.
 */
final class LocalError {

  private static final int MAX_LENGTH = 8_192;

  private LocalError() {}

  /** What a failure says, whatever its methods do. */
  static RowError of(Throwable failure) {
    try {
      return new RowError(
          cut(Objects.requireNonNullElse(failure.getMessage(), "")),
          type(failure),
          failure instanceof Coded coded ? cut(String.valueOf(coded.code())) : null);
    } catch (Exception | Error e) { // a failure may be any class, and its methods its own
      return new RowError("its own methods threw " + e.getClass().getName(), type(failure), null);
    }
  }

  /** The class, unless it says no more than that something failed. */
  private static @Nullable String type(Throwable failure) {
    Class<?> type = failure.getClass();
    return type == Exception.class || type == RuntimeException.class || type == Error.class
        ? null
        : type.getName();
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
  }
}
