package dev.candor.sdk.sink;

import dev.candor.sdk.Delivery;
import dev.candor.sdk.Fate;
import dev.candor.sdk.Message;
import dev.candor.sdk.Parcel;
import dev.candor.sdk.Response;
import dev.candor.wire.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One of the ways in which PostHog takes events. Holds no state. */
interface PostHogDoor {

  /** Whether an event has a place for options beside its properties. */
  boolean hasOptions();

  /** Begins a body: all of it that stands before its events. */
  void begin(Project project, Parcel parcel, Instant at, JsonWriter body);

  /** Makes the message of a whole body. */
  Message message(
      Project project, Parcel parcel, UUID id, Instant at, JsonWriter body, List<Integer> of);

  /** What a status means. */
  Fate fate(int status);

  /**
   * What an answer means, where the status leaves it open.
   *
   * @throws dev.candor.wire.MalformedException if it is none of PostHog's, and the events should
   *     come again
   */
  Delivery read(Parcel parcel, Message message, Response response);

  /** Whether a success that cannot be read is the end of its events; else they come again. */
  boolean endsUnread();
}
