package dev.candor;

/** What an event proves of its actor. */
public enum Activity {
  /** A person developed something. */
  DEVELOPMENT,
  /** The tool ran, whoever started it. */
  RUNTIME,
  /** {@link #RUNTIME} in CI or without a person, else {@link #DEVELOPMENT}. */
  BY_ENVIRONMENT,
  /**
   * What the event itself says, as a heartbeat does: by {@code session_start} nothing, else by
   * {@code is_active_developer} {@link #DEVELOPMENT}, else by {@code is_active} {@link #RUNTIME}.
   */
  REPORTED,
  /** Nothing: the actor is not active by it. */
  NONE
}
