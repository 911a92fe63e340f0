package dev.candor.reference.multica;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.reference.multica.Labels.Platform;
import dev.candor.reference.multica.Labels.RuntimeMode;
import dev.candor.reference.multica.Labels.Source;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What people give to agents, and whether agents do it. */
final class WorkEvents {

  private WorkEvents() {}

  /** Who made an issue. */
  enum IssueSource {
    MANUAL,
    API,
    AUTOPILOT
  }

  /** Somebody or something writes an issue. Its text is not recorded. */
  @Event(
      name = "issue_created",
      purpose = "Shows us whether people give work to agents, and from which program.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record IssueCreated(
      @Embedded Core core,
      @Meaning("whether a person, a program or an autopilot wrote it") @Label IssueSource source,
      @Meaning("by which program it was done") @Label Platform platform,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud")
          @Nullable RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Nullable Provider provider) {}

  /** The first task of an issue ended well. Once for each issue. */
  @Event(
      name = "issue_executed",
      purpose = "Shows us whether agents do the work that they are given, and how long it takes.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.RUNTIME,
      actor = "userId")
  record IssueExecuted(
      @Embedded Core core,
      @Meaning("for what the task was begun") @Label Source source,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud")
          @Nullable RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Nullable Provider provider,
      @Meaning("how long the agent worked on the task")
          @Name("task_duration_ms")
          @Measure(value = Unit.MILLISECONDS)
          @Nullable Duration taskDuration,
      @Meaning("how long it took from the order to the end")
          @Name("duration_ms")
          @Measure(value = Unit.MILLISECONDS)
          @Nullable Duration duration) {}

  /** Somebody writes to an agent. What they write is not recorded. */
  @Event(
      name = "chat_message_sent",
      purpose = "Shows us whether people talk with agents, and from which program.",
      owner = Core.OWNER,
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT,
      actor = "userId")
  record ChatMessageSent(
      @Embedded Core core,
      @Meaning("from which part of the service it came") @Nullable EventSource source,
      @Meaning("by which program it was done") @Label Platform platform,
      @Meaning("whether the agent runs on a machine of the user's or in the cloud")
          @Nullable RuntimeMode runtimeMode,
      @Meaning("the program that the agent runs with") @Nullable Provider provider) {}
}
