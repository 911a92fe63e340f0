package dev.candor.reference.altimate;

/** How far a person came at the first start, in order. */
enum OnboardingStage {
  STARTED,
  MODEL_PICKER,
  PROVIDER_SETUP,
  BIG_PICKLE_CONFIRM,
  GATEWAY_AUTH,
  /** Never where somebody gave up: who came here is through. */
  CONNECTED;

  /** The farther of two: opening the picker once more is no way back. */
  OnboardingStage or(OnboardingStage other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
