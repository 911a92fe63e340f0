package dev.candor.reference.altimate;

/** What a validator counted. */
enum ValidatorDetail {
  MODEL_COUNT,
  MODELS_CHECKED,
  MODELS_FAILED,
  ELAPSED_MS,
  CONCURRENCY_LIMIT
}
