package dev.candor.reference.codex;

/** How somebody is known to the provider. */
enum AuthMode {
  API_KEY,
  CHATGPT,
  NONE
}
