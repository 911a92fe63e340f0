package dev.candor.reference.altimate;

/** How dbt keeps a model. */
enum Materialization {
  TABLE,
  VIEW,
  INCREMENTAL,
  EPHEMERAL,
  MATERIALIZED_VIEW,
  OTHER
}
