package dev.candor;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of an event from a generated codec, one call a field, by privacy class.
 *
 * <p>The class is the method, so whoever implements this decides in one place what becomes of each:
 * one implementation writes the raw row of this machine, another only what may leave it. A null
 * value is a field that is absent.
 */
public interface FieldWriter {

  /** A yes or a no. */
  void flag(String name, boolean value);

  /** A whole number without a unit. */
  void whole(String name, long value);

  /** A whole number without a unit that is never negative. */
  void unsigned(String name, long value);

  /** A decimal number without a unit; absent where it is not finite. */
  void decimal(String name, double value);

  /** The wire name of an enum constant. */
  void constant(String name, @Nullable String value);

  /** An enum constant, which is written by its wire name. */
  default void constant(String name, @Nullable Enum<?> value, WireNames names) {
    constant(name, value == null ? null : names.of(value));
  }

  /** A text out of a closed set. */
  void oneOf(String name, @Nullable String value, Set<String> values, String otherwise);

  /** The public name of a thing. */
  void identifier(String name, @Nullable String value, Pattern pattern, int maxLength);

  /** A random token of the product. */
  void opaque(String name, @Nullable String value);

  /** A random token of the product. */
  void opaque(String name, @Nullable UUID value);

  /**
   * An identity; what leaves is called {@code <name>_hash}.
   *
   * @param rawTo {@link Trust#OWN} where the person may name a collector that gets the value itself
   */
  void hashed(String name, @Nullable String value, HashScope scope, Trust rawTo);

  /** A text that leaves masked, cut, and only where the person agreed to this very field. */
  void masked(String name, @Nullable String value, int maxLength);

  /** A failure; its shape leaves as {@code <name>_class} and {@code <name>_frames}. */
  void crash(String name, @Nullable Throwable failure);

  /** A text that never leaves. */
  void local(String name, @Nullable String value);

  /** A whole number that never leaves. */
  void local(String name, long value);

  /** A decimal number that never leaves. */
  void local(String name, double value);

  /** A yes or a no that never leaves. */
  void local(String name, boolean value);

  /** At most so many constants of an enum, by their wire names. */
  void constants(String name, @Nullable List<? extends Enum<?>> values, int max, WireNames names);

  /** At most so many texts out of a closed set. */
  void oneOfs(
      String name, @Nullable List<String> values, int max, Set<String> allowed, String otherwise);

  /** At most so many public names. */
  void identifiers(
      String name, @Nullable List<String> values, int max, Pattern pattern, int maxLength);

  /** At most so many random tokens of the product. */
  void opaques(String name, @Nullable List<String> values, int max);

  /** At most so many identities; what leaves is called {@code <name>_hash}. */
  void hashes(String name, @Nullable List<String> values, int max, HashScope scope);

  /** At most so many texts that never leave. */
  void locals(String name, @Nullable List<String> values, int max);

  /** At most so many whole or decimal numbers. */
  void numbers(String name, @Nullable List<? extends Number> values, int max);

  /** Begins an object of values; what follows are its members, up to {@link #endMap}. */
  void beginMap(String name);

  /** Ends an object of values. */
  void endMap();

  /** A counted whole number. Comes after all that are not measured. */
  void count(String name, long value);

  /** A measured whole number. Comes after all that are not measured. */
  void measure(String name, long value);

  /** A measured decimal number; absent where it is not finite. Comes after all not measured. */
  void measure(String name, double value);

  /** A measured time, in whole milliseconds. Comes after all that are not measured. */
  default void millis(String name, @Nullable Duration value) {
    if (value != null) {
      measure(name, value.toMillis());
    }
  }

  /** A measured time, in whole seconds. Comes after all that are not measured. */
  default void seconds(String name, @Nullable Duration value) {
    if (value != null) {
      measure(name, value.toSeconds());
    }
  }
}
