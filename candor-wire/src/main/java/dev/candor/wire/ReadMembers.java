package dev.candor.wire;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object that was read, or that was checked and is read when one of them is asked
 * for: most of what waits to be sent is passed on as it stands. Immutable, so that nobody needs a
 * copy; safe for use by several threads.
 */
final class ReadMembers extends AbstractMap<String, Json> {

  private final byte @Nullable [] text;
  private volatile @Nullable Map<String, Json> members; // the same, whichever thread reads them

  private ReadMembers(byte @Nullable [] text, @Nullable Map<String, Json> members) {
    this.text = text;
    this.members = members;
  }

  /** Members that nobody else holds, in their order. */
  static ReadMembers of(Map<String, Json> members) {
    return new ReadMembers(null, Collections.unmodifiableMap(members));
  }

  /** The members of an object whose text has been checked, from its first brace to its last. */
  static ReadMembers unread(byte[] text) {
    return new ReadMembers(text, null);
  }

  /** The members of two objects; null where the text of one is not known, or both have a name. */
  static @Nullable ReadMembers both(Map<String, Json> a, Map<String, Json> b) {
    byte[] first = a instanceof ReadMembers read ? read.text() : null;
    byte[] second = b instanceof ReadMembers read ? read.text() : null;
    if (first == null || second == null) {
      return null;
    }
    if (isEmpty(first)) {
      return unread(second);
    }
    if (isEmpty(second)) {
      return unread(first);
    }
    byte[] all = Arrays.copyOf(first, first.length + second.length - 1);
    System.arraycopy(second, 0, all, first.length - 1, second.length);
    all[first.length - 1] = ',';
    return JsonReader.isObject(all) ? unread(all) : null;
  }

  private static boolean isEmpty(byte[] text) {
    int at = 1;
    while (text[at] <= ' ' && text[at] >= 0) {
      at++;
    }
    return text[at] == '}';
  }

  /** The object as it was read, or null where that is not kept. */
  byte @Nullable [] text() {
    return text;
  }

  private Map<String, Json> members() {
    Map<String, Json> known = members;
    if (known == null && text != null) {
      known = Json.parse(text).object().members();
      members = known;
    }
    return known == null ? Map.of() : known;
  }

  @Override
  public Set<Map.Entry<String, Json>> entrySet() {
    return members().entrySet();
  }

  @Override
  public @Nullable Json get(@Nullable Object name) {
    return members().get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return members().containsKey(name);
  }
}
