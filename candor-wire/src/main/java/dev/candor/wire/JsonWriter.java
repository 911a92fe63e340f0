package dev.candor.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;

/**
 * Writes JSON into a buffer that grows and is used again: no allocation a value. Commas write
 * themselves. Not safe for use by several threads.
 */
public final class JsonWriter {

  private static final byte[] TRUE = "true".getBytes(US_ASCII);
  private static final byte[] FALSE = "false".getBytes(US_ASCII);
  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
  private static final long DAY_MILLIS = 86_400_000;
  private static final boolean[] ESCAPED = new boolean[256];

  static {
    Arrays.fill(ESCAPED, 0, 0x20, true);
    ESCAPED['"'] = true;
    ESCAPED['\\'] = true;
    ESCAPED[0x7f] = true;
  }

  private byte[] buffer;
  private int size;
  private long second = Long.MIN_VALUE; // of the epoch, that was written last
  private byte[] secondWritten = {};

  /** With a first capacity in bytes. */
  public JsonWriter(int capacity) {
    this.buffer = new byte[capacity];
  }

  /** The bytes written so far, in a buffer that the next call may replace. */
  public byte[] buffer() {
    return buffer;
  }

  /** How many bytes of {@link #buffer} were written. */
  public int size() {
    return size;
  }

  /** A copy of the bytes written so far. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** Forgets all but the first bytes; zero to begin again. */
  public void truncate(int length) {
    size = Math.min(size, length);
  }

  /** Forgets the first bytes, and moves the others up. */
  public void drop(int length) {
    size -= length;
    System.arraycopy(buffer, length, buffer, 0, size);
  }

  /** Begins an object. */
  public JsonWriter beginObject() {
    return open('{');
  }

  /** Ends an object. */
  public JsonWriter endObject() {
    return put('}');
  }

  /** Begins an array. */
  public JsonWriter beginArray() {
    return open('[');
  }

  /** Ends an array. */
  public JsonWriter endArray() {
    return put(']');
  }

  /** Writes the name of a member; its value comes next. */
  public JsonWriter name(String name) {
    value(name);
    return put(':');
  }

  /** Writes the name of a member that was written before, as {@link #nameOf} gives it. */
  JsonWriter name(byte[] written) {
    comma();
    return again(written);
  }

  /** Writes what was written before: what comes before it must go with it. */
  JsonWriter again(byte[] written) {
    reserve(written.length);
    System.arraycopy(written, 0, buffer, size, written.length);
    size += written.length;
    return this;
  }

  /** The name of a member as it is written, with its colon. */
  static byte[] nameOf(String name) {
    return new JsonWriter(name.length() + 3).name(name).toByteArray();
  }

  /** Writes a text. A surrogate that stands alone becomes a question mark. */
  public JsonWriter value(String text) {
    comma();
    byte[] utf8 = text.getBytes(UTF_8); // in one go: a cold process asks dearly for each letter
    reserve(utf8.length + 2);
    buffer[size++] = '"';
    int from = 0;
    for (int i = 0; i < utf8.length; i++) {
      if (ESCAPED[utf8[i] & 0xff]) {
        plain(utf8, from, i);
        escape(utf8[i]);
        from = i + 1;
      }
    }
    plain(utf8, from, utf8.length);
    return put('"');
  }

  private void plain(byte[] utf8, int from, int to) {
    reserve(to - from);
    System.arraycopy(utf8, from, buffer, size, to - from);
    size += to - from;
  }

  /** Writes a whole number. */
  public JsonWriter value(long number) {
    comma();
    if (number == Long.MIN_VALUE) {
      return ascii("-9223372036854775808");
    }
    reserve(20);
    if (number < 0) {
      buffer[size++] = '-';
    }
    long rest = Math.abs(number);
    digits(rest, count(rest));
    return this;
  }

  /** How many digits a number has that is not negative. */
  private static int count(long number) {
    int digits = 1;
    for (long power = 10; digits < 19 && number >= power; power *= 10) {
      digits++;
    }
    return digits;
  }

