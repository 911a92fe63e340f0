package dev.candor.reference.altimate;

/** What was suggested. */
enum Suggestion {
  SCHEMA_INDEX,
  SCHEMA_INSPECT,
  SQL_EXECUTE,
  SQL_ANALYZE,
  SQL_REVIEW,
  LINEAGE_CHECK,
  DBT_DEVELOP,
  DBT_TROUBLESHOOT,
  FINOPS,
  OTHER
}
