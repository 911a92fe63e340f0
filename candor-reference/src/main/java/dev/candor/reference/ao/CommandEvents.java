package dev.candor.reference.ao;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Count;
import dev.candor.Deprecation;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.OneOf;
import dev.candor.Route;
import dev.candor.Tier;
import org.jspecify.annotations.Nullable;

/** What is recorded of commands, and of AO being used at all. */
final class CommandEvents {

  private CommandEvents() {}

  @Event(
      name = "ao.v2.app.active",
      purpose =
          "Counts, once a day, the installations that a person used, so that we know whether AO is"
              + " used at all.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record AppActive(
      @Embedded Build build,
      @Embedded @Nullable DaemonContext daemonContext,
      @Embedded @Nullable RendererContext rendererContext,
      @Meaning("The name under which older clients send it.") @OneOf("ao.app.active")
          String legacyEventName,
      @Meaning(
              "Who ran the command: a person, an agent in a session, or AO itself; absent in the"
                  + " window.")
          @Nullable ActorType actorType,
      @Meaning("Whether it was at the command line or in the window.") Channel channel,
      @Embedded @Nullable Invocation invocation) {}

  @Deprecation(replacedBy = "ao.v2.app.active")
  @Event(
      name = "ao.app.active",
      purpose = "The same as ao.v2.app.active, from clients that cannot be made to upgrade.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.DEVELOPMENT)
  record OldAppActive(
      @Embedded Build build,
      @Embedded @Nullable DaemonContext daemonContext,
      @Embedded @Nullable RendererContext rendererContext,
      @Meaning(
              "Who ran the command: a person, an agent in a session, or AO itself; absent in the"
                  + " window.")
          @Nullable ActorType actorType,
      @Meaning("Whether it was at the command line or in the window.") Channel channel,
      @Embedded @Nullable OldInvocation oldInvocation) {}

  @Event(
      name = "ao.v2.cli.invoked",
      purpose =
          "Counts, once a day, which commands people and agents use, so that we keep the ones that"
              + " matter.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.BY_ENVIRONMENT)
  record CliInvoked(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("The name under which older clients send it.") @OneOf("ao.cli.invoked")
          String legacyEventName,
      @Meaning("Who ran the command: a person, an agent in a session, or AO itself.")
          ActorType actorType,
      @Embedded Invocation invocation) {}

  @Deprecation(replacedBy = "ao.v2.cli.invoked")
  @Event(
      name = "ao.cli.invoked",
      purpose = "The same as ao.v2.cli.invoked, from clients that cannot be made to upgrade.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.BY_ENVIRONMENT)
  record OldCliInvoked(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("Who ran the command: a person, an agent in a session, or AO itself.")
          ActorType actorType,
      @Embedded OldInvocation oldInvocation) {}

  @Event(
      name = "ao.cli.usage_errors",
      purpose =
          "Shows which commands people get wrong, so that we can name them better; never what they"
              + " typed.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record CliUsageErrors(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Embedded Invocation invocation,
      @Embedded Failure failure,
      @Embedded @Nullable Window window) {}

  @Deprecation(replacedBy = "ao.cli.usage_errors")
  @Event(
      name = "ao.cli.exit_2",
      purpose = "Shows how often a command is refused because it was written wrongly.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record CliExitTwo(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.cli.repeated_failure",
      purpose =
          "Shows how often somebody tries a failing command again and again, which is where we have"
              + " to help.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record CliRepeatedFailure(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.doctor.run",
      purpose =
          "Shows how many checks fail on real machines, so that we mend the installation that most"
              + " need it.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record DoctorRun(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("How many of doctor's checks failed.") @Count int failingChecksCount,
      @Meaning("The machine's system.") Os os,
      @Meaning("The machine's processor.") Arch arch,
      @Meaning(
              value = "The version of the daemon that runs; absent where none does.",
              example = "0.11.3")
          @Identifier(pattern = Shapes.VERSION, maxLength = 40)
          @Nullable String daemonVersion) {}

  @Event(
      name = "ao.mobile.device_connected",
      purpose =
          "Shows how telephones reach AO, so that we keep the ways in that people use; never from"
              + " where.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record DeviceConnected(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("How a telephone reaches the daemon; never from which address.")
          Transport transport) {}
}
