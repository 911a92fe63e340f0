package dev.candor.reference.multica;

/**
 * Whose fault a failure is, roughly. The original's second edition only says that it is not the
 * reason itself, as it was in the first; its values are not listed, so these are ours.
 */
enum ErrorType {
  PLATFORM,
  TIMEOUT,
  AGENT,
  PROVIDER,
  CONFIGURATION,
  UNKNOWN;

  /** Of a reason. */
  static ErrorType of(FailureReason reason) {
    return switch (reason) {
      case QUEUED_EXPIRED, RUNTIME_OFFLINE, RUNTIME_RECOVERY -> PLATFORM;
      case TIMEOUT, AGENT_TIMEOUT -> TIMEOUT;
      case ITERATION_LIMIT,
          AGENT_BLOCKED,
          PROCESS_FAILURE,
          EMPTY_OR_UNPARSEABLE_OUTPUT,
          CONTEXT_OVERFLOW ->
          AGENT;
      case API_INVALID_REQUEST,
          PROVIDER_AUTH_OR_ACCESS,
          PROVIDER_QUOTA_LIMIT,
          PROVIDER_CAPACITY_OR_RATE_LIMIT,
          PROVIDER_SERVER_ERROR,
          PROVIDER_NETWORK ->
          PROVIDER;
      case MISSING_CONFIG,
          MODEL_NOT_FOUND_OR_UNAVAILABLE,
          RUNTIME_VERSION_UNSUPPORTED,
          RUNTIME_MISSING_EXECUTABLE ->
          CONFIGURATION;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
