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
      RouteSurface surface,
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
      @Embedded Build build, @Embedded RendererContext rendererContext, RouteSurface surface) {}

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
      RouteSurface surface,
      @Meaning("The name under which older clients send it.") @OneOf("ao.renderer.api_error")
          String legacyEventName,
      @Meaning("The method and the route's pattern.")
          @Identifier(pattern = Shapes.OPERATION, maxLength = 140)
          String operation,
      @Label ApiError errorCategory,
      @Unsigned @Nullable Integer status) {}

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
      RouteSurface surface,
      @Identifier(pattern = Shapes.OPERATION, maxLength = 140) String operation,
      @Label ApiError errorCategory,
      @Unsigned @Nullable Integer status) {}

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
      RouteSurface surface,
      @Meaning("The name under which older clients send it.") @OneOf("ao.renderer.daemon_failure")
          String legacyEventName,
      @Label DaemonState daemonState,
      @Identifier(pattern = Shapes.WORDS, maxLength = 48) String code,
      @Nullable Integer exitCode,
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
      RouteSurface surface,
      @Label DaemonState daemonState,
      @Identifier(pattern = Shapes.WORDS, maxLength = 48) String code,
      @Nullable Integer exitCode,
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
      RouteSurface surface,
      @Label AttachFailure reason) {}

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
      RouteSurface surface,
      @Measure(Unit.COUNT) @Unsigned int installedCount,
      @Measure(Unit.COUNT) @Unsigned int authorizedCount,
      @Measure(Unit.COUNT) @Unsigned int supportedCount,
      @Meaning(
              "The contract sends one text with commas; here each agent is one of those that AO"
                  + " knows.")
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
      RouteSurface surface,
      @Label StateField field,
      @Label StateProblem reason) {}

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
      RouteSurface surface,
      @Identifier(pattern = Shapes.FAILURE, maxLength = 60) String errorName,
      @OneOf({"window-error", "unhandledrejection", "react-error-boundary"}) String source,
      @Identifier(pattern = Shapes.WORDS, maxLength = 48) @Nullable String operation,
      boolean unhandled,
      @Hashed @Nullable String projectId) {}
}
