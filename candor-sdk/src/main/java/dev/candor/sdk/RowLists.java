package dev.candor.sdk;

import dev.candor.wire.JsonWriter;
import dev.candor.wire.RowWriter;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lists of a row: of the first values, as many as were declared, those that there are.
 * Nothing is read behind them, however long a list is.
 */
final class RowLists {

  private RowLists() {}

  /** Writes texts, each as the function gives it; what it gives as null is left out. */
  static <E> void texts(
      RowWriter out,
      String name,
      @Nullable List<E> values,
      int max,
      Function<? super E, ? extends @Nullable String> text) {
    if (values == null) {
      return;
    }
    JsonWriter list = out.property(name).beginArray();
    Iterator<E> next = values.iterator();
    for (int i = 0; i < max && next.hasNext(); i++) {
      E value = next.next();
      String written = value == null ? null : text.apply(value);
      if (written != null) {
        list.value(written);
      }
    }
    list.endArray();
  }

  /** Writes numbers; one that is not finite is left out. */
  static void numbers(
      RowWriter out, String name, @Nullable List<? extends Number> values, int max) {
    if (values == null) {
      return;
    }
    JsonWriter list = out.property(name).beginArray();
    Iterator<? extends Number> next = values.iterator();
    for (int i = 0; i < max && next.hasNext(); i++) {
      Number value = next.next();
      if (isWhole(value)) {
        list.value(value.longValue());
      } else if (value != null && Double.isFinite(value.doubleValue())) {
        list.value(value.doubleValue());
      }
    }
    list.endArray();
  }

  private static boolean isWhole(@Nullable Number value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }
}
