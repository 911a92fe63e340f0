package dev.candor.reference.ao;

import dev.candor.Name;

/** The first digit of an HTTP status. */
enum StatusFamily {
  @Name("5xx")
  SERVER_ERROR
}
