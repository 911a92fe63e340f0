package dev.candor.reference.altimate;

/** What was asked of a warehouse about itself. */
enum Introspection {
  INDEX_WAREHOUSE,
  LIST_SCHEMAS,
  LIST_TABLES,
  DESCRIBE_TABLE,
  SEARCH,
  OTHER
}
