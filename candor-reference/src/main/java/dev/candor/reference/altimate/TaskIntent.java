package dev.candor.reference.altimate;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What kind of task a first message brings. The message is looked at where it was written and does
 * not leave; the kind does.
 *
 * <p>Each kind has strong signs and weak ones. The strong signs of all kinds are looked for before
 * any weak one, in the order of the kinds.
 */
enum TaskIntent {
  DEBUG_DBT(
      "dbt\\s+.*?(?:error|fail|bug|issue|broken|fix|debug|not\\s+work)",
      "dbt\\s+(?:run|build|test|compile|parse)|dbt_project|(?:ref|source)\\s*\\("),
  BUILD_MODEL(
      "(?:create|build|write|add|new)\\s+.*?model"
          + "|(?:create|build)\\s+.*?(?:staging|mart|dim|fact)",
      "\\bmodel\\b|materialization|incremental"),
  OPTIMIZE_QUERY(
      "optimiz|performance|slow\\s+query|speed\\s+up|make.*faster|too\\s+slow|query\\s+cost",
      "index|partition|cluster|explain\\s+plan"),
  WRITE_SQL(
      "(?:write|create|build|generate)\\s+(?:a\\s+)?(?:sql|query)"
          + "|(?:write|create)\\s+(?:a\\s+)?(?:select|insert|update|delete)",
      "\\b(?:sql|query|join|where)\\b"),
  ANALYZE_LINEAGE(
      "lineage|upstream|downstream|dependency|depends\\s+on|impact\\s+analysis",
      "dag|graph|flow|trace"),
  EXPLORE_SCHEMA(
      "(?:show|list|describe|inspect|explore)\\s+.*?(?:schema|table|column|database)"
          + "|what\\s+.*?(?:tables|columns|schemas)",
      "\\b(?:schema|table|column)\\b|introspect"),
  MIGRATE_SQL(
      "migrat|convert.*(?:to|from)\\s+.*?(?:snowflake|bigquery|postgres|redshift|databricks)"
          + "|translate.*(?:sql|dialect)",
      "dialect|transpile|port\\s+(?:to|from)"),
  MANAGE_WAREHOUSE(
      "(?:connect|setup|configure|add|test)\\s+.*?(?:warehouse|connection|database)"
          + "|warehouse.*(?:config|setting)",
      "\\b(?:warehouse|credentials)\\b|connection\\s+string"),
  FINOPS(
      "cost|spend|bill|credits|usage|expensive\\s+quer|warehouse\\s+size",
      "resource|utilization|idle"),
  GENERAL("(?!)", "(?!)");

  /** How much of a message is looked at, in characters. */
  static final int LOOKED_AT = 2000;

  private final Pattern strong;
  private final Pattern weak;

  TaskIntent(String strong, String weak) {
    this.strong = Pattern.compile(strong);
    this.weak = Pattern.compile(weak);
  }

  /**
   * A kind, and how sure that is.
   *
   * @param confidence 1 for a strong sign and for none at all, 0.5 for a weak one
   */
  record Guess(TaskIntent intent, double confidence) {}

  /** The kind of task that a message brings. */
  static Guess of(String message) {
    String start = message.substring(0, Math.min(message.length(), LOOKED_AT));
    String lower = start.toLowerCase(Locale.ROOT);
    TaskIntent sure = first(lower, intent -> intent.strong);
    if (sure != GENERAL) {
      return new Guess(sure, 1);
    }
    TaskIntent perhaps = first(lower, intent -> intent.weak);
    return new Guess(perhaps, perhaps == GENERAL ? 1 : 0.5);
  }

  private static TaskIntent first(String lower, Function<TaskIntent, Pattern> signs) {
    for (TaskIntent each : values()) {
      if (signs.apply(each).matcher(lower).find()) {
        return each;
      }
    }
    return GENERAL;
  }
}
