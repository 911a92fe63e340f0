package dev.candor.reference.altimate;

/** What a statement does. */
enum QueryType {
  SELECT,
  INSERT,
  UPDATE,
  DELETE,
  DDL,
  SHOW,
  READ,
  WRITE,
  UNKNOWN,
  OTHER
}
