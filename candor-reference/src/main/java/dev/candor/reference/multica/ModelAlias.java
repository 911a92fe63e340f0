package dev.candor.reference.multica;

import org.jspecify.annotations.Nullable;

/** The name under which somebody's agent asks for a model: spelled in too many ways to count by. */
final class ModelAlias {

  /** What a name looks like once it is tidy. */
  static final String PATTERN = "[a-z0-9][a-z0-9._:/+-]*";

  /** Characters. */
  static final int LENGTH = 128;

  private ModelAlias() {}

  /** In lower case, with underscores for what does not belong into a name, and cut. */
  static String of(@Nullable String text) {
    String tidy = Closed.tidy(text).replaceAll("[^a-z0-9._:/+-]", "_");
    if (tidy.isEmpty()) {
      return "unknown";
    }
    return tidy.length() > LENGTH ? tidy.substring(0, LENGTH) : tidy;
  }
}
