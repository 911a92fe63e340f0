package dev.candor.reference.altimate;

/** What a finding in a statement is about; the contract has free names here. */
enum SqlIssue {
  SYNTAX,
  CORRECTNESS,
  PERFORMANCE,
  READABILITY,
  SECURITY,
  COST,
  PORTABILITY,
  SCHEMA,
  OTHER
}
