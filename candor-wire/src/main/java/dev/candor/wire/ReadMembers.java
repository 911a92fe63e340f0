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

  /** The names of an object are not known. */
  static final long ANY_NAME = -1;

  private final byte @Nullable [] text;
  private final long names;
  private volatile @Nullable Map<String, Json> members; // the same, whichever thread reads them

  private ReadMembers(byte @Nullable [] text, long names, @Nullable Map<String, Json> members) {
    this.text = text;
    this.names = names;
    this.members = members;
  }

  /** Members that nobody else holds, in their order. */
  static ReadMembers of(Map<String, Json> members) {
    return new ReadMembers(null, ANY_NAME, Collections.unmodifiableMap(members));
  }

  /**
   * The members of an object whose text has been checked, from its first brace to its last.
   *
   * @param names a bit for each of its names, by {@link #bit}; or {@link #ANY_NAME}
   */
  static ReadMembers unread(byte[] text, long names) {
    return new ReadMembers(text, names, null);
  }

  /**
   * One of 64 bits for a name that stands in a text, without its quotes: two objects without a
   * common bit have no common name.
   */
  static long bit(byte[] text, int from, int to) {
    int last = to > from ? text[from] * 7 + text[to - 1] * 31 : 0;
    return 1L << ((last + to - from) & 63);
  }

  /** The members of two objects; null where the text of one is not known, or both have a name. */
  static @Nullable ReadMembers both(Map<String, Json> a, Map<String, Json> b) {
    if (!(a instanceof ReadMembers one) || !(b instanceof ReadMembers other)) {
      return null;
    }
    byte[] first = one.text;
    byte[] second = other.text;
    if (first == null || second == null) {
      return null;
    }
    if (isEmpty(first)) {
      return other;
    }
    if (isEmpty(second)) {
      return one;
    }
    byte[] all = Arrays.copyOf(first, first.length + second.length - 1);
    System.arraycopy(second, 0, all, first.length - 1, second.length);
    all[first.length - 1] = ',';
    boolean surelyApart = (one.names & other.names) == 0;
    return surelyApart || JsonReader.isObject(all) ? unread(all, one.names | other.names) : null;
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
