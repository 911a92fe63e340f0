package dev.candor.reference.altimate;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Size;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is recorded of what is around the tool: servers of tools, notes, skills, projects. */
final class EnvironmentEvents {

  private EnvironmentEvents() {}

  @Event(
      name = "mcp_server_status",
      purpose = "Shows how often servers of tools cannot be reached.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record McpServerStatus(
      @Meaning("People choose the name; the contract sends it.") @Hashed String serverName,
      @Label McpTransport transport,
      @Label McpStatus status,
      @Meaning("The contract sends text; here the kind of failure that the text tells of.")
          @Nullable ErrorClass error,
      @Measure(Unit.MILLISECONDS) @Nullable Long durationMs) {}

  @Event(
      name = "mcp_server_census",
      purpose = "Shows how much servers of tools bring; never what.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record McpServerCensus(
      @Meaning("People choose the name; the contract sends it.") @Hashed String serverName,
      McpTransport transport,
      @Measure(Unit.COUNT) @Unsigned int toolCount,
      @Measure(Unit.COUNT) @Unsigned int resourceCount) {}

  @Event(
      name = "mcp_discovery",
      purpose = "Shows how many servers of tools people have already.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record McpDiscovery(
      @Measure(Unit.COUNT) @Unsigned int serverCount,
      @Meaning("People choose the names; the contract sends them.") @Hashed @Size(64)
          List<String> serverNames,
      @Size(16) List<McpSource> sources) {}

  @Event(
      name = "memory_operation",
      purpose = "Shows whether notes are used and kept tidy; never what they say.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record MemoryWritten(
      @Label MemoryOperation operation,
      @Label MemoryScope scope,
      @Meaning("The name may come from what was noted; the contract sends it.") @Hashed
          String blockId,
      boolean isUpdate,
      @Measure(Unit.COUNT) @Unsigned int duplicateCount,
      @Measure(Unit.COUNT) @Unsigned int tagsCount) {}

  @Event(
      name = "memory_injection",
      purpose = "Shows how much of a conversation notes take up.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record MemoryInjection(
      @Measure(Unit.COUNT) @Unsigned int blockCount,
      @Measure(Unit.CHARACTERS) @Unsigned int totalChars,
      @Unsigned int budget,
      @Size(2) List<MemoryScope> scopesUsed) {}

  @Event(
      name = "environment_census",
      purpose =
          "Shows what kinds of project people have, in steps and never in names, so that we support"
              + " them.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record EnvironmentCensus(
      @Size(32) List<Warehouse> warehouseTypes,
      @Measure(Unit.COUNT) @Unsigned int warehouseCount,
      @Label boolean dbtDetected,
      @Nullable DbtAdapter dbtAdapter,
      CountBucket dbtModelCountBucket,
      CountBucket dbtSourceCountBucket,
      CountBucket dbtTestCountBucket,
      @Nullable CountBucket dbtSnapshotCountBucket,
      @Nullable CountBucket dbtSeedCountBucket,
      @Nullable CountBucket dbtMacroCountBucket,
      @Meaning("The contract sends one text.") @Unsigned
          @Nullable Map<Materialization, Integer> dbtMaterializationDist,
      @Size(16) List<ConnectionSource> connectionSources,
      @Measure(Unit.COUNT) @Unsigned int mcpServerCount,
      @Measure(Unit.COUNT) @Unsigned int skillCount,
      Os os,
      @Identifier(pattern = Shapes.FLAG, maxLength = 40) @Size(64) List<String> featureFlags) {}

  @Event(
      name = "skill_used",
      purpose = "Shows which skills are used and what makes them run.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record SkillUsed(
      @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId,
      @Meaning(
              "The contract sends the name whoever wrote it; one that is not the tool's own is"
                  + " other.")
          Skill skillName,
      @Label SkillSource skillSource,
      @Measure(Unit.MILLISECONDS) long durationMs,
      @Label SkillTrigger trigger,
      boolean hasFollowups,
      @Measure(Unit.COUNT) @Unsigned int followupCount) {}

  @Event(
      name = "skill_created",
      purpose = "Shows how many people write skills; never what they call them.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SkillCreated(
      @Meaning("People choose the name; the contract sends it.") @Hashed String skillName,
      SkillLanguage language,
      @Label SkillSurface source) {}

  @Event(
      name = "skill_installed",
      purpose = "Shows how many people install skills, and from what kind of place.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SkillInstalled(
      @Meaning("The contract sends the place itself.") InstallSource installSource,
      @Measure(Unit.COUNT) @Unsigned int skillCount,
      @Meaning("People choose the names; the contract sends them.") @Hashed @Size(64)
          List<String> skillNames,
      @Label SkillSurface source) {}

  @Event(
      name = "skill_removed",
      purpose = "Shows how many people take skills away again.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SkillRemoved(
      @Meaning("People choose the name; the contract sends it.") @Hashed String skillName,
      @Label SkillSurface source) {}
}
