package dev.candor.reference.altimate;

/** How a warehouse knows who connects. */
enum AuthMethod {
  PASSWORD,
  KEY_PAIR,
  CONNECTION_STRING,
  TOKEN,
  SSO,
  OAUTH,
  FILE,
  UNKNOWN,
  OTHER
}
