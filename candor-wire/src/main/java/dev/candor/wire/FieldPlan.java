package dev.candor.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says of a field.
 *
 * @param name its name on the wire, as it leaves: a hashed one ends in {@code _hash}
 * @param privacyClass what may be done with it
 * @param type the type of its value
 * @param unit the unit of a measured number, in lower case, or null where it is not measured
 * @param values the values of a closed set, the fall-back among them; empty where it is not closed
 * @param pattern what an identifier looks like, or null
 * @param maxLength the longest text, in characters, or 0 where it is no identifier
 * @param scope whose secret keys a hash, in lower case, or null where it is not hashed
 */
public record FieldPlan(
    String name,
    PrivacyClass privacyClass,
    FieldType type,
    @Nullable String unit,
    List<String> values,
    @Nullable String pattern,
    int maxLength,
    @Nullable String scope) {

  /** Copies its list. */
  public FieldPlan {
    values = List.copyOf(values);
  }
}
