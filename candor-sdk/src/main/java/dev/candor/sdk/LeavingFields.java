package dev.candor.sdk;

import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.wire.RowWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes of an event only what may leave this machine. This class and the generated codecs are the
 * whole of the way out: what it does not write, no remote sink can see.
 */
final class LeavingFields implements FieldWriter {

  private static final String OTHER = "other";
  private static final int MAX_TOKEN = 64;

  private final RowWriter out;
  private final Hashing hashing;

  /** Writes to a row, with these keys. */
  LeavingFields(RowWriter out, Hashing hashing) {
    this.out = out;
    this.hashing = hashing;
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
    text(name, value == null || values.contains(value) ? value : otherwise);
  }

  @Override
  public void identifier(String name, @Nullable String value, Pattern pattern, int maxLength) {
    boolean leaves =
        value == null || (value.length() <= maxLength && pattern.matcher(value).matches());
    text(name, leaves ? value : OTHER);
  }

  @Override
  public void opaque(String name, @Nullable String value) {
    text(name, value == null || isToken(value) ? value : OTHER);
  }

  @Override
  public void opaque(String name, @Nullable UUID value) {
    if (value != null) {
      out.property(name).value(value);
    }
  }

  @Override
  public void hashed(String name, @Nullable String value, HashScope scope) {
    if (value == null) {
      return;
    }
    try {
      text(name + "_hash", hashing.hash(scope, value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  /** Whether a text is a random token: 1 to 64 letters, digits and {@code . _ : -}. */
  static boolean isToken(String text) {
    if (text.isEmpty() || text.length() > MAX_TOKEN) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && "._:-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
