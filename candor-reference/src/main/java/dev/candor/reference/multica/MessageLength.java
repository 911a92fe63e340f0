package dev.candor.reference.multica;

import dev.candor.Name;

/** How long a text is, roughly: all that is told of it. Each range ends before the next begins. */
enum MessageLength {
  @Name("0-100")
  SHORT,
  @Name("100-500")
  MEDIUM,
  @Name("500-2000")
  LONG,
  @Name("2000+")
  VERY_LONG;

  /** Of a text of so many characters. */
  static MessageLength of(int characters) {
    if (characters < 100) {
      return SHORT;
    }
    if (characters < 500) {
      return MEDIUM;
    }
    return characters < 2000 ? LONG : VERY_LONG;
  }
}
