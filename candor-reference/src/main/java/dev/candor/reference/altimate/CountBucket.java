package dev.candor.reference.altimate;

import dev.candor.Name;

/** How many there are, in steps too wide to recognise a project by. */
enum CountBucket {
  @Name("0")
  NONE,
  @Name("1-10")
  FEW,
  @Name("10-50")
  SOME,
  @Name("50-200")
  MANY,
  @Name("200+")
  VERY_MANY;

  /** The step of a number; a step's upper end is in it. */
  static CountBucket of(long count) {
    if (count <= 0) {
      return NONE;
    }
    if (count <= 10) {
      return FEW;
    }
    if (count <= 50) {
      return SOME;
    }
    return count <= 200 ? MANY : VERY_MANY;
  }
}
