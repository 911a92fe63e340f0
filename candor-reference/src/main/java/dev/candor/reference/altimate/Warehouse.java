package dev.candor.reference.altimate;

import java.util.Locale;

/** The kinds of warehouse, and of the SQL that they speak. */
enum Warehouse {
  SNOWFLAKE,
  BIGQUERY,
  DATABRICKS,
  POSTGRES,
  REDSHIFT,
  MYSQL,
  SQLSERVER,
  ORACLE,
  DUCKDB,
  SQLITE,
  MONGODB,
  CLICKHOUSE,
  TRINO,
  SPARK,
  /** Nobody knows which. */
  UNKNOWN,
  /** Any other. */
  OTHER;

  /** The kind of a name as a configuration writes it. */
  static Warehouse of(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "" -> UNKNOWN;
      case "postgresql" -> POSTGRES;
      case "mssql", "tsql", "fabric" -> SQLSERVER;
      case "mariadb" -> MYSQL;
      default -> exact(lower);
    };
  }

  private static Warehouse exact(String lower) {
    for (Warehouse each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(lower)) {
        return each;
      }
    }
    return OTHER;
  }
}
