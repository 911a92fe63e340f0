package dev.candor.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A number of a JSON text, from its first byte to its last: no pattern, and no text of its own. */
final class JsonNumber {

  private static final int SURE_OF_A_LONG = 18; // digits, or a sign and digits

  private final byte[] bytes;
  private final int end;
  private int at;
  private boolean whole = true;

  private JsonNumber(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** The place behind the number that begins there; the same place where none does. */
  static int end(byte[] bytes, int from, int end) {
    JsonNumber number = new JsonNumber(bytes, from, end);
    return number.fits() ? number.at : from;
  }

  /** Whether the number that takes these bytes has an exponent. */
  static boolean hasExponent(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == 'e' || bytes[i] == 'E') {
        return true;
      }
    }
    return false;
  }

  /** The number that takes these bytes; what is wider than a long is a double, perhaps infinite. */
  static Json of(byte[] bytes, int from, int to) {
    JsonNumber number = new JsonNumber(bytes, from, to);
    number.fits();
    if (number.whole && to - from <= SURE_OF_A_LONG) {
      return new Json.Whole(whole(bytes, from, to));
    }
    String digits = new String(bytes, from, to - from, UTF_8);
    if (number.whole) {
      try {
        return new Json.Whole(Long.parseLong(digits));
      } catch (NumberFormatException e) {
        return new Json.Decimal(Double.parseDouble(digits)); // wider than a long
      }
    }
    return new Json.Decimal(Double.parseDouble(digits));
  }

  private static long whole(byte[] bytes, int from, int to) {
    boolean negative = bytes[from] == '-';
    long value = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      value = 10 * value + bytes[i] - '0';
    }
    return negative ? -value : value;
  }

  /** Goes behind the number; whether there is one. */
  private boolean fits() {
    if (at < end && bytes[at] == '-') {
      at++;
    }
    int first = at;
    boolean fits = digits() && (bytes[first] != '0' || at == first + 1);
    if (fits && at < end && bytes[at] == '.') {
      at++;
      whole = false;
      fits = digits();
    }
    if (fits && at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
      at++;
      whole = false;
      if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      fits = digits();
    }
    return fits;
  }

  private boolean digits() {
    int start = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at > start;
  }
}
