package dev.candor.reference.ao;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Route;
import dev.candor.Tier;
import org.jspecify.annotations.Nullable;

/** What is recorded of updates, telephones and reports, in the desktop application. */
final class DesktopEvents {

  private DesktopEvents() {}

  @Event(
      name = "ao.renderer.update_failed",
      purpose = "Shows why updates do not come about, so that nobody is left behind.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record UpdateFailed(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      RouteSurface surface,
      @Identifier(pattern = Shapes.VERSION, maxLength = 40) @Nullable String toVersion,
      @Meaning("The contract's cleaned text is a kind here.") @Nullable UpdateError errorCategory,
      @Label UpdatePhase phase,
      @Label UpdateTrigger trigger) {}

  @Event(
      name = "ao.renderer.update_downloaded",
      purpose = "Shows how fast updates reach people.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record UpdateDownloaded(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      RouteSurface surface,
      @Identifier(pattern = Shapes.VERSION, maxLength = 40) @Nullable String toVersion,
      @Nullable UpdateError errorCategory,
      @Label UpdatePhase phase,
      @Label UpdateTrigger trigger) {}

  @Event(
      name = "ao.renderer.update_unsupported",
      purpose = "Shows how many installations cannot update themselves.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record UpdateUnsupported(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      RouteSurface surface,
      @Identifier(pattern = Shapes.VERSION, maxLength = 40) @Nullable String toVersion,
      @Nullable UpdateError errorCategory,
      @Label UpdatePhase phase,
      @Label UpdateTrigger trigger) {}

  @Event(
      name = "ao.renderer.update_channel_changed",
      purpose = "Shows how many people want earlier builds, and how many go back.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record UpdateChannelChanged(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      RouteSurface surface,
      @Label ReleaseChannel fromChannel,
      @Label ReleaseChannel toChannel) {}

  @Event(
      name = "ao.renderer.mobile_connect_opened",
      purpose = "Shows how many people want to use AO from a telephone.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record MobileConnectOpened(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      RouteSurface surface,
      boolean bridgeEnabled) {}

  @Event(
      name = "ao.renderer.mobile_bridge_toggled",
      purpose =
          "Shows how many people switch the way in for telephones on or off, and whether that works.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record MobileBridgeToggled(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      RouteSurface surface,
      @Label boolean enabled,
      @Label Outcome outcome) {}

  @Event(
      name = "ao.renderer.support_opened",
      purpose = "Shows how many people look for help.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.DEVELOPMENT)
  record SupportOpened(
      @Embedded Build build, @Embedded RendererContext rendererContext, RouteSurface surface) {}

  @Event(
      name = "ao.renderer.support_submitted",
      purpose =
          "Shows where people ask for help and whether their report gets there; never what they write.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.DEVELOPMENT)
  record SupportSubmitted(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      RouteSurface surface,
      @Label SupportDestination destination,
      @Label Outcome outcome) {}
}