  /**
   * Writes a decimal number.
   *
   * @throws IllegalArgumentException if it is not finite; JSON has no word for that
   */
  public JsonWriter value(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(number + " is not finite: leave the field out");
    }
    comma();
    long thousandths = (long) (1_000 * number + Math.copySign(0.5, number));
    double size = Math.abs(number);
    // Then no other decimal of up to 15 digits is that number, and Double would take this form too.
    boolean few = size >= 0.001 && size < 10_000_000 && thousandths / 1_000.0 == number;
    return few ? thousandths(thousandths) : ascii(Double.toString(number));
  }

  /** As {@link Double#toString} writes them: one digit behind the point, and more that say more. */
  private JsonWriter thousandths(long number) {
    reserve(16);
    if (number < 0) {
      buffer[size++] = '-';
    }
    long whole = Math.abs(number) / 1_000;
    long rest = Math.abs(number) % 1_000;
    digits(whole, count(whole));
    buffer[size++] = '.';
    if (rest % 100 == 0) {
      digits(rest / 100, 1);
    } else if (rest % 10 == 0) {
      digits(rest / 10, 2);
    } else {
      digits(rest, 3);
    }
    return this;
  }

  /** Writes a yes or a no. */
  public JsonWriter value(boolean flag) {
    comma();
    return again(flag ? TRUE : FALSE);
  }

  /** Writes null. */
  public JsonWriter nothing() {
    comma();
    return ascii("null");
  }

  /** Writes a UUID as a text. */
  public JsonWriter value(UUID id) {
    comma();
    reserve(38);
    buffer[size++] = '"';
    digitsOfHex(id.getMostSignificantBits() >>> 32, 8);
    buffer[size++] = '-';
    digitsOfHex(id.getMostSignificantBits() >>> 16, 4);
    buffer[size++] = '-';
    digitsOfHex(id.getMostSignificantBits(), 4);
    buffer[size++] = '-';
    digitsOfHex(id.getLeastSignificantBits() >>> 48, 4);
    buffer[size++] = '-';
    digitsOfHex(id.getLeastSignificantBits(), 12);
    buffer[size++] = '"';
    return this;
  }

  /** Writes a value that is JSON already. */
  JsonWriter json(byte[] text) {
    comma();
    return again(text);
  }

  /** Writes the last hexadecimal digits of a text, and ends it. */
  JsonWriter endOfText(int bits) {
    reserve(9);
    digitsOfHex(bits, 8);
    buffer[size++] = '"';
    return this;
  }

  /** Writes 64 bits as a text of 16 hexadecimal digits. */
  JsonWriter hex(long bits) {
    comma();
    reserve(18);
    buffer[size++] = '"';
    digitsOfHex(bits, 16);
    buffer[size++] = '"';
    return this;
  }

  /** Writes 128 bits as a text of 32 hexadecimal digits. */
  JsonWriter hex(long high, long low) {
    comma();
    reserve(34);
    buffer[size++] = '"';
    digitsOfHex(high, 16);
    digitsOfHex(low, 16);
    buffer[size++] = '"';
    return this;
  }

  /**
   * Writes a time as a text, in UTC with milliseconds: {@code "2026-02-03T10:00:00.123Z"}.
   *
   * @param epochMillis of the years 0 to 9999
   */
  public JsonWriter instant(long epochMillis) {
    comma();
    reserve(26);
    long of = Math.floorDiv(epochMillis, 1_000L);
    if (of == second) {
      again(secondWritten);
    } else {
      int from = size;
      second(epochMillis);
      second = of;
      secondWritten = Arrays.copyOfRange(buffer, from, size);
    }
    digits(Math.floorMod(epochMillis, 1_000L), 3);
    buffer[size++] = 'Z';
    buffer[size++] = '"';
    return this;
  }

  /** Writes a time up to its milliseconds. */
  private void second(long epochMillis) {
    // Days to a date by H. Hinnant's "civil_from_days": years that begin in March, eras of 400.
    long days = Math.floorDiv(epochMillis, DAY_MILLIS) + 719_468;
    long era = Math.floorDiv(days, 146_097);
    long dayOfEra = days - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long marchMonth = (5 * dayOfYear + 2) / 153;
    long month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    long millis = Math.floorMod(epochMillis, DAY_MILLIS);
    buffer[size++] = '"';
    digits(year, 4);
    buffer[size++] = '-';
    digits(month, 2);
    buffer[size++] = '-';
    digits(dayOfYear - (153 * marchMonth + 2) / 5 + 1, 2);
    buffer[size++] = 'T';
    digits(millis / 3_600_000, 2);
    buffer[size++] = ':';
    digits(millis / 60_000 % 60, 2);
    buffer[size++] = ':';
    digits(millis / 1_000 % 60, 2);
    buffer[size++] = '.';
  }

  /** Ends a line; what comes next begins a value of its own. */
  public JsonWriter newline() {
    return put('\n');
  }

  /** Ends a line inside a value and indents the next by two spaces a level. */
  JsonWriter breakLine(int level) {
    comma();
    put('\n');
    for (int i = 0; i < level; i++) {
      ascii("  ");
    }
    return this;
  }

  private JsonWriter open(char bracket) {
    comma();
    return put(bracket);
  }

  private JsonWriter put(char c) {
    reserve(1);
    buffer[size++] = (byte) c;
    return this;
  }

  private JsonWriter ascii(String text) {
    byte[] ascii = text.getBytes(US_ASCII);
    plain(ascii, 0, ascii.length);
    return this;
  }

  private void comma() {
    if (size == 0) {
      return;
    }
    byte last = buffer[size - 1];
    if (last != ':' && last != '{' && last != '[' && last != '\n' && last != ' ') {
      put(',');
    }
  }

  private void digits(long number, int count) {
    long rest = number;
    for (int i = size + count - 1; i >= size; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += count;
  }

  private void digitsOfHex(long bits, int count) {
    for (int shift = 4 * (count - 1); shift >= 0; shift -= 4) {
      buffer[size++] = HEX[(int) (bits >>> shift) & 0xf];
    }
  }

  private void escape(byte c) {
    reserve(6);
    switch (c) {
      case '"', '\\' -> {
        buffer[size++] = '\\';
        buffer[size++] = c;
      }
      case '\n' -> {
        buffer[size++] = '\\';
        buffer[size++] = 'n';
      }
      default -> {
        buffer[size++] = '\\';
        buffer[size++] = 'u';
        digitsOfHex(c, 4);
      }
    }
  }

  private void reserve(int count) {
    if (buffer.length - size < count) {
      buffer = Arrays.copyOf(buffer, Math.max(size + count, 2 * buffer.length));
    }
  }
}
