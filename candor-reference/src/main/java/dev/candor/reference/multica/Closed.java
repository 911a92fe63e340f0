package dev.candor.reference.multica;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A closed set of names, and what stands for all others: how a text from outside becomes a label's
 * value. Upper case and blanks around a name do not matter.
 */
final class Closed<E extends Enum<E>> {

  private final Map<String, E> values;
  private final E otherwise;

  private Closed(Map<String, E> values, E otherwise) {
    this.values = values;
    this.otherwise = otherwise;
  }

  /** The lower-case names of an enum's constants. */
  static <E extends Enum<E>> Closed<E> of(E[] constants, E otherwise) {
    return new Closed<>(
        Stream.of(constants)
            .collect(Collectors.toUnmodifiableMap(each -> tidy(each.name()), each -> each)),
        otherwise);
  }

  /** Names that are not those of the constants, or several for one. */
  static <E extends Enum<E>> Closed<E> of(Map<String, E> names, E otherwise) {
    return new Closed<>(Map.copyOf(names), otherwise);
  }

  /** The value of that name, or what stands for all others. */
  E find(@Nullable String text) {
    return Objects.requireNonNullElse(values.get(tidy(text)), otherwise);
  }

  /** In lower case, without blanks around it; empty for nothing. */
  static String tidy(@Nullable String text) {
    return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
  }
}
