package dev.candor.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.UUID;

/**
 * Writes JSON into a buffer that grows and is used again: no allocation a value. Commas write
 * themselves. Not safe for use by several threads.
 */
public final class JsonWriter {

  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);
  private static final long DAY_MILLIS = 86_400_000;

  private byte[] buffer;
  private int size;

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

  /** Writes a text. A surrogate that stands alone becomes a question mark. */
  public JsonWriter value(String text) {
    comma();
    int length = text.length();
    reserve(6 * length + 2);
    buffer[size++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
        buffer[size++] = (byte) c;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        utf8(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        escape(c);
      }
    }
    buffer[size++] = '"';
    return this;
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
    int digits = 1;
    for (long power = 10; digits < 19 && rest >= power; power *= 10) {
      digits++;
    }
    digits(rest, digits);
    return this;
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
    return ascii(Double.toString(number));
  }

  /** Writes a yes or a no. */
  public JsonWriter value(boolean flag) {
    comma();
    return ascii(flag ? "true" : "false");
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
    reserve(text.length);
    System.arraycopy(text, 0, buffer, size, text.length);
    size += text.length;
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
    digits(millis % 1_000, 3);
    buffer[size++] = 'Z';
    buffer[size++] = '"';
    return this;
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
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      buffer[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  private void comma() {
    if (size == 0) {
      return;
    }
    byte last = buffer[size - 1];
    if (last != '{' && last != '[' && last != ':' && last != '\n' && last != ' ') {
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

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> {
        buffer[size++] = '\\';
        buffer[size++] = (byte) c;
      }
      case '\n' -> {
        buffer[size++] = '\\';
        buffer[size++] = 'n';
      }
      default -> {
        if (c < 0x20 || c == 0x7f) {
          buffer[size++] = '\\';
          buffer[size++] = 'u';
          digitsOfHex(c, 4);
        } else {
          utf8(Character.isSurrogate(c) ? '?' : c);
        }
      }
    }
  }

  private void utf8(int codePoint) {
    if (codePoint < 0x80) {
      buffer[size++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      buffer[size++] = (byte) (0xc0 | (codePoint >> 6));
      buffer[size++] = (byte) (0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
      buffer[size++] = (byte) (0xe0 | (codePoint >> 12));
      buffer[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
      buffer[size++] = (byte) (0x80 | (codePoint & 0x3f));
    } else {
      buffer[size++] = (byte) (0xf0 | (codePoint >> 18));
      buffer[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
      buffer[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
      buffer[size++] = (byte) (0x80 | (codePoint & 0x3f));
    }
  }

  private void reserve(int count) {
    if (buffer.length - size < count) {
      buffer = Arrays.copyOf(buffer, Math.max(size + count, 2 * buffer.length));
    }
  }
}
