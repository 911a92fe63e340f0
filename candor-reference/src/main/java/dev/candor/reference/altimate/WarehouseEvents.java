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
      @Label Warehouse warehouseType,
      AuthMethod authMethod,
      @Label boolean success,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.")
          @Nullable ErrorClass error,
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
      @Label Warehouse warehouseType,
      QueryType queryType,
      @Label boolean success,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Measure(Unit.COUNT) @Unsigned long rowCount,
      boolean truncated,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.")
          @Nullable ErrorClass error,
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
      @Label Warehouse warehouseType,
      Introspection operation,
      @Label boolean success,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Measure(Unit.COUNT) @Unsigned int resultCount,
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
      @Label ConnectionSource source,
      @Measure(Unit.COUNT) @Unsigned int connectionsFound,
      @Size(32) List<Warehouse> warehouseTypes) {}

  @Event(
      name = "warehouse_census",
      purpose = "Shows which warehouses people have and how they reach them; never where they are.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record WarehouseCensus(
      @Measure(Unit.COUNT) @Unsigned int totalConnections,
      @Size(32) List<Warehouse> warehouseTypes,
      @Size(16) List<ConnectionSource> connectionSources,
      boolean hasSshTunnel,
      boolean hasKeychain) {}

  @Event(
      name = "sql_execute_failure",
      purpose = "Shows why statements fail, by kind; never the statement.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record SqlExecuteFailure(
      @Label Warehouse warehouseType,
      QueryType queryType,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.") @Label
          ErrorClass errorMessage,
      @Meaning(
              "The contract sends the statement with its texts masked, which its own page denies;"
                  + " here a hash of it, the same as in sql_pre_validation.")
          @Hashed
          String maskedSql,
      @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "sql_pre_validation",
      purpose = "Shows how many wrong statements are caught before they run.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record SqlPreValidation(
      @Label PreValidation outcome,
      PreValidationReason reason,
      Warehouse warehouseType,
      QueryType queryType,
      @Meaning("The masked statement; the contract sends a plain hash of it.") @Hashed
          String maskedSql,
      @Measure(Unit.COUNT) @Unsigned int schemaColumns,
      boolean schemaTruncated,
      @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "sql_quality",
      purpose = "Shows what is found in statements, by kind; never the statement.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record SqlQuality(
      @Identifier(pattern = Shapes.TOOL, maxLength = 64) String toolName,
      ToolCategory toolCategory,
      @Measure(Unit.COUNT) @Unsigned int findingCount,
      @Meaning("The contract sends one text.") @Unsigned Map<SqlIssue, Integer> byCategory,
      boolean hasSchema,
      @Nullable Warehouse dialect,
      @Measure(Unit.MILLISECONDS) long durationMs) {}

  @Event(
      name = "sql_fingerprint",
      purpose = "Shows how complicated statements are, in numbers only.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record SqlFingerprint(
      @Meaning("The contract sends one text.") @Size(32) List<StatementType> statementTypes,
      @Meaning("The contract sends one text.") @Size(8) List<StatementCategory> categories,
      @Measure(Unit.COUNT) @Unsigned int tableCount,
      @Measure(Unit.COUNT) @Unsigned int functionCount,
      boolean hasSubqueries,
      boolean hasAggregation,
      boolean hasWindowFunctions,
      @Measure(Unit.COUNT) @Unsigned int nodeCount) {}

  @Event(
      name = "schema_complexity",
      purpose = "Shows how large schemas are, in steps, so that we test on such sizes.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record SchemaComplexity(
      Warehouse warehouseType,
      @Label CountBucket tableCountBucket,
      CountBucket columnCountBucket,
      CountBucket schemaCountBucket,
      @Measure(Unit.COUNT) @Unsigned int avgColumnsPerTable) {}

  @Event(
      name = "review_run",
      purpose = "Shows how reviews of changes come out; never what was reviewed.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.BY_ENVIRONMENT)
  record ReviewRun(
      @Label ReviewInvocation invocation,
      @Label ReviewStatus status,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Nullable ReviewVerdict verdict,
      @Nullable ReviewVerdict idealVerdict,
      @Nullable ReviewMode mode,
      @Nullable ReviewTier tier,
      @Nullable Boolean tierForced,
      @Nullable Boolean degraded,
      @Nullable Boolean staleManifest,
      @Count @Nullable Integer critical,
      @Count @Nullable Integer warning,
      @Count @Nullable Integer suggestion,
      @Meaning("Every kind is there, with 0 where nothing was found.") @Unsigned
          @Nullable Map<ReviewCategory, Integer> byCategory,
      @Nullable ReviewFailure reason) {}

  @Event(
      name = "review_post_outcome",
      purpose = "Shows whether finished reviews get to where they are read.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ReviewPostOutcome(
      @Label PostOutcome outcome, @Measure(Unit.MILLISECONDS) long durationMs) {}
}
