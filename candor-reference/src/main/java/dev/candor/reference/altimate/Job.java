package dev.candor.reference.altimate;

/** A first job. */
enum Job {
  SAMPLE_DUCK_DB,
  BREAKS_DOWNSTREAM,
  SQL_REVIEW,
  COST,
  SOMETHING_ELSE
}
