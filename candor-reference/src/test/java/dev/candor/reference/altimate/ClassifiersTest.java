package dev.candor.reference.altimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifiersTest {

  @ParameterizedTest
  @CsvSource({
    "-1, NONE",
    "0, NONE",
    "1, FEW",
    "10, FEW",
    "11, SOME",
    "50, SOME",
    "51, MANY",
    "200, MANY",
    "201, VERY_MANY"
  })
  void countsInSteps(long count, CountBucket bucket) {
    assertThat(CountBucket.of(count)).isEqualTo(bucket);
  }

  @ParameterizedTest
  @CsvSource({
    "SqlGlot could not parse, PARSE_ERROR",
    "Syntax error: connection refused, PARSE_ERROR",
    "connect ECONNREFUSED 127.0.0.1, CONNECTION",
    "connect ETIMEDOUT 10.0.0.1, CONNECTION",
    "SASL: password must be a string, CONNECTION",
    "Connection not configured, NOT_CONFIGURED",
    "Driver not installed, NOT_CONFIGURED",
    "ENOENT: no such file or directory, FILE_NOT_FOUND",
    "file does not exist, FILE_NOT_FOUND",
    "Could not find oldString in the file, EDIT_MISMATCH",
    "read ETIMEDOUT, TIMEOUT",
    "the query timed out, TIMEOUT",
    "Access denied, PERMISSION",
    "401 Unauthorized, PERMISSION",
    "Request failed with status code 404, HTTP_ERROR",
    "HTTP 404: missing, HTTP_ERROR",
    "upstream said 503, HTTP_ERROR",
    "Rate limit exceeded, HTTP_ERROR",
    "the file has been modified since it was read, FILE_STALE",
    "You must read file first, FILE_STALE",
    "invalid params, VALIDATION",
    "column x does not exist, VALIDATION",
    "Internal error, INTERNAL",
    "assertion failed, INTERNAL",
    "JavaScript heap out of memory, RESOURCE_EXHAUSTED",
    "it went wrong, UNKNOWN",
    "'', UNKNOWN"
  })
  void tellsTheKindOfAFailureFromItsMessage(String message, ErrorClass kind) {
    assertThat(ErrorClass.of(message)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "anything_sql, MCP, MCP",
    "read, STANDARD, FILE",
    "Bash, STANDARD, FILE",
    "bash_history, STANDARD, STANDARD",
    "warehouse_usage, STANDARD, FINOPS",
    "finops_query_history, STANDARD, FINOPS",
    "sql_execute, STANDARD, SQL",
    "schema_query, STANDARD, SQL",
    "describe_table, STANDARD, SCHEMA",
    "dbt_run, STANDARD, DBT",
    "test_connection, STANDARD, WAREHOUSE",
    "dag_view, STANDARD, LINEAGE",
    "memory_read, STANDARD, MEMORY",
    "constructor, STANDARD, STANDARD"
  })
  void tellsWhatAToolIsAbout(String name, ToolType type, ToolCategory category) {
    assertThat(ToolCategory.of(name, type)).isEqualTo(category);
  }

  @ParameterizedTest
  @CsvSource({"COMPLETED, ACCEPTED", "ABORTED, CANCELLED", "ABANDONED, ABANDONED", "ERROR, ERROR"})
  void tellsWhetherATaskPleased(TaskOutcome outcome, QualitySignal signal) {
    assertThat(QualitySignal.of(outcome)).isEqualTo(signal);
  }

  @ParameterizedTest
  @CsvSource({
    "why does dbt build fail, DEBUG_DBT, 1.0",
    "dbt run, DEBUG_DBT, 0.5",
    "create a staging model, BUILD_MODEL, 1.0",
    "this is too slow, OPTIMIZE_QUERY, 1.0",
    "write a query for revenue, WRITE_SQL, 1.0",
    "show the downstream tables, ANALYZE_LINEAGE, 1.0",
    "list all tables, EXPLORE_SCHEMA, 1.0",
    "convert this from oracle to snowflake, MIGRATE_SQL, 1.0",
    "connect my warehouse, MANAGE_WAREHOUSE, 1.0",
    "what do we spend, FINOPS, 1.0",
    "a join on two keys, WRITE_SQL, 0.5",
    "the dbt_project and what we spend, FINOPS, 1.0",
    "good morning, GENERAL, 1.0",
    "'', GENERAL, 1.0"
  })
  void tellsWhatATaskIsAbout(String message, TaskIntent intent, double confidence) {
    assertThat(TaskIntent.of(message)).isEqualTo(new TaskIntent.Guess(intent, confidence));
  }

  @Test
  void looksNoFurtherThanTheBeginningOfAMessage() {
    String late = " ".repeat(TaskIntent.LOOKED_AT) + "what do we spend";

    assertThat(TaskIntent.of(late).intent()).isEqualTo(TaskIntent.GENERAL);
  }

  @Test
  void explainsEveryEndThatWasNotGood() {
    AgentReason.End none = new AgentReason.End(null, null, null, null);

    assertThat(AgentReason.of(TaskOutcome.COMPLETED, none, ClassifiersTest::mask))
        .isEqualTo(new AgentReason("", null, ""));
    assertThat(AgentReason.of(TaskOutcome.ABANDONED, none, ClassifiersTest::mask).reason())
        .isEqualTo("no_tools_invoked");
    assertThat(AgentReason.of(TaskOutcome.ABORTED, none, ClassifiersTest::mask).reason())
        .isEqualTo("user_cancelled");
    assertThat(AgentReason.of(TaskOutcome.ERROR, none, ClassifiersTest::mask).errorClass())
        .isEqualTo(ErrorClass.UNKNOWN);
  }

  @Test
  void masksAReasonAndCutsItAfterwards() {
    String failure = "alice: timeout " + "x".repeat(600);
    AgentReason.End end =
        new AgentReason.End("bash", failure, "alice " + "y".repeat(300), ErrorClass.PERMISSION);

    AgentReason error = AgentReason.of(TaskOutcome.ERROR, end, ClassifiersTest::mask);
    AgentReason aborted = AgentReason.of(TaskOutcome.ABORTED, end, ClassifiersTest::mask);

    assertThat(error.reason()).hasSize(500).startsWith("?: timeout");
    assertThat(error.errorClass()).isEqualTo(ErrorClass.TIMEOUT);
    assertThat(aborted.reason()).hasSize(200).startsWith("? y");
    assertThat(aborted.errorClass()).isEqualTo(ErrorClass.PERMISSION);
    assertThat(aborted.finalTool()).isEqualTo("bash");
  }

  @Test
  void neverCutsACharacterInTwo() {
    AgentReason.End end = new AgentReason.End(null, null, "z".repeat(199) + "😀", null);

    assertThat(AgentReason.of(TaskOutcome.ABORTED, end, ClassifiersTest::mask).reason())
        .isEqualTo("z".repeat(199));
  }

  @ParameterizedTest
  @CsvSource({
    "altimate-backend, any, ALTIMATE_GATEWAY, ALTIMATE_BACKEND",
    "anthropic, claude, ANTHROPIC, ANTHROPIC",
    "opencode, big-pickle, BIG_PICKLE, OPENCODE",
    "opencode, gpt, OTHER, OPENCODE",
    "groq, llama, OTHER, GROQ",
    "acme-internal, gpt, OTHER,",
    "constructor, gpt, OTHER,",
    "Anthropic, claude, OTHER,"
  })
  void namesAProviderOnlyWhereEverybodyKnowsIt(
      String id, String model, ProviderRow row, Provider provider) {
    assertThat(ProviderRow.of(id, model)).isEqualTo(new ProviderRow.Choice(row, provider));
  }

  @ParameterizedTest
  @CsvSource({
    "Snowflake, SNOWFLAKE",
    "postgresql, POSTGRES",
    "mssql, SQLSERVER",
    "'', UNKNOWN",
    "acme-db, OTHER"
  })
  void knowsTheKindsOfWarehouse(String name, Warehouse warehouse) {
    assertThat(Warehouse.of(name)).isEqualTo(warehouse);
  }

  @Test
  void knowsItsOwnAgentsAndSkills() {
    assertThat(Agent.of("builder")).isEqualTo(Agent.BUILDER);
    assertThat(Agent.of("alices-agent")).isEqualTo(Agent.OTHER);
    assertThat(Skill.of("dbt-test")).isEqualTo(Skill.DBT_TEST);
    assertThat(Skill.of("acme-deploy")).isEqualTo(Skill.OTHER);
  }

  @Test
  void neverGoesBackOnTheWayIn() {
    assertThat(OnboardingStage.GATEWAY_AUTH.or(OnboardingStage.MODEL_PICKER))
        .isEqualTo(OnboardingStage.GATEWAY_AUTH);
    assertThat(OnboardingStage.STARTED.or(OnboardingStage.CONNECTED))
        .isEqualTo(OnboardingStage.CONNECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4-5, true",
    "anthropic/claude-opus-4.1, true",
    "us.anthropic.claude-3-haiku:0, true",
    "gpt-5, true",
    "acme-finetune-7, false",
    "ft:gpt-4o:acme, false"
  })
  void letsPublishedModelsThrough(String model, boolean through) {
    assertThat(model.matches(Shapes.MODEL)).isEqualTo(through);
  }

  private static String mask(String text) {
    return text.replace("alice", "?");
  }
}
