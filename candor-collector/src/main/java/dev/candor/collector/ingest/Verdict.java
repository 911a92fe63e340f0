package dev.candor.collector.ingest;

import org.jspecify.annotations.Nullable;

/** What became of one event. All but {@link Retry} are final. */
public sealed interface Verdict {

  /** It is kept, durably. */
  record Stored() implements Verdict {}

  /** It was there already, and counts once. */
  record Duplicate() implements Verdict {}

  /**
   * It is kept apart, in no insight.
   *
   * @param reason why
   * @param path what in the event was the reason, such as {@code fields.colour}; null where it is
   *     the event as a whole
   */
  record Quarantined(Reason reason, @Nullable String path) implements Verdict {}

  /** It was not kept. */
  record Dropped(String reason) implements Verdict {}

  /** Nothing became of it yet: send it again. */
  record Retry(String reason) implements Verdict {}

  /** The word on the wire and on pages. */
  default String word() {
    return switch (this) {
      case Stored _ -> "stored";
      case Duplicate _ -> "duplicate";
      case Quarantined _ -> "quarantined";
      case Dropped _ -> "dropped";
      case Retry _ -> "retry";
    };
  }

  /** Why, where it was not simply stored; else null. */
  default @Nullable String why() {
    return switch (this) {
      case Stored _, Duplicate _ -> null;
      case Quarantined(Reason reason, _) -> reason.word();
      case Dropped(String reason) -> reason;
      case Retry(String reason) -> reason;
    };
  }

  /** What in the event was the reason, or null. */
  default @Nullable String where() {
    return this instanceof Quarantined(_, String path) ? path : null;
  }
}
