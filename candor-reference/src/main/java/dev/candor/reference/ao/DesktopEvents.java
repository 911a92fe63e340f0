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
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              value = "The version that was offered; absent where it is not known.",
              example = "0.12.0")
          @Identifier(pattern = Shapes.VERSION, maxLength = 40)
          @Nullable String toVersion,
      @Meaning("Why the update did not come about. The contract's cleaned text is a kind here.")
          @Nullable UpdateError errorCategory,
      @Meaning("Whether looking for the update or loading it is meant.") @Label UpdatePhase phase,
      @Meaning("Whether the application or the person asked for it.") @Label
          UpdateTrigger trigger) {}

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
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              value = "The version that was offered; absent where it is not known.",
              example = "0.12.0")
          @Identifier(pattern = Shapes.VERSION, maxLength = 40)
          @Nullable String toVersion,
      @Meaning("Absent: nothing failed.") @Nullable UpdateError errorCategory,
      @Meaning("Whether looking for the update or loading it is meant.") @Label UpdatePhase phase,
      @Meaning("Whether the application or the person asked for it.") @Label
          UpdateTrigger trigger) {}

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
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning(
              value = "The version that was offered; absent where it is not known.",
              example = "0.12.0")
          @Identifier(pattern = Shapes.VERSION, maxLength = 40)
          @Nullable String toVersion,
      @Meaning("Why there are no updates here; absent where that is not known.")
          @Nullable UpdateError errorCategory,
      @Meaning("Whether looking for the update or loading it is meant.") @Label UpdatePhase phase,
      @Meaning("Whether the application or the person asked for it.") @Label
          UpdateTrigger trigger) {}

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
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("The kind of releases that was chosen before.") @Label ReleaseChannel fromChannel,
      @Meaning("The kind of releases that is chosen now.") @Label ReleaseChannel toChannel) {}

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
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("Whether telephones could connect then.") boolean bridgeEnabled) {}

  @Event(
      name = "ao.renderer.mobile_bridge_toggled",
      purpose =
          "Shows how many people switch the way in for telephones on or off, and whether that"
              + " works.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record MobileBridgeToggled(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("Whether it was switched on or off.") @Label boolean enabled,
      @Meaning("Whether that worked.") @Label Outcome outcome) {}

  @Event(
      name = "ao.renderer.support_opened",
      purpose = "Shows how many people look for help.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.DEVELOPMENT)
  record SupportOpened(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface) {}

  @Event(
      name = "ao.renderer.support_submitted",
      purpose =
          "Shows where people ask for help and whether their report gets there; never what they"
              + " write.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.DEVELOPMENT)
  record SupportSubmitted(
      @Embedded Build build,
      @Embedded RendererContext rendererContext,
      @Meaning("Where in the window it was.") RouteSurface surface,
      @Meaning("Where the person wanted to write.") @Label SupportDestination destination,
      @Meaning("Whether that worked.") @Label Outcome outcome) {}
}
