package dev.candor.reference.multica;

/** What the version of a program looks like, so that nothing else passes for one. */
final class Versions {

  /** Numbers with dots, then a word of a release or a commit. */
  static final String PATTERN = "v?[0-9]+(\\.[0-9]+){0,3}([-+][0-9A-Za-z.+-]*)?|dev|unknown";

  /** Characters; long enough for a version with a commit. */
  static final int LENGTH = 64;

  private Versions() {}
}
