package dev.candor.reference.altimate;

/** How somebody signed in. */
enum LoginMethod {
  OAUTH,
  API_KEY
}
