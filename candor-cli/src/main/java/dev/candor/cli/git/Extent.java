package dev.candor.cli.git;

/** How much a commit changes, in buckets: the exact number could tell one commit from another. */
enum Extent {
  /** None. */
  ZERO,
  /** 1. */
  ONE,
  /** 2 to 10. */
  TO_10,
  /** 11 to 100. */
  TO_100,
  /** 101 to 1,000. */
  TO_1000,
  /** More. */
  OVER_1000;

  static Extent of(long count) {
    if (count <= 0) {
      return ZERO;
    }
    if (count == 1) {
      return ONE;
    }
    if (count <= 10) {
      return TO_10;
    }
    if (count <= 100) {
      return TO_100;
    }
    return count <= 1_000 ? TO_1000 : OVER_1000;
  }
}
