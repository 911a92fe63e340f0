package dev.candor.reference.altimate;

/** What a person did with a plan. */
enum PlanAction {
  REFINE,
  APPROVE,
  REJECT,
  CAP_REACHED
}
