package dev.candor.reference.iii;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is made of, without what it is called.
 *
 * @param framework null where it says none
 */
record WorkerShape(WorkerRuntime runtime, @Nullable Framework framework) {

  /** What {@link #text} looks like. */
  static final String PATTERN =
      "(node|python|rust|other)(:(motia|next|express|fastapi|axum|other))?";

  /** Such as {@code node:motia}, or {@code rust} where there is no framework. */
  String text() {
    String language = runtime.name().toLowerCase(Locale.ROOT);
    return framework == null ? language : language + ":" + framework.wireName();
  }
}
