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
      @Meaning("The server of tools. People choose the name; the contract sends it.") @Hashed
          String serverName,
      @Meaning("How the server of tools is talked to.") @Label McpTransport transport,
      @Meaning("Whether the server is connected now.") @Label McpStatus status,
      @Meaning(
              "Why it is not connected. The contract sends text; here the kind of failure that the"
                  + " text tells of.")
          @Nullable ErrorClass error,
      @Meaning("How long connecting took; absent where nothing was waited for.")
          @Measure(Unit.MILLISECONDS)
          @Nullable Long durationMs) {}

  @Event(
      name = "mcp_server_census",
      purpose = "Shows how much servers of tools bring; never what.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record McpServerCensus(
      @Meaning("The server of tools. People choose the name; the contract sends it.") @Hashed
          String serverName,
      @Meaning("How the server of tools is talked to.") McpTransport transport,
      @Meaning("How many tools the server offers.") @Measure(Unit.COUNT) @Unsigned int toolCount,
      @Meaning("How many resources the server offers.") @Measure(Unit.COUNT) @Unsigned
          int resourceCount) {}

  @Event(
      name = "mcp_discovery",
      purpose = "Shows how many servers of tools people have already.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record McpDiscovery(
      @Meaning("How many servers were found.") @Measure(Unit.COUNT) @Unsigned int serverCount,
      @Meaning(
              "The servers of tools that were found. People choose the names; the contract sends"
                  + " them.")
          @Hashed
          @Size(64)
          List<String> serverNames,
      @Meaning("Whose configuration they were found in.") @Size(16) List<McpSource> sources) {}

  @Event(
      name = "memory_operation",
      purpose = "Shows whether notes are used and kept tidy; never what they say.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record MemoryWritten(
      @Meaning("Whether a note was written or deleted.") @Label MemoryOperation operation,
      @Meaning("Whether the note is for all projects or for one.") @Label MemoryScope scope,
      @Meaning("The name may come from what was noted; the contract sends it.") @Hashed
          String blockId,
      @Meaning("Whether the note was there before.") boolean isUpdate,
      @Meaning("How many notes say nearly the same.") @Measure(Unit.COUNT) @Unsigned
          int duplicateCount,
      @Meaning("How many tags the note has.") @Measure(Unit.COUNT) @Unsigned int tagsCount) {}

  @Event(
      name = "memory_injection",
      purpose = "Shows how much of a conversation notes take up.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record MemoryInjection(
      @Meaning("How many notes were given to the model.") @Measure(Unit.COUNT) @Unsigned
          int blockCount,
      @Meaning("How long they are together.") @Measure(Unit.CHARACTERS) @Unsigned int totalChars,
      @Meaning("How many characters they could have been at most.") @Unsigned int budget,
      @Meaning("Whether notes for all projects, for this one, or both were given.") @Size(2)
          List<MemoryScope> scopesUsed) {}

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
      @Meaning("The kinds of warehouses, each once.") @Size(32) List<Warehouse> warehouseTypes,
      @Meaning("How many warehouses are set up.") @Measure(Unit.COUNT) @Unsigned int warehouseCount,
      @Meaning("Whether this is a project of dbt.") @Label boolean dbtDetected,
      @Meaning("What dbt works on; absent where there is no dbt.") @Nullable DbtAdapter dbtAdapter,
      @Meaning("About how many models the dbt project has.") CountBucket dbtModelCountBucket,
      @Meaning("About how many sources the dbt project has.") CountBucket dbtSourceCountBucket,
      @Meaning("About how many tests the dbt project has.") CountBucket dbtTestCountBucket,
      @Meaning("About how many snapshots the dbt project has; absent where nobody counted.")
          @Nullable CountBucket dbtSnapshotCountBucket,
      @Meaning("About how many seeds the dbt project has; absent where nobody counted.")
          @Nullable CountBucket dbtSeedCountBucket,
      @Meaning("About how many macros the dbt project has; absent where nobody counted.")
          @Nullable CountBucket dbtMacroCountBucket,
      @Meaning("How many models dbt keeps in which way. The contract sends one text.") @Unsigned
          @Nullable Map<Materialization, Integer> dbtMaterializationDist,
      @Meaning("Where connections were found, each once.") @Size(16)
          List<ConnectionSource> connectionSources,
      @Meaning("How many servers of tools are set up.") @Measure(Unit.COUNT) @Unsigned
          int mcpServerCount,
      @Meaning("How many skills there are.") @Measure(Unit.COUNT) @Unsigned int skillCount,
      @Meaning("The machine's system.") Os os,
      @Meaning(
              value = "The experimental switches that are on.",
              example = "[\"experimental_plan_mode\"]")
          @Identifier(pattern = Shapes.FLAG, maxLength = 40)
          @Size(64)
          List<String> featureFlags) {}

  @Event(
      name = "skill_used",
      purpose = "Shows which skills are used and what makes them run.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record SkillUsed(
      @Meaning("The message that it belongs to, by a random id.")
          @Opaque(reason = "It is random and minted by the product; no message is in it.")
          String messageId,
      @Meaning(
              "The skill. The contract sends the name whoever wrote it; one that is not the tool's"
                  + " own is other.")
          Skill skillName,
      @Meaning("Whether the skill is the tool's own, the person's or the project's.") @Label
          SkillSource skillSource,
      @Meaning("How long the skill took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("Who called for the skill.") @Label SkillTrigger trigger,
      @Meaning("Whether next steps were offered.") boolean hasFollowups,
      @Meaning("How many next steps were offered.") @Measure(Unit.COUNT) @Unsigned
          int followupCount) {}

  @Event(
      name = "skill_created",
      purpose = "Shows how many people write skills; never what they call them.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SkillCreated(
      @Meaning("The skill. People choose the name; the contract sends it.") @Hashed
          String skillName,
      @Meaning("What the skill is written in.") SkillLanguage language,
      @Meaning("Whether it was done by a command or on the tool's full screen.") @Label
          SkillSurface source) {}

  @Event(
      name = "skill_installed",
      purpose = "Shows how many people install skills, and from what kind of place.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SkillInstalled(
      @Meaning("What kind of place the skills came from. The contract sends the place itself.")
          InstallSource installSource,
      @Meaning("How many skills came with it.") @Measure(Unit.COUNT) @Unsigned int skillCount,
      @Meaning("The skills that came with it. People choose the names; the contract sends them.")
          @Hashed
          @Size(64)
          List<String> skillNames,
      @Meaning("Whether it was done by a command or on the tool's full screen.") @Label
          SkillSurface source) {}

  @Event(
      name = "skill_removed",
      purpose = "Shows how many people take skills away again.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SkillRemoved(
      @Meaning("The skill. People choose the name; the contract sends it.") @Hashed
          String skillName,
      @Meaning("Whether it was done by a command or on the tool's full screen.") @Label
          SkillSurface source) {}
}
