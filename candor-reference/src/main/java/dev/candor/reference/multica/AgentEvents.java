package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Opaque;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unsigned;
import dev.candor.reference.multica.Labels.Cadence;
import dev.candor.reference.multica.Labels.RuntimeMode;
import dev.candor.reference.multica.Labels.TriggerKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Agents, squads and autopilots as people set them up. */
final class AgentEvents {

  private AgentEvents() {}

  /** Somebody sets up an agent. */
  @Event(
      name = "agent_created",
      purpose = "Shows us which agents people set up, and which templates they begin with.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record AgentCreated(
      @Embedded Core core,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud") @Label
          RuntimeMode runtimeMode,
      @Meaning("from which part of the service it came") @Label EventSource source,
      @Meaning("the program that the agent runs with") @Nullable Provider provider,
      @Identifier(pattern = "[a-z0-9][a-z0-9_-]*", maxLength = 64)
          @Meaning(
              value = "the template that we ship; any other name leaves as other",
              example = "reviewer")
          @Nullable String template,
      @Meaning("whether the workspace had no agent before") boolean isFirstAgentInWorkspace) {}

  /** Somebody puts agents into a squad. */
  @Event(
      name = "squad_created",
      purpose = "Shows us whether people let agents work together.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record SquadCreated(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("the squad, by its random id") @Opaque UUID squadId,
      @Meaning("how many members the squad has") @Unsigned int memberCount) {}

  /** Somebody sets up an autopilot. */
  @Event(
      name = "autopilot_created",
      purpose = "Shows us what people let agents do on their own, and how often.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record AutopilotCreated(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("the autopilot, by its random id") @Opaque UUID autopilotId,
      @Meaning("how often the autopilot runs") @Label Cadence cadence,
      @Meaning("what starts the autopilot") TriggerKind triggerKind) {}
}
