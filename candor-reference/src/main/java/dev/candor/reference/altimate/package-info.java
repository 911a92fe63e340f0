/**
 * altimate-code: a coding agent for data work at a terminal.
 *
 * <p>This is its later inventory, with tokens flat so that they can be added up. What its first
 * contract has, with tokens in an object, is the product {@code altimate-core}: an event cannot
 * have two shapes in one product, and a collector that takes in both clients must tell them apart.
 *
 * <p>Type, time and session of an event are the row's; version, installation and launch are its
 * header's. Texts that the contract sends are kinds here, names that people choose are hashed, and
 * names of the tool's own are closed.
 */
@Product(
    name = "altimate",
    variables = "ALTIMATE",
    switches = {
      @Switch(
          name = "ALTIMATE_TELEMETRY_DISABLED",
          off = {"true", "1"},
          reason = "ALTIMATE_TELEMETRY_DISABLED"),
      @Switch(
          name = "OPENCODE_DISABLE_TELEMETRY",
          off = {"true", "1"},
          reason = "OPENCODE_DISABLE_TELEMETRY"),
      @Switch(
          source = Switch.Source.SETTING,
          name = "telemetry.disabled",
          off = "true",
          reason = "telemetry.disabled")
    },
    defaultLevel = Level.LOCAL,
    destinations = {
      @Destination(name = "collector", trust = Trust.OWN),
      @Destination(name = "application-insights", trust = Trust.VENDOR, takes = Tier.EVENTS)
    },
    retentionDays = 400,
    ownPackages = "dev.candor.reference.altimate",
    metrics = "altimate",
    insights = {
      @Insight(
          name = "onboarding",
          kind = InsightKind.FUNNEL,
          events = {
            OnboardingEvents.OnboardingStarted.class,
            OnboardingEvents.ModelPickerShown.class,
            OnboardingEvents.ProviderSelected.class,
            OnboardingEvents.InstanceConnected.class,
            OnboardingEvents.OnboardingCompleted.class,
            OnboardingEvents.ScanGateShown.class,
            OnboardingEvents.ScanGateChoice.class,
            OnboardingEvents.EnvironmentScanCompleted.class,
            OnboardingEvents.ActivationMenuShown.class,
            OnboardingEvents.ActivationJobSelected.class,
            OnboardingEvents.FirstJobCompleted.class,
            OnboardingEvents.SampleSetupCompleted.class,
            OnboardingEvents.FirstPromptSent.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "signing in at the gateway",
          kind = InsightKind.FUNNEL,
          events = {
            OnboardingEvents.GatewayCodeIssued.class,
            OnboardingEvents.GatewayAuthCompleted.class,
            OnboardingEvents.InstanceConnected.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "the free model",
          kind = InsightKind.FUNNEL,
          events = {
            OnboardingEvents.PickleConfirmShown.class,
            OnboardingEvents.PickleChosen.class,
            OnboardingEvents.OnboardingCompleted.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "where people give up",
          kind = InsightKind.TREND,
          events = {
            OnboardingEvents.OnboardingAbandoned.class,
            OnboardingEvents.GatewayAuthFailed.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "tokens by model",
          kind = InsightKind.TREND,
          events = ModelEvents.Generation.class,
          revised = "2026-11-21"),
      @Insight(
          name = "failures by class",
          kind = InsightKind.TREND,
          events = {ToolEvents.CoreFailure.class, ToolEvents.ErrorFingerprint.class},
          revised = "2026-11-21"),
      @Insight(
          name = "drift of file times",
          kind = InsightKind.TREND,
          events = {ToolEvents.FiletimeDrift.class, ToolEvents.FiletimeAssert.class},
          revised = "2026-11-21"),
      @Insight(
          name = "how tasks come out",
          kind = InsightKind.DASHBOARD,
          events = {
            OutcomeEvents.AgentOutcome.class,
            OutcomeEvents.TaskOutcomeSignal.class,
            OutcomeEvents.TaskClassified.class,
            OutcomeEvents.ToolChainOutcome.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "weekly retention",
          kind = InsightKind.RETENTION,
          events = SessionEvents.SessionStart.class,
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.reference.altimate;

import dev.candor.Switch;
import dev.candor.Destination;
import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Level;
import dev.candor.Product;
import dev.candor.Tier;
import dev.candor.Trust;
import org.jspecify.annotations.NullMarked;
