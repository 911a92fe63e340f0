package dev.candor.collector.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as a receiver decoded it.
 *
 * @param name its name; empty where it could not be read
 * @param timeMicros when it happened, in microseconds of the epoch
 * @param id an identity of its own; null where (run, n) is the identity
 * @param n its number in the run; null where that is one more than the number of the one before it
 * @param session the id of its session, or null
 * @param fields in the order of the body
 * @param fieldsText the fields as JSON, as they came
 * @param body the event as JSON, as it came
 * @param wrong the path of the first member that was not what the protocol says, or null
 */
public record Arrival(
    String name,
    long timeMicros,
    @Nullable UUID id,
    @Nullable Long n,
    @Nullable String session,
    List<Field> fields,
    Slice fieldsText,
    Slice body,
    @Nullable String wrong) {

  /** Copies the list. */
  public Arrival {
    fields = List.copyOf(fields);
  }

  /**
   * A range of the bytes of a request, which become a text only when they are wanted.
   *
   * @param bytes all of the request's; nobody writes to them
   * @param from the first
   * @param to behind the last
   */
  @SuppressWarnings("ArrayRecordComponent") // shared by all events of a request, never compared
  public record Slice(byte[] bytes, int from, int to) {

    /** An object without members. */
    public static final Slice EMPTY_OBJECT = new Slice(new byte[] {'{', '}'}, 0, 2);

    /** The bytes as a text. */
    public String text() {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** How many bytes. */
    public int length() {
      return to - from;
    }
  }
}
