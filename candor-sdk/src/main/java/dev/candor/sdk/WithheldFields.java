package dev.candor.sdk;

import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.Trust;
import dev.candor.WireNames;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Passes on the fields of an event but for those that nobody agreed to yet, and those that the
 * product's {@link Chain} does not list. Used only where there are such.
 */
final class WithheldFields implements FieldWriter {

  private final FieldWriter next;
  private Set<String> withheld = Set.of();
  private @Nullable Set<String> listed;
  private boolean inMap;
  private boolean mapLeaves;

  WithheldFields(FieldWriter next) {
    this.next = next;
  }

  /**
   * Begins an event. Its fields are named as they would leave.
   *
   * @param fields those that do not leave
   * @param only those that may, or null for all
   */
  void begin(Set<String> fields, @Nullable Set<String> only) {
    withheld = fields;
    listed = only;
    inMap = false;
  }

  /** Whether a field leaves; what a map holds leaves with the map. */
  private boolean leaves(String name) {
    return inMap
        ? mapLeaves
        : !withheld.contains(name) && (listed == null || listed.contains(name));
  }

  @Override
  public void flag(String name, boolean value) {
    if (leaves(name)) {
      next.flag(name, value);
    }
  }

  @Override
  public void whole(String name, long value) {
    if (leaves(name)) {
      next.whole(name, value);
    }
  }

  @Override
  public void unsigned(String name, long value) {
    if (leaves(name)) {
      next.unsigned(name, value);
    }
  }

  @Override
  public void decimal(String name, double value) {
    if (leaves(name)) {
      next.decimal(name, value);
    }
  }

  @Override
  public void constant(String name, @Nullable String value) {
    if (leaves(name)) {
      next.constant(name, value);
    }
  }

  @Override
  public void oneOf(String name, @Nullable String value, Set<String> values, String otherwise) {
    if (leaves(name)) {
      next.oneOf(name, value, values, otherwise);
    }
  }

  @Override
  public void identifier(String name, @Nullable String value, Pattern pattern, int maxLength) {
    if (leaves(name)) {
      next.identifier(name, value, pattern, maxLength);
    }
  }

  @Override
  public void opaque(String name, @Nullable String value) {
    if (leaves(name)) {
      next.opaque(name, value);
    }
  }

  @Override
  public void opaque(String name, @Nullable UUID value) {
    if (leaves(name)) {
      next.opaque(name, value);
    }
  }

  @Override
  public void hashed(String name, @Nullable String value, HashScope scope, Trust rawTo) {
    if (leaves(name + "_hash")) {
      next.hashed(name, value, scope, rawTo);
    }
  }

  @Override
  public void masked(String name, @Nullable String value, int maxLength) {
    if (leaves(name)) {
      next.masked(name, value, maxLength);
    }
  }

  @Override
  public void crash(String name, @Nullable Throwable failure) {
    if (leaves(name)) {
      next.crash(name, failure);
    }
  }

  @Override
  public void local(String name, @Nullable String value) {}

  @Override
  public void local(String name, long value) {}

  @Override
  public void local(String name, double value) {}

  @Override
  public void local(String name, boolean value) {}

  @Override
  public void constants(
      String name, @Nullable List<? extends Enum<?>> values, int max, WireNames names) {
    if (leaves(name)) {
      next.constants(name, values, max, names);
    }
  }

  @Override
  public void oneOfs(
      String name, @Nullable List<String> values, int max, Set<String> allowed, String otherwise) {
    if (leaves(name)) {
      next.oneOfs(name, values, max, allowed, otherwise);
    }
  }

  @Override
  public void identifiers(
      String name, @Nullable List<String> values, int max, Pattern pattern, int maxLength) {
    if (leaves(name)) {
      next.identifiers(name, values, max, pattern, maxLength);
    }
  }

  @Override
  public void opaques(String name, @Nullable List<String> values, int max) {
    if (leaves(name)) {
      next.opaques(name, values, max);
    }
  }

  @Override
  public void hashes(String name, @Nullable List<String> values, int max, HashScope scope) {
    if (leaves(name + "_hash")) {
      next.hashes(name, values, max, scope);
    }
  }

  @Override
  public void locals(String name, @Nullable List<String> values, int max) {}

  @Override
  public void numbers(String name, @Nullable List<? extends Number> values, int max) {
    if (leaves(name)) {
      next.numbers(name, values, max);
    }
  }

  @Override
  public void beginMap(String name) {
    mapLeaves = leaves(name);
    inMap = true;
    if (mapLeaves) {
      next.beginMap(name);
    }
  }

  @Override
  public void endMap() {
    if (mapLeaves) {
      next.endMap();
    }
    inMap = false;
  }

  @Override
  public void count(String name, long value) {
    if (leaves(name)) {
      next.count(name, value);
    }
  }

  @Override
  public void measure(String name, long value) {
    if (leaves(name)) {
      next.measure(name, value);
    }
  }

  @Override
  public void measure(String name, double value) {
    if (leaves(name)) {
      next.measure(name, value);
    }
  }
}
