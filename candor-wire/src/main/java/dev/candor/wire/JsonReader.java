package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value from bytes. Strict: no comments, no trailing commas, no duplicate members,
 * no number beyond a double, at most {@value #MAX_DEPTH} levels. A surrogate that stands alone
 * becomes a question mark. Not safe for use by several threads.
 */
final class JsonReader {

  private static final int MAX_DEPTH = 32;
  private static final int FEW_NAMES = 64;
  private static final int SURELY_FINITE = 300; // digits without an exponent

  private final byte[] bytes;
  private final int end;
  private final boolean unbounded;
  private boolean outer;
  private int at;
  private int depth;

  JsonReader(byte[] bytes, int from, int to) {
    this(bytes, from, to, false);
  }

  /**
   * Reads a range of the bytes.
   *
   * @param unbounded whether a number beyond a double is infinite instead of refused
   */
  JsonReader(byte[] bytes, int from, int to, boolean unbounded) {
    this.unbounded = unbounded;
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  Json whole() {
    Json value = value();
    space();
    if (at < end) {
      throw malformed("more after the end of the value");
    }
    return value;
  }

  /**
   * Reads an object that fills the bytes. The objects in it are checked as strictly, but kept as
   * they stand: they are read when they are asked for, and written as they were.
   *
   * @throws MalformedException if it is something else
   */
  static Json.Members outer(byte[] utf8) {
    JsonReader reader = new JsonReader(utf8, 0, utf8.length);
    reader.outer = true;
    return reader.whole().object();
  }

  /**
   * The object that begins here, checked and not read yet; what comes behind it is not looked at.
   */
  Json.Members next() {
    return unread();
  }

  /** Whether the bytes begin with an object that could be read. */
  static boolean isObject(byte[] utf8) {
    try {
      new JsonReader(utf8, 0, utf8.length).next();
      return true;
    } catch (MalformedException e) {
      return false; // what it is asked for
    }
  }

  /** The place behind what was read. */
  int at() {
    return at;
  }

  private Json value() {
    space();
    int c = peek();
    return switch (c) {
      case '{' -> outer && depth > 0 ? unread() : members();
      case '[' -> array();
      case '"' -> new Json.Text(text());
      case 't' -> word("true", new Json.Flag(true));
      case 'f' -> word("false", new Json.Flag(false));
      case 'n' -> word("null", new Json.Null());
      default -> number();
    };
  }

  private Json members() {
    enter();
    Map<String, Json> members = new LinkedHashMap<>();
    if (!endsWith('}')) {
      do {
        space();
        String name = text();
        space();
        expect(':');
        if (members.put(name, value()) != null) {
          throw malformed("the member '" + name + "' stands twice");
        }
      } while (another('}'));
    }
    depth--;
    return new Json.Members(ReadMembers.of(members));
  }

  private Json.Members unread() {
    int start = at;
    long names = skipMembers();
    return new Json.Members(ReadMembers.unread(Arrays.copyOfRange(bytes, start, at), names));
  }

  /** Goes behind a value that is right, without making it. */
  private void skip() {
    space();
    switch (peek()) {
      case '{' -> skipMembers();
      case '[' -> {
        enter();
        if (!endsWith(']')) {
          do {
            skip();
          } while (another(']'));
        }
        depth--;
      }
      case '"' -> skipText();
      default -> {
        if (!skipShortNumber()) {
          value();
        }
      }
    }
  }

  /** Goes behind a number that is surely finite, whatever its digits; false where none is here. */
  private boolean skipShortNumber() {
    int behind = JsonNumber.end(bytes, at, Math.min(end, at + SURELY_FINITE));
    boolean whole = behind == end || (behind > at && ",}] \n\r\t".indexOf(bytes[behind]) >= 0);
    if (behind == at || !whole || JsonNumber.hasExponent(bytes, at, behind)) {
      return false;
    }
    at = behind;
    return true;
  }

  /** Goes behind an object that is right; returns what {@link ReadMembers} wants of its names. */
  private long skipMembers() {
    int start = at;
    enter();
    int[] names = new int[16]; // where each begins and ends
    int ends = 0;
    long bits = 0;
    boolean plain = true;
    if (!endsWith('}')) {
      do {
        space();
        if (ends == names.length) {
          names = Arrays.copyOf(names, 2 * ends);
        }
        names[ends++] = at;
        plain &= skipText();
        names[ends++] = at;
        long bit = ReadMembers.bit(bytes, names[ends - 2] + 1, at - 1);
        plain &= ends <= 2 * FEW_NAMES && ((bits & bit) == 0 || !isLastOneOf(names, ends));
        bits |= bit;
        space();
        expect(':');
        skip();
      } while (plain && another('}'));
    }
    depth--;
    if (!plain) { // names that want a closer look
      at = start;
      boolean before = outer;
      outer = false; // else each level would look twice at the one below
      members();
      outer = before;
      return ReadMembers.ANY_NAME;
    }
    return bits;
  }

  /** Whether the last of some names stands among those before it, to the letter. */
  private boolean isLastOneOf(int[] names, int ends) {
    int from = names[ends - 2];
    int to = names[ends - 1];
    for (int i = 0; i < ends - 2; i += 2) {
      if (Arrays.equals(bytes, names[i], names[i + 1], bytes, from, to)) {
        return true;
      }
    }
    return false;
  }

  /** Goes behind a text; whether it stands there as it is, without an escape. */
  private boolean skipText() {
    int start = at;
    if (isPlainText()) {
      at++;
      return true;
    }
    at = start;
    text();
    return false;
  }

  /** Goes to the end of a text, or to the first byte of it that does not stand for itself. */
  private boolean isPlainText() {
    expect('"');
    while (at < end && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] & 0xff) >= 0x20) {
      at++;
    }
    return peek() == '"';
  }

  private Json array() {
    enter();
    List<Json> values = new ArrayList<>();
    if (!endsWith(']')) {
      int from = at;
      int length = 0;
      do {
        boolean again = length > 0 && isAgain(from, length);
        from = at;
        values.add(again ? values.get(values.size() - 1) : value());
        at = again ? from + length : at;
        length = at - from;
      } while (another(']'));
    }
    depth--;
    return new Json.Array(values);
  }

  /** Whether an element comes again here, and ends here: nearly all answers to a batch do. */
  private boolean isAgain(int from, int length) {
    int next = at + length;
    boolean ends = next < end && (bytes[next] == ',' || bytes[next] == ']');
    return ends && Arrays.equals(bytes, from, from + length, bytes, at, next);
  }

  private void enter() {
    at++;
    if (++depth > MAX_DEPTH) {
      throw malformed("more than " + MAX_DEPTH + " levels");
    }
  }

  private boolean endsWith(char close) {
    space();
    if (peek() == close) {
      at++;
      return true;
    }
    return false;
  }

  private boolean another(char close) {
    space();
    if (peek() == ',') {
      at++;
      return true;
    }
    expect(close);
    return false;
  }

  private String text() {
    int start = at + 1;
    if (isPlainText()) {
      return new String(bytes, start, at++ - start, UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, start, at - start);
    while (true) {
      int c = peek();
      if (c < 0x20) {
        throw malformed("a text that does not end");
      }
      at++;
      if (c == '"') {
        return out.toString(UTF_8);
      } else if (c == '\\') {
        escape(out);
      } else {
        out.write(c);
      }
    }
  }

  private void escape(ByteArrayOutputStream out) {
    int c = peek();
    at++;
    switch (c) {
      case '"', '\\', '/' -> out.write(c);
      case 'b' -> out.write('\b');
      case 'f' -> out.write('\f');
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case 'u' -> out.writeBytes(codePoint().getBytes(UTF_8));
      default -> throw malformed("an unknown escape");
    }
  }

  private String codePoint() {
    char first = hex4();
    if (Character.isHighSurrogate(first)
        && at + 1 < end
        && bytes[at] == '\\'
        && bytes[at + 1] == 'u') {
      int behind = at;
      at += 2;
      char second = hex4();
      if (Character.isLowSurrogate(second)) {
        return String.valueOf(new char[] {first, second});
      }
      at = behind; // the first stands alone; the second may begin a pair of its own
    }
    return String.valueOf(first);
  }

  private char hex4() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw malformed("four hexadecimal digits were expected");
      }
      value = (value << 4) | digit;
      at++;
    }
    return (char) value;
  }

  /** Refuses what a double can only call infinite: no writer could write it again. */
  private Json number() {
    int start = at;
    at = JsonNumber.end(bytes, start, end);
    if (at < end && "+-.0123456789Ee".indexOf(bytes[at]) >= 0) {
      at = start;
    }
    if (at == start) {
      throw malformed("a value was expected");
    }
    Json number = JsonNumber.of(bytes, start, at);
    if (number instanceof Json.Decimal decimal
        && Double.isInfinite(decimal.value())
        && !unbounded) {
      String digits = new String(bytes, start, at - start, UTF_8);
      String shown = digits.length() > 24 ? digits.substring(0, 24) + "…" : digits;
      throw malformed("the number '" + shown + "' is too large");
    }
    return number;
  }

  private Json word(String word, Json value) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return value;
  }

  private void space() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
  }

  private int peek() {
    return at < end ? bytes[at] & 0xff : -1;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw malformed("'" + c + "' was expected");
    }
    at++;
  }

  private MalformedException malformed(String what) {
    return new MalformedException(what + ", at byte " + at);
  }
}
