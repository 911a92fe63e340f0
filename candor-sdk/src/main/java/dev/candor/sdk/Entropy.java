package dev.candor.sdk;

/** Where random bytes come from. Safe for use by several threads. */
@FunctionalInterface
public interface Entropy {

  /** Fills the array with bytes that nobody can guess. */
  void fill(byte[] bytes);
}
