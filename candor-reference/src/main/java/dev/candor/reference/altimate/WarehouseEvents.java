package dev.candor.reference.altimate;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Count;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Route;
import dev.candor.Size;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is recorded of warehouses, and of statements that run in them. */
final class WarehouseEvents {

  private WarehouseEvents() {}

  @Event(
      name = "warehouse_connect",
      purpose = "Shows which warehouses cannot be connected to, and why.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record WarehouseConnect(
      @Meaning("The kind of warehouse.") @Label Warehouse warehouseType,
      @Meaning("How the person signs in there.") AuthMethod authMethod,
      @Meaning("Whether the connection was made.") @Label boolean success,
      @Meaning("How long connecting took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.")
          @Nullable ErrorClass error,
      @Meaning("What kind of failure it was; absent where there was none.")
          @Nullable ConnectionError errorCategory) {}

  @Event(
      name = "warehouse_query",
      purpose = "Shows which statements fail or are slow, by kind; never the statement.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record WarehouseQuery(
      @Meaning("The kind of warehouse.") @Label Warehouse warehouseType,
      @Meaning("What kind of statement it was.") QueryType queryType,
      @Meaning("Whether the query ran.") @Label boolean success,
      @Meaning("How long the query ran.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("How many rows came back.") @Measure(Unit.COUNT) @Unsigned long rowCount,
      @Meaning("Whether rows were left out.") boolean truncated,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.")
          @Nullable ErrorClass error,
      @Meaning("What kind of failure it was; absent where there was none.")
          @Nullable ConnectionError errorCategory) {}

  @Event(
      name = "warehouse_introspection",
      purpose = "Shows how long it takes to look at what a warehouse holds; never what that is.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record WarehouseIntrospection(
      @Meaning("The kind of warehouse.") @Label Warehouse warehouseType,
      @Meaning("What was asked of the warehouse about itself.") Introspection operation,
      @Meaning("Whether it answered.") @Label boolean success,
      @Meaning("How long the answer took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("How many things it listed.") @Measure(Unit.COUNT) @Unsigned int resultCount,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.")
          @Nullable ErrorClass error) {}

  @Event(
      name = "warehouse_discovery",
      purpose = "Shows where connections are found, so that people need not type them.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record WarehouseDiscovery(
      @Meaning("Where connections were found.") @Label ConnectionSource source,
      @Meaning("How many were found there.") @Measure(Unit.COUNT) @Unsigned int connectionsFound,
      @Meaning("The kinds of warehouses, each once.") @Size(32) List<Warehouse> warehouseTypes) {}

  @Event(
      name = "warehouse_census",
      purpose = "Shows which warehouses people have and how they reach them; never where they are.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record WarehouseCensus(
      @Meaning("How many connections are set up.") @Measure(Unit.COUNT) @Unsigned
          int totalConnections,
      @Meaning("The kinds of warehouses, each once.") @Size(32) List<Warehouse> warehouseTypes,
      @Meaning("Where connections were found, each once.") @Size(16)
          List<ConnectionSource> connectionSources,
      @Meaning("Whether any goes through SSH.") boolean hasSshTunnel,
      @Meaning("Whether any keeps its password in the system's keychain.") boolean hasKeychain) {}

  @Event(
      name = "sql_execute_failure",
      purpose = "Shows why statements fail, by kind; never the statement.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record SqlExecuteFailure(
      @Meaning("The kind of warehouse.") @Label Warehouse warehouseType,
      @Meaning("What kind of statement it was.") QueryType queryType,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.") @Label
          ErrorClass errorMessage,
      @Meaning(
              "The statement. The contract sends it with its texts masked, which its own page"
                  + " denies; here a hash of it, the same as in sql_pre_validation.")
          @Hashed
          String maskedSql,
      @Meaning("How long the statement ran before it failed.") @Measure(Unit.MILLISECONDS)
          long durationMs) {}

  @Event(
      name = "sql_pre_validation",
      purpose = "Shows how many wrong statements are caught before they run.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record SqlPreValidation(
      @Meaning("What the check before running said.") @Label PreValidation outcome,
      @Meaning("Why it said so.") PreValidationReason reason,
      @Meaning("The kind of warehouse.") Warehouse warehouseType,
      @Meaning("What kind of statement it was.") QueryType queryType,
      @Meaning("The masked statement; the contract sends a plain hash of it.") @Hashed
          String maskedSql,
      @Meaning("How many columns the check knew of.") @Measure(Unit.COUNT) @Unsigned
          int schemaColumns,
      @Meaning("Whether it knew of only a part.") boolean schemaTruncated,
      @Meaning("How long the check took.") @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "sql_quality",
      purpose = "Shows what is found in statements, by kind; never the statement.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record SqlQuality(
      @Meaning(
              value = "The tool; one that comes from a server of tools is mcp.",
              example = "sql_execute")
          @Identifier(pattern = Shapes.TOOL, maxLength = 64)
          String toolName,
      @Meaning("What kind of tool it is.") ToolCategory toolCategory,
      @Meaning("How much was found to be wrong with the statement.") @Measure(Unit.COUNT) @Unsigned
          int findingCount,
      @Meaning("The contract sends one text.") @Unsigned Map<SqlIssue, Integer> byCategory,
      @Meaning("Whether the tables that it names were known.") boolean hasSchema,
      @Meaning("Whose SQL it is; absent where nobody said.") @Nullable Warehouse dialect,
      @Meaning("How long looking took.") @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "sql_fingerprint",
      purpose = "Shows how complicated statements are, in numbers only.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record SqlFingerprint(
      @Meaning("The kinds of statements in it, each once. The contract sends one text.") @Size(32)
          List<StatementType> statementTypes,
      @Meaning("What those do, in groups. The contract sends one text.") @Size(8)
          List<StatementCategory> categories,
      @Meaning("How many tables the statement names.") @Measure(Unit.COUNT) @Unsigned
          int tableCount,
      @Meaning("How many functions it calls.") @Measure(Unit.COUNT) @Unsigned int functionCount,
      @Meaning("Whether a query stands within another.") boolean hasSubqueries,
      @Meaning("Whether rows are put together.") boolean hasAggregation,
      @Meaning("Whether it looks at rows beside each other.") boolean hasWindowFunctions,
      @Meaning("How many parts its syntax tree has.") @Measure(Unit.COUNT) @Unsigned
          int nodeCount) {}

  @Event(
      name = "schema_complexity",
      purpose = "Shows how large schemas are, in steps, so that we test on such sizes.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record SchemaComplexity(
      @Meaning("The kind of warehouse.") Warehouse warehouseType,
      @Meaning("About how many tables the warehouse has.") @Label CountBucket tableCountBucket,
      @Meaning("About how many columns the warehouse has.") CountBucket columnCountBucket,
      @Meaning("About how many schemas the warehouse has.") CountBucket schemaCountBucket,
      @Meaning("How many columns a table has on average.") @Measure(Unit.COUNT) @Unsigned
          int avgColumnsPerTable) {}

  @Event(
      name = "review_run",
      purpose = "Shows how reviews of changes come out; never what was reviewed.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.BY_ENVIRONMENT)
  record ReviewRun(
      @Meaning("Whether the review was asked for by a command or by the model.") @Label
          ReviewInvocation invocation,
      @Meaning("Whether the review came to its end.") @Label ReviewStatus status,
      @Meaning("How long the review took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("What the review said of the change.") @Nullable ReviewVerdict verdict,
      @Meaning("The verdict that the findings alone would give.")
          @Nullable ReviewVerdict idealVerdict,
      @Meaning("How strictly the review was made.") @Nullable ReviewMode mode,
      @Meaning("How much of the change was looked at.") @Nullable ReviewTier tier,
      @Meaning("Whether somebody asked for that.") @Nullable Boolean tierForced,
      @Meaning("Whether something was missing that the review wants.") @Nullable Boolean degraded,
      @Meaning("Whether what dbt knew of the project was out of date.")
          @Nullable Boolean staleManifest,
      @Meaning("How many critical findings there are.") @Count @Nullable Integer critical,
      @Meaning("How many warnings there are.") @Count @Nullable Integer warning,
      @Meaning("How many suggestions there are.") @Count @Nullable Integer suggestion,
      @Meaning("How much was found, by kind. Every kind is there, with 0 where nothing was found.")
          @Unsigned
          @Nullable Map<ReviewCategory, Integer> byCategory,
      @Meaning("Why the review failed; absent where it did not.") @Nullable ReviewFailure reason) {}

  @Event(
      name = "review_post_outcome",
      purpose = "Shows whether finished reviews get to where they are read.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ReviewPostOutcome(
      @Meaning("What became of posting the review.") @Label PostOutcome outcome,
      @Meaning("How long posting took.") @Measure(Unit.MILLISECONDS) long durationMs) {}
}
