package dev.candor.reference.altimate;

/** Why a review failed. */
enum ReviewFailure {
  CONFIG_ERROR,
  GIT_ERROR,
  ERROR
}
