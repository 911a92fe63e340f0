package dev.candor;

/** What an event proves of its actor. */
public enum Activity {
  /** A person developed something. */
  DEVELOPMENT,
  /** The tool ran, whoever started it. */
  RUNTIME,
  /** {@link #RUNTIME} in CI or without a person, else {@link #DEVELOPMENT}. */
  BY_ENVIRONMENT,
  /** Nothing: the actor is not active by it. */
  NONE
}
