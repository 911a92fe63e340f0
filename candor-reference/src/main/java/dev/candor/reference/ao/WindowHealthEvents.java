package dev.candor.reference.ao;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Deprecation;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Hashed;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.OneOf;
import dev.candor.Route;
import dev.candor.Size;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is recorded of the desktop application's own health. */
final class WindowHealthEvents {

  private WindowHealthEvents() {}

  @Event(
      name = "ao.v2.renderer.loaded",
      purpose =
          "Shows that the window came up, so that a release whose window does not is noticed.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.RUNTIME)
  record RendererLoaded(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("The name under which older clients send it.") @OneOf("ao.renderer.loaded")
          String legacyEventName) {}

  @Deprecation(replacedBy = "ao.v2.renderer.loaded")
  @Event(
      name = "ao.renderer.loaded",
      purpose = "The same as ao.v2.renderer.loaded, from clients that cannot be made to upgrade.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.RUNTIME)
  record OldRendererLoaded(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface) {}

  @Event(
      name = "ao.v2.renderer.api_error",
      purpose = "Shows which requests to the daemon fail, so that we can mend them.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record RendererApiError(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("The name under which older clients send it.") @OneOf("ao.renderer.api_error")
          String legacyEventName,
      @Meaning(value = "The method and the route's pattern.", example = "GET /projects/{id}")
          @Identifier(pattern = Shapes.OPERATION, maxLength = 140)
          String operation,
      @Meaning("What went wrong between the window and the daemon.") @Label ApiError errorCategory,
      @Meaning("The status of the daemon's answer; absent where there was none.") @Unsigned
          @Nullable Integer status) {}

  @Deprecation(replacedBy = "ao.v2.renderer.api_error")
  @Event(
      name = "ao.renderer.api_error",
      purpose =
          "The same as ao.v2.renderer.api_error, from clients that cannot be made to upgrade.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record OldRendererApiError(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(value = "The method and the route's pattern.", example = "GET /projects/{id}")
          @Identifier(pattern = Shapes.OPERATION, maxLength = 140)
          String operation,
      @Meaning("What went wrong between the window and the daemon.") @Label ApiError errorCategory,
      @Meaning("The status of the daemon's answer; absent where there was none.") @Unsigned
          @Nullable Integer status) {}

  @Event(
      name = "ao.v2.renderer.daemon_failure",
      purpose = "Shows why the daemon is not there for its window, so that we can mend it.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record RendererDaemonFailure(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("The name under which older clients send it.") @OneOf("ao.renderer.daemon_failure")
          String legacyEventName,
      @Meaning("What the supervisor saw of the daemon.") @Label DaemonState daemonState,
      @Meaning(value = "The supervisor's own word for the failure.", example = "start_timeout")
          @Identifier(pattern = Shapes.WORDS, maxLength = 48)
          String code,
      @Meaning(
              "The code that the daemon ended with; absent where it did not, or was ended by a"
                  + " signal.")
          @Nullable Integer exitCode,
      @Meaning("The signal that ended the daemon; absent where none did.")
          @OneOf({
            "SIGABRT", "SIGBUS", "SIGFPE", "SIGHUP", "SIGILL", "SIGINT", "SIGKILL", "SIGPIPE",
            "SIGQUIT", "SIGSEGV", "SIGTERM"
          })
          @Nullable String signal) {}

  @Deprecation(replacedBy = "ao.v2.renderer.daemon_failure")
  @Event(
      name = "ao.renderer.daemon_failure",
      purpose =
          "The same as ao.v2.renderer.daemon_failure, from clients that cannot be made to upgrade.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record OldRendererDaemonFailure(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("What the supervisor saw of the daemon.") @Label DaemonState daemonState,
      @Meaning(value = "The supervisor's own word for the failure.", example = "start_timeout")
          @Identifier(pattern = Shapes.WORDS, maxLength = 48)
          String code,
      @Meaning(
              "The code that the daemon ended with; absent where it did not, or was ended by a"
                  + " signal.")
          @Nullable Integer exitCode,
      @Meaning("The signal that ended the daemon; absent where none did.")
          @OneOf({
            "SIGABRT", "SIGBUS", "SIGFPE", "SIGHUP", "SIGILL", "SIGINT", "SIGKILL", "SIGPIPE",
            "SIGQUIT", "SIGSEGV", "SIGTERM"
          })
          @Nullable String signal) {}

  @Event(
      name = "ao.renderer.terminal_attach_failed",
      purpose = "Shows why a terminal could not be shown.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record TerminalAttachFailed(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("Why the terminal could not be shown.") @Label AttachFailure reason) {}

  @Event(
      name = "ao.renderer.agents_available",
      purpose = "Shows which agents could be used, so that we support the ones that people have.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record AgentsAvailable(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("How many agents are installed.") @Measure(Unit.COUNT) @Unsigned int installedCount,
      @Meaning("How many of them somebody has signed in to.") @Measure(Unit.COUNT) @Unsigned
          int authorizedCount,
      @Meaning("How many agents AO knows.") @Measure(Unit.COUNT) @Unsigned int supportedCount,
      @Meaning(
              "The agents that somebody has signed in to. The contract sends one text with commas;"
                  + " here each is one of those that AO knows.")
          @Size(32)
          List<Harness> authorizedAgents) {}

  @Event(
      name = "ao.renderer.session_state_unknown",
      purpose = "Shows where the window does not understand the daemon.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record SessionStateUnknown(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("Which part of a session's state could not be read.") @Label StateField field,
      @Meaning("What is wrong with it.") @Label StateProblem reason) {}

  @Name("$exception")
  @Event(
      purpose =
          "Shows what kind of failure the window had and while doing what, so that we can mend it;"
              + " never its message.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record RendererException(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(value = "The failure's class.", example = "TypeError")
          @Identifier(pattern = Shapes.FAILURE, maxLength = 60)
          String errorName,
      @Meaning("Who caught the failure.")
          @OneOf({"window-error", "unhandledrejection", "react-error-boundary"})
          String source,
      @Meaning(
              value =
                  "What the window was doing, in the program's own words; absent where that is not"
                      + " known.",
              example = "render_board")
          @Identifier(pattern = Shapes.WORDS, maxLength = 48)
          @Nullable String operation,
      @Meaning("Whether nothing in the window had foreseen it.") boolean unhandled,
      @Meaning(
              "The project. The contract sends a plain hash, which can be guessed; here it is"
                  + " keyed.")
          @Hashed
          @Nullable String projectId) {}
}
