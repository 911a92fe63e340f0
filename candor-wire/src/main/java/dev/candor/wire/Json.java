package dev.candor.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value (RFC 8259), read whole. Small on purpose: it serves rows, answers and plans, which
 * are ours; what strangers send is read by the collector's own parser.
 */
public sealed interface Json {

  /** A text. */
  record Text(String value) implements Json {}

  /** A number without fraction or exponent that fits a long. */
  record Whole(long value) implements Json {}

  /** Any other number. */
  record Decimal(double value) implements Json {}

  /** A yes or a no. */
  record Flag(boolean value) implements Json {}

  /** Null. */
  record Null() implements Json {}

  /** An array. */
  record Array(List<Json> values) implements Json {
    /** Copies the list. */
    public Array {
      values = List.copyOf(values);
    }
  }

  /** An object; keeps the order of its members. */
  record Members(Map<String, Json> members) implements Json {
    /** Copies the map, unless it is one that nobody can change. */
    public Members {
      members =
          members instanceof ReadMembers
              ? members
              : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** These members and those of another object, which wins where both have a name. */
    Members and(Members others) {
      Map<String, Json> both = ReadMembers.both(members, others.members());
      if (both == null) {
        both = new LinkedHashMap<>(members);
        both.putAll(others.members());
      }
      return new Members(both);
    }

    /**
     * The text of a member.
     *
     * @throws MalformedException if it is absent or no text
     */
    public String text(String name) {
      if (members.get(name) instanceof Text text) {
        return text.value();
      }
      throw new MalformedException("'" + name + "' must be a text");
    }

    /** The text of a member, or null where it is absent or null. */
    public @Nullable String textOrNull(String name) {
      Json value = members.get(name);
      return value == null || value instanceof Null ? null : text(name);
    }

    /**
     * The whole number of a member.
     *
     * @throws MalformedException if it is absent or no whole number
     */
    public long whole(String name) {
      if (members.get(name) instanceof Whole whole) {
        return whole.value();
      }
      throw new MalformedException("'" + name + "' must be a whole number");
    }

    /** The object of a member; empty where it is absent. */
    public Members object(String name) {
      Json value = members.get(name);
      if (value == null) {
        return new Members(Map.of());
      }
      return value.object();
    }

    /** The values of an array member; empty where it is absent. */
    public List<Json> array(String name) {
      Json value = members.get(name);
      if (value == null) {
        return List.of();
      }
      if (value instanceof Array array) {
        return array.values();
      }
      throw new MalformedException("'" + name + "' must be an array");
    }
  }

  /**
   * This value as an object.
   *
   * @throws MalformedException if it is none
   */
  default Members object() {
    if (this instanceof Members members) {
      return members;
    }
    throw new MalformedException("an object was expected"); // not what it is: that may be anything
  }

  /** Writes this value. */
  default void write(JsonWriter out) {
    if (this instanceof Text text) {
      out.value(text.value());
    } else if (this instanceof Whole whole) {
      out.value(whole.value());
    } else if (this instanceof Decimal decimal) {
      out.value(decimal.value());
    } else if (this instanceof Flag flag) {
      out.value(flag.value());
    } else if (this instanceof Array array) {
      out.beginArray();
      array.values().forEach(value -> value.write(out));
      out.endArray();
    } else if (this instanceof Members members) {
      if (members.members() instanceof ReadMembers read && read.text() != null) {
        out.json(read.text());
        return;
      }
      out.beginObject();
      members.members().forEach((name, value) -> value.write(out.name(name)));
      out.endObject();
    } else {
      out.nothing();
    }
  }

  /**
   * Reads one value that fills the bytes, but for white space.
   *
   * @throws MalformedException if they are something else
   */
  static Json parse(byte[] utf8) {
    return parse(utf8, 0, utf8.length);
  }

  /**
   * As {@link #parse(byte[])}, but a number beyond a double is infinite: where a person wrote, one
   * such number must not cost all others. {@link #write} refuses it.
   *
   * @throws MalformedException if they are something else
   */
  static Json parseUnbounded(byte[] utf8) {
    return new JsonReader(utf8, 0, utf8.length, true).whole();
  }

  /**
   * Reads one value that fills a range of the bytes, but for white space.
   *
   * @throws MalformedException if they are something else
   */
  static Json parse(byte[] utf8, int from, int to) {
    return new JsonReader(utf8, from, to).whole();
  }
}
