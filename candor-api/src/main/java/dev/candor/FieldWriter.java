package dev.candor;

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

  /** A decimal number without a unit; absent where it is not finite. */
  void decimal(String name, double value);

  /** The wire name of an enum constant. */
  void constant(String name, @Nullable String value);

  /** A text out of a closed set. */
  void oneOf(String name, @Nullable String value, Set<String> values, String otherwise);

  /** The public name of a thing. */
  void identifier(String name, @Nullable String value, Pattern pattern, int maxLength);

  /** A random token of the product. */
  void opaque(String name, @Nullable String value);

  /** A random token of the product. */
  void opaque(String name, @Nullable UUID value);

  /** An identity; what leaves is called {@code <name>_hash}. */
  void hashed(String name, @Nullable String value, HashScope scope);

  /** A text that never leaves. */
  void local(String name, @Nullable String value);

  /** A whole number that never leaves. */
  void local(String name, long value);

  /** A decimal number that never leaves. */
  void local(String name, double value);

  /** A yes or a no that never leaves. */
  void local(String name, boolean value);

  /** A measured whole number. Comes after all that are not measured. */
  void measure(String name, long value);

  /** A measured decimal number; absent where it is not finite. Comes after all not measured. */
  void measure(String name, double value);
}
