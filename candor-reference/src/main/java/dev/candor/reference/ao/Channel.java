package dev.candor.reference.ao;

/** What AO was used through. */
enum Channel {
  CLI,
  RENDERER
}
