package dev.candor.processor;

import dev.candor.FieldWriter;
import dev.candor.HashScope;
import dev.candor.Trust;
import dev.candor.WireNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps each call as a line. */
final class RecordingWriter implements FieldWriter {

  final List<String> calls = new ArrayList<>();

  private void call(String method, String name, @Nullable Object... rest) {
    StringBuilder call = new StringBuilder(method).append(' ').append(name);
    for (Object argument : rest) {
      call.append(' ').append(argument);
    }
    calls.add(call.toString());
  }

  @Override
  public void flag(String name, boolean value) {
    call("flag", name, value);
  }

  @Override
  public void whole(String name, long value) {
    call("whole", name, value);
  }

  @Override
  public void decimal(String name, double value) {
    call("decimal", name, value);
  }

  @Override
  public void constant(String name, @Nullable String value) {
    call("constant", name, value);
  }

  @Override
  public void oneOf(String name, @Nullable String value, Set<String> values, String otherwise) {
    call("oneOf", name, value, new TreeSet<>(values), otherwise);
  }

  @Override
  public void identifier(String name, @Nullable String value, Pattern pattern, int maxLength) {
    call("identifier", name, value, pattern, maxLength);
  }

  @Override
  public void opaque(String name, @Nullable String value) {
    call("opaque", name, value);
  }

  @Override
  public void opaque(String name, @Nullable UUID value) {
    call("opaque", name, value);
  }

  @Override
  public void unsigned(String name, long value) {
    call("unsigned", name, value);
  }

  @Override
  public void hashed(String name, @Nullable String value, HashScope scope, Trust rawTo) {
    call("hashed", name, value, scope, rawTo);
  }

  @Override
  public void masked(String name, @Nullable String value, int maxLength) {
    call("masked", name, value, maxLength);
  }

  @Override
  public void crash(String name, @Nullable Throwable failure) {
    call("crash", name, failure);
  }

  @Override
  public void constants(
      String name, @Nullable List<? extends Enum<?>> values, int max, WireNames names) {
    call("constants", name, values == null ? null : values.stream().map(names::of).toList(), max);
  }

  @Override
  public void oneOfs(
      String name, @Nullable List<String> values, int max, Set<String> allowed, String otherwise) {
    call("oneOfs", name, values, max, new TreeSet<>(allowed), otherwise);
  }

  @Override
  public void identifiers(
      String name, @Nullable List<String> values, int max, Pattern pattern, int maxLength) {
    call("identifiers", name, values, max, pattern, maxLength);
  }

  @Override
  public void opaques(String name, @Nullable List<String> values, int max) {
    call("opaques", name, values, max);
  }

  @Override
  public void hashes(String name, @Nullable List<String> values, int max, HashScope scope) {
    call("hashes", name, values, max, scope);
  }

  @Override
  public void locals(String name, @Nullable List<String> values, int max) {
    call("locals", name, values, max);
  }

  @Override
  public void numbers(String name, @Nullable List<? extends Number> values, int max) {
    call("numbers", name, values, max);
  }

  @Override
  public void beginMap(String name) {
    call("beginMap", name);
  }

  @Override
  public void endMap() {
    call("endMap", "");
  }

  @Override
  public void count(String name, long value) {
    call("count", name, value);
  }

  @Override
  public void local(String name, @Nullable String value) {
    call("local", name, value);
  }

  @Override
  public void local(String name, long value) {
    call("local", name, value);
  }

  @Override
  public void local(String name, double value) {
    call("local", name, value);
  }

  @Override
  public void local(String name, boolean value) {
    call("local", name, value);
  }

  @Override
  public void measure(String name, long value) {
    call("measure", name, value);
  }

  @Override
  public void measure(String name, double value) {
    call("measure", name, value);
  }
}
