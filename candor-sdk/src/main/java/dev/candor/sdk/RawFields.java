package dev.candor.sdk;

import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.Trust;
import dev.candor.WireNames;
import dev.candor.wire.RowWriter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of an event as they are, for this machine. Says which events {@link
 * LeavingFields} would have written the same, whatever anybody agreed to.
 */
final class RawFields implements FieldWriter {

  private final RowWriter out;
  private final boolean compared;
  private final Shapes shapes = new Shapes();
  private boolean same;

  /**
   * Writes to a row.
   *
   * @param compared whether it is to say which events leave as they are
   */
  RawFields(RowWriter out, boolean compared) {
    this.out = out;
    this.compared = compared;
  }

  /** Begins an event. */
  void begin() {
    same = compared;
  }

  /** Whether the fields written since then are those that leave; false where it is not known. */
  boolean leaveAsTheyAre() {
    return same;
  }

  @Override
  public void flag(String name, boolean value) {
    out.property(name).value(value);
  }

  @Override
  public void whole(String name, long value) {
    out.property(name).value(value);
  }

  @Override
  public void unsigned(String name, long value) {
    out.property(name).value(value);
  }

  @Override
  public void decimal(String name, double value) {
    if (Double.isFinite(value)) {
      out.property(name).value(value);
    }
  }

  @Override
  public void constant(String name, @Nullable String value) {
    text(name, value);
  }

  @Override
  public void oneOf(String name, @Nullable String value, Set<String> values, String otherwise) {
    same = same && (value == null || values.contains(value));
    text(name, value);
  }

  @Override
  public void identifier(String name, @Nullable String value, Pattern pattern, int maxLength) {
    same = same && (value == null || shapes.matches(value, pattern, maxLength));
    text(name, value);
  }

  @Override
  public void opaque(String name, @Nullable String value) {
    same = same && (value == null || Shapes.isToken(value));
    text(name, value);
  }

  @Override
  public void opaque(String name, @Nullable UUID value) {
    if (value != null) {
      out.property(name).value(value);
    }
  }

  @Override
  public void hashed(String name, @Nullable String value, HashScope scope, Trust rawTo) {
    same = false;
    text(name, value);
  }

  @Override
  public void local(String name, @Nullable String value) {
    same = false;
    text(name, value);
  }

  @Override
  public void local(String name, long value) {
    same = false;
    whole(name, value);
  }

  @Override
  public void local(String name, double value) {
    same = false;
    decimal(name, value);
  }

  @Override
  public void local(String name, boolean value) {
    same = false;
    flag(name, value);
  }

  @Override
  public void masked(String name, @Nullable String value, int maxLength) {
    same = false;
    text(name, value);
  }

  @Override
  public void crash(String name, @Nullable Throwable failure) {
    same = false;
    if (failure != null) {
      text(name, FullTrace.of(failure));
    }
  }

  @Override
  public void constants(
      String name, @Nullable List<? extends Enum<?>> values, int max, WireNames names) {
    RowLists.texts(out, name, values, max, names::of);
  }

  @Override
  public void oneOfs(
      String name, @Nullable List<String> values, int max, Set<String> allowed, String otherwise) {
    same = false; // lists are few: they are written again as they may leave
    texts(name, values, max);
  }

  @Override
  public void identifiers(
      String name, @Nullable List<String> values, int max, Pattern pattern, int maxLength) {
    same = false;
    texts(name, values, max);
  }

  @Override
  public void opaques(String name, @Nullable List<String> values, int max) {
    same = false;
    texts(name, values, max);
  }

  @Override
  public void hashes(String name, @Nullable List<String> values, int max, HashScope scope) {
    same = false;
    texts(name, values, max);
  }

  @Override
  public void locals(String name, @Nullable List<String> values, int max) {
    same = false;
    texts(name, values, max);
  }

  @Override
  public void numbers(String name, @Nullable List<? extends Number> values, int max) {
    RowLists.numbers(out, name, values, max);
  }

  @Override
  public void beginMap(String name) {
    out.beginMap(name);
  }

  @Override
  public void endMap() {
    out.endMap();
  }

  @Override
  public void count(String name, long value) {
    measure(name, value);
  }

  @Override
  public void measure(String name, long value) {
    out.measurement(name).value(value);
  }

  @Override
  public void measure(String name, double value) {
    if (Double.isFinite(value)) {
      out.measurement(name).value(value);
    }
  }

  private void texts(String name, @Nullable List<String> values, int max) {
    RowLists.texts(out, name, values, max, value -> value);
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      out.property(name).value(value);
    }
  }
}
