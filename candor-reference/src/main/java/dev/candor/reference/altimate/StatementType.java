package dev.candor.reference.altimate;

/** The first word of a statement. */
enum StatementType {
  SELECT,
  INSERT,
  UPDATE,
  DELETE,
  MERGE,
  CREATE,
  ALTER,
  DROP,
  TRUNCATE,
  GRANT,
  SHOW,
  DESCRIBE,
  EXPLAIN,
  SET,
  USE,
  OTHER
}
