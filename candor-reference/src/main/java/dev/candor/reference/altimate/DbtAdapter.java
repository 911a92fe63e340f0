package dev.candor.reference.altimate;

/** What dbt talks to. */
enum DbtAdapter {
  SNOWFLAKE,
  BIGQUERY,
  DATABRICKS,
  POSTGRES,
  REDSHIFT,
  DUCKDB,
  SPARK,
  TRINO,
  OTHER
}
