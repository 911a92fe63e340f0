package org.duckdb.seeded;

/** Stands for a class of the database, so that a seeded violation needs no database. */
public final class StandIn {

  private StandIn() {}

  /** Does nothing. */
  public static void use() {}
}
