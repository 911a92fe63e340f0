package dev.candor.sdk.sink;

import dev.candor.wire.Json;
import dev.candor.wire.Row;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** How long what an event tells of took, in milliseconds, by the measurement that says so. */
final class Took {

  /** Which they are where nobody says; the last is that of {@link dev.candor.SpanEnd}. */
  static final List<String> NAMES = List.of("duration_ms", "durationMs", "duration");

  private Took() {}

  /** By the first of the measurements that the event has; empty where it has none. */
  static OptionalDouble millis(Row row, List<String> names) {
    return names.stream()
        .flatMapToDouble(name -> number(row.measurements().members().get(name)))
        .findFirst();
  }

  private static DoubleStream number(@Nullable Json value) {
    if (value instanceof Json.Whole whole) {
      return DoubleStream.of((double) whole.value());
    }
    return value instanceof Json.Decimal decimal
        ? DoubleStream.of(decimal.value())
        : DoubleStream.empty();
  }
}
