package dev.candor.reference.altimate.core;

/** What tokens were used for. */
enum TokenKind {
  INPUT,
  OUTPUT,
  REASONING,
  CACHE_READ,
  CACHE_WRITE
}
