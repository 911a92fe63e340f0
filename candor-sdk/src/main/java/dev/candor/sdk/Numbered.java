package dev.candor.sdk;

import dev.candor.EventCodec;
import dev.candor.wire.RowHeader;
import org.jspecify.annotations.Nullable;

/**
 * An event that has its number in the run.
 *
 * @param row its row in the local store, where that is also the one that leaves, byte for byte;
 *     good until the next event, and null where it is not so or not known
 */
record Numbered(
    EventCodec<?> codec,
    Record event,
    RowHeader header,
    long n,
    long epochMillis,
    Context context,
    @Nullable EncodedRow row) {

  /** One that no row was made of yet. */
  Numbered(
      EventCodec<?> codec,
      Record event,
      RowHeader header,
      long n,
      long epochMillis,
      Context context) {
    this(codec, event, header, n, epochMillis, context, null);
  }

  /** The same, with a row. */
  Numbered with(EncodedRow made) {
    return new Numbered(codec, event, header, n, epochMillis, context, made);
  }

  /** Another event in its place. */
  Numbered with(Record other) {
    return new Numbered(codec, other, header, n, epochMillis, context, null);
  }
}
