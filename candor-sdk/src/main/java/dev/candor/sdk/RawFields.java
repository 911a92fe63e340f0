package dev.candor.sdk;

import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.wire.RowWriter;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the fields of an event as they are, for this machine only. */
final class RawFields implements FieldWriter {

  private final RowWriter out;

  RawFields(RowWriter out) {
    this.out = out;
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
    text(name, value);
  }

  @Override
  public void identifier(String name, @Nullable String value, Pattern pattern, int maxLength) {
    text(name, value);
  }

  @Override
  public void opaque(String name, @Nullable String value) {
    text(name, value);
  }

  @Override
  public void opaque(String name, @Nullable UUID value) {
    if (value != null) {
      out.property(name).value(value);
    }
  }

  @Override
  public void hashed(String name, @Nullable String value, HashScope scope) {
    text(name, value);
  }

  @Override
  public void local(String name, @Nullable String value) {
    text(name, value);
  }

  @Override
  public void local(String name, long value) {
    whole(name, value);
  }

  @Override
  public void local(String name, double value) {
    decimal(name, value);
  }

  @Override
  public void local(String name, boolean value) {
    flag(name, value);
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

  private void text(String name, @Nullable String value) {
    if (value != null) {
      out.property(name).value(value);
    }
  }
}
