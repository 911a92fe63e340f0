package dev.candor.reference.ao;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Deprecation;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.OneOf;
import dev.candor.Route;
import dev.candor.Tier;
import org.jspecify.annotations.Nullable;

/** What is recorded of what people do in the desktop application. */
final class WindowEvents {

  private WindowEvents() {}

  @Event(
      name = "ao.v2.renderer.route_viewed",
      purpose = "Shows, once a day for each kind of page, which parts of the application are used.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record RouteViewed(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("The name under which older clients send it.") @OneOf("ao.renderer.route_viewed")
          String legacyEventName) {}

  @Deprecation(replacedBy = "ao.v2.renderer.route_viewed")
  @Event(
      name = "ao.renderer.route_viewed",
      purpose =
          "The same as ao.v2.renderer.route_viewed, from clients that cannot be made to upgrade.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record OldRouteViewed(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface) {}

  @Event(
      name = "ao.renderer.project_add_requested",
      purpose = "Shows how many people try to bring a project.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record ProjectAddRequested(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface) {}

  @Event(
      name = "ao.renderer.project_add_succeeded",
      purpose = "Shows how many of those who try do bring a project.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record ProjectAddSucceeded(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.project_removed",
      purpose = "Shows how often projects are taken away again.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record ProjectRemoved(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.task_create_requested",
      purpose = "Shows how often people give a task to an agent.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record TaskCreateRequested(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.task_create_succeeded",
      purpose = "Shows how often a task that was given is taken.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record TaskCreateSucceeded(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.task_create_failed",
      purpose = "Shows how often a task that was given is not taken, so that we can mend it.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record TaskCreateFailed(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.session_kill_requested",
      purpose = "Shows how often people want a session to end.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SessionKillRequested(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.session_kill_succeeded",
      purpose = "Shows how often a session ends when it is told to.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SessionKillSucceeded(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.session_kill_failed",
      purpose =
          "Shows how often a session does not end when it is told to, so that we can mend it.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record SessionKillFailed(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.settings_save_requested",
      purpose = "Shows how often people change settings; never which.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SettingsSaveRequested(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.settings_save_succeeded",
      purpose = "Shows how often changed settings are kept.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record SettingsSaveSucceeded(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.settings_save_failed",
      purpose = "Shows how often changed settings are not kept, so that we can mend it.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record SettingsSaveFailed(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}

  @Event(
      name = "ao.renderer.orchestrator_spawn_requested",
      purpose = "Shows from where people start an orchestrator.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record OrchestratorSpawnRequested(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId,
      @Meaning("Where in the window it was asked for.") @Label SpawnSource source) {}

  @Event(
      name = "ao.renderer.orchestrator_spawn_succeeded",
      purpose = "Shows how often an orchestrator starts when it is told to.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record OrchestratorSpawnSucceeded(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId,
      @Meaning("Where in the window it was asked for.") @Label SpawnSource source) {}

  @Event(
      name = "ao.renderer.orchestrator_spawn_failed",
      purpose = "Shows how often an orchestrator does not start, so that we can mend it.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record OrchestratorSpawnFailed(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId,
      @Meaning("Where in the window it was asked for.") @Label SpawnSource source) {}

  @Event(
      name = "ao.renderer.notification_opened",
      purpose = "Shows whether notifications lead anywhere.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record NotificationOpened(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("What the notification was about.") @Label NotificationTarget target) {}

  @Event(
      name = "ao.renderer.notification_mark_read_requested",
      purpose = "Shows whether people clear notifications one by one or all at once.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record MarkReadRequested(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("Whether one notification or all of them were meant.") @Label ReadScope scope) {}

  @Event(
      name = "ao.renderer.notification_mark_read_succeeded",
      purpose = "Shows how often clearing notifications works.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record MarkReadSucceeded(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("Whether one notification or all of them were meant.") @Label ReadScope scope) {}

  @Event(
      name = "ao.renderer.notification_mark_read_failed",
      purpose = "Shows how often clearing notifications does not work, so that we can mend it.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record MarkReadFailed(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("Whether one notification or all of them were meant.") @Label ReadScope scope) {}
}
