package dev.candor.reference.altimate;

import dev.candor.Name;

/** What kind of failure a provider reported. */
enum ProviderErrorType {
  @Name("APIError")
  API_ERROR,
  @Name("ProviderAuthError")
  AUTH_ERROR,
  @Name("MessageOutputLengthError")
  OUTPUT_LENGTH,
  @Name("MessageAbortedError")
  ABORTED,
  @Name("ContextOverflowError")
  CONTEXT_OVERFLOW,
  OTHER
}
