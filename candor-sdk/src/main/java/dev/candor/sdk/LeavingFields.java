package dev.candor.sdk;

import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.Trust;
import dev.candor.WireNames;
import dev.candor.wire.RowWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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

  /** The longest identity that leaves raw, in characters; the collector takes no longer one. */
  private static final int MAX_RAW = 200;

  private final RowWriter out;
  private final Hashing hashing;
  private final Agreement agreement;
  private final Shapes shapes = new Shapes();
  private String event = "";
  private @Nullable String map;
  private boolean raw;

  /** Writes to a row, with these keys, what was agreed to. */
  LeavingFields(RowWriter out, Hashing hashing, Agreement agreement) {
    this.out = out;
    this.hashing = hashing;
    this.agreement = agreement;
  }

  /** Begins a row of an event. */
  void begin(String name) {
    event = name;
    map = null;
    raw = false;
  }

  /** Whether the row that was begun last holds an identity raw. */
  boolean holdsRaw() {
    return raw;
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
    text(name, value == null || values.contains(value) ? value : otherwise);
  }

  @Override
  public void identifier(String name, @Nullable String value, Pattern pattern, int maxLength) {
    text(name, value == null || shapes.matches(value, pattern, maxLength) ? value : OTHER);
  }

  @Override
  public void opaque(String name, @Nullable String value) {
    text(name, value == null || Shapes.isToken(value) ? value : OTHER);
  }

  @Override
  public void opaque(String name, @Nullable UUID value) {
    if (value != null) {
      out.property(name).value(value);
    }
  }

  /** Leaves the hash, or the value where it may; one that is too long to leave raw is hashed. */
  @Override
  public void hashed(String name, @Nullable String value, HashScope scope, Trust rawTo) {
    if (value != null
        && rawTo == Trust.OWN
        && map == null
        && value.codePointCount(0, value.length()) <= MAX_RAW
        && agreement.coversRaw()) {
      raw = true;
      text(name, value);
      return;
    }
    text(name + "_hash", value == null ? null : hash(scope, value));
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
  public void masked(String name, @Nullable String value, int maxLength) {
    if (value != null && agreed(name)) {
      text(name, Masking.mask(value, maxLength));
    }
  }

  @Override
  public void crash(String name, @Nullable Throwable failure) {
    if (failure != null && agreement.coversCrash(event, map == null ? name : map)) {
      CrashShape shape = CrashShape.of(failure, agreement);
      text(name + "_class", shape.type());
      RowLists.texts(out, name + "_frames", shape.frames(), shape.frames().size(), frame -> frame);
    }
  }

  /** Whether the person agreed to a field; to what a map holds, under the map's own name. */
  private boolean agreed(String name) {
    return agreement.covers(event, map == null ? name : map);
  }

  @Override
  public void constants(
      String name, @Nullable List<? extends Enum<?>> values, int max, WireNames names) {
    RowLists.texts(out, name, values, max, names::of);
  }

  @Override
  public void oneOfs(
      String name, @Nullable List<String> values, int max, Set<String> allowed, String otherwise) {
    RowLists.texts(out, name, values, max, value -> allowed.contains(value) ? value : otherwise);
  }

  @Override
  public void identifiers(
      String name, @Nullable List<String> values, int max, Pattern pattern, int maxLength) {
    RowLists.texts(
        out, name, values, max, value -> shapes.matches(value, pattern, maxLength) ? value : OTHER);
  }

  @Override
  public void opaques(String name, @Nullable List<String> values, int max) {
    RowLists.texts(out, name, values, max, value -> Shapes.isToken(value) ? value : OTHER);
  }

  @Override
  public void hashes(String name, @Nullable List<String> values, int max, HashScope scope) {
    if (hashing.hasKey(scope)) {
      RowLists.texts(out, name + "_hash", values, max, value -> hash(scope, value));
    }
  }

  @Override
  public void locals(String name, @Nullable List<String> values, int max) {}

  @Override
  public void numbers(String name, @Nullable List<? extends Number> values, int max) {
    RowLists.numbers(out, name, values, max);
  }

  @Override
  public void beginMap(String name) {
    out.beginMap(name);
    map = name;
  }

  @Override
  public void endMap() {
    out.endMap();
    map = null;
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

  private @Nullable String hash(HashScope scope, String value) {
    try {
      return hashing.hash(scope, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      out.property(name).value(value);
    }
  }
}
