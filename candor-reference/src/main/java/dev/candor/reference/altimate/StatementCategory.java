package dev.candor.reference.altimate;

/** What a statement is for. */
enum StatementCategory {
  QUERY,
  DML,
  DDL,
  DCL,
  UTILITY,
  OTHER
}
