package dev.candor.sdk.sink;

import dev.candor.wire.JsonWriter;

/** Times as OTLP writes them: nanoseconds of the epoch, as a text of digits. */
final class OtlpTime {

  private static final long NANOS = 1_000_000;

  private OtlpTime() {}

  /** Writes a time. One that OTLP cannot say, before 1970 or after 2262, is the nearest it can. */
  static JsonWriter write(JsonWriter out, long epochMillis) {
    return nanos(out, Math.min(Math.max(0, epochMillis), Long.MAX_VALUE / NANOS) * NANOS);
  }

  /** Writes the time that was so many milliseconds before another. */
  static JsonWriter before(JsonWriter out, long epochMillis, double millis) {
    long end = Math.min(Math.max(0, epochMillis), Long.MAX_VALUE / NANOS) * NANOS;
    return nanos(out, Math.max(0, end - Math.max(0, Math.round(millis * NANOS))));
  }

  private static JsonWriter nanos(JsonWriter out, long nanos) {
    return out.value(Long.toString(nanos));
  }
}
