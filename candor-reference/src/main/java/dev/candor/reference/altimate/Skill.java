package dev.candor.reference.altimate;

import dev.candor.Name;
import java.util.Locale;

/** The skills that come with the tool. One that somebody wrote is {@code other}. */
enum Skill {
  @Name("dbt-develop")
  DBT_DEVELOP,
  @Name("dbt-test")
  DBT_TEST,
  @Name("dbt-docs")
  DBT_DOCS,
  @Name("dbt-analyze")
  DBT_ANALYZE,
  @Name("dbt-troubleshoot")
  DBT_TROUBLESHOOT,
  @Name("sql-review")
  SQL_REVIEW,
  @Name("sql-translate")
  SQL_TRANSLATE,
  @Name("query-optimize")
  QUERY_OPTIMIZE,
  @Name("cost-report")
  COST_REPORT,
  @Name("schema-migration")
  SCHEMA_MIGRATION,
  @Name("pii-audit")
  PII_AUDIT,
  @Name("lineage-diff")
  LINEAGE_DIFF,
  @Name("data-viz")
  DATA_VIZ,
  TEACH,
  TRAIN,
  OTHER;

  /** The skill of a name. */
  static Skill of(String name) {
    for (Skill each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return each;
      }
    }
    return OTHER;
  }
}
