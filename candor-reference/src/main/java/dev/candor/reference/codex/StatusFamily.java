package dev.candor.reference.codex;

import dev.candor.Name;

/** What a server answered, by the first digit of its status. */
enum StatusFamily {
  @Name("2xx")
  SUCCESSFUL,
  @Name("3xx")
  REDIRECTED,
  @Name("4xx")
  REFUSED,
  @Name("5xx")
  FAILED,
  /** Nothing. */
  NONE
}
