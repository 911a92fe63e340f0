package dev.candor.sdk;

import java.util.Locale;

/**
 * Why a destination never takes an event, in the words that the sinks of this module share; one of
 * your own may have others.
 */
public enum Rejection {
  TOO_LARGE("it is larger than the destination takes"),
  SINK_FAILED("what sends to the destination fails with it, again and again"),
  NO_COUNTS("the destination takes no counts"),
  NO_IDENTITY("the destination needs an identity, and it has none"),
  ILLEGAL_IDENTITY("the destination takes no such identity"),
  NO_OBSERVATION("the tool does not show it there"),
  MISSING_FIELD("the destination misses a field of it"),
  INVALID_FIELD("the destination does not take what one of its fields holds"),
  SILENCED("the destination was told to take no such event, or none from here"),
  INVALID_KEY("the destination does not know the tool's key"),
  QUOTA("the destination's quota was used up"),
  PARTIAL_SUCCESS("the destination took a part of a request, and does not say which"),
  UNREADABLE_ANSWER("the destination answered what nobody can read; it may have it"),
  ANSWER_TOO_LARGE("the destination answered at too great a length; it may have it"),
  DROPPED("the destination did not keep it");

  private final String meaning;

  Rejection(String meaning) {
    this.meaning = meaning;
  }

  /** The word in the ledger. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the word means, for a person, of one event. */
  public String meaning() {
    return meaning;
  }
}
