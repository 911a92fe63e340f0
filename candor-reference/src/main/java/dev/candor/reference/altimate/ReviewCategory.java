package dev.candor.reference.altimate;

/** What a finding of a review is about. */
enum ReviewCategory {
  LINEAGE_BREAKAGE,
  SEMANTIC_CHANGE,
  CONTRACT_VIOLATION,
  PII_EXPOSURE,
  MATERIALIZATION,
  WAREHOUSE_COST,
  TEST_COVERAGE,
  SQL_QUALITY,
  IDEMPOTENCY,
  FRESHNESS,
  JOIN_RISK,
  FANOUT,
  DEDUP,
  SQL_CORRECTNESS
}
