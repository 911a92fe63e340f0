package dev.candor;

/**
 * What the constants of an enum are called outside of the program, as they were when its codecs
 * were compiled. Safe for any thread.
 */
public final class WireNames {

  private final String[] pairs;

  /**
   * Called by generated code.
   *
   * @param pairs the name of each constant as Java has it, and its wire name behind it
   */
  public WireNames(String... pairs) {
    if (pairs.length % 2 != 0) {
      throw new IllegalArgumentException(
          "'" + pairs[pairs.length - 1] + "' has no wire name; give one behind each constant");
    }
    this.pairs = pairs.clone();
  }

  /**
   * The wire name of a constant.
   *
   * @throws IllegalArgumentException where the enum got it after its codecs were compiled
   */
  public String of(Enum<?> constant) {
    String name = constant.name();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    throw new IllegalArgumentException(
        "'" + name + "' has no wire name; compile the events that have it again");
  }
}
