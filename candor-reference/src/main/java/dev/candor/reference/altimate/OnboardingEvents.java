package dev.candor.reference.altimate;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Route;
import dev.candor.Size;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from the first start to the first prompt. */
final class OnboardingEvents {

  private OnboardingEvents() {}

  @Event(
      name = "onboarding_started",
      purpose = "Counts first starts, so that we know how many people never get further.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record OnboardingStarted() {}

  @Event(
      name = "model_picker_shown",
      purpose = "Shows how many people come to choose a provider, and from where.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record ModelPickerShown(@Meaning("What made the picker appear.") @Label PickerTrigger trigger) {}

  @Event(
      name = "provider_selected",
      purpose = "Shows which providers people choose first.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record ProviderSelected(
      @Meaning("The row of the picker that was chosen.") @Label ProviderRow provider,
      @Meaning(
              "Whose service was chosen; absent where the provider is nobody's but the person's"
                  + " own.")
          @Nullable Provider providerId,
      @Meaning("Whether it was found by searching; absent where nobody could search.")
          @Nullable Boolean viaSearch) {}

  @Event(
      name = "big_pickle_confirm_shown",
      purpose = "Shows how many people consider the free model.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record PickleConfirmShown(
      @Meaning("Where the question about the free model came from.") @Label PickleOrigin origin) {}

  @Event(
      name = "big_pickle_choice",
      purpose = "Shows how many people take the free model.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record PickleChosen(@Meaning("What was answered.") @Label PickleChoice choice) {}

  @Event(
      name = "gateway_device_code_issued",
      purpose =
          "Shows how many people begin to sign in; there is no device code, the name is only old.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record GatewayCodeIssued() {}

  @Event(
      name = "gateway_auth_completed",
      purpose = "Shows how many people who begin to sign in come to the end.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record GatewayAuthCompleted() {}

  @Event(
      name = "gateway_auth_failed",
      purpose = "Shows why signing in fails, in one of three words.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record GatewayAuthFailed(@Meaning("Why signing in did not work.") @Label AuthFailure reason) {}

  @Event(
      name = "instance_connected",
      purpose = "Shows how long it takes to be connected; never to what.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record InstanceConnected(
      @Meaning("How long connecting took.") @Measure(Unit.MILLISECONDS) long timeToConnectMs) {}

  @Event(
      name = "onboarding_completed",
      purpose = "Counts those who are ready to work.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record OnboardingCompleted() {}

  @Event(
      name = "scan_gate_shown",
      purpose = "Counts those who are asked whether the tool may look around.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record ScanGateShown() {}

  @Event(
      name = "scan_gate_choice",
      purpose = "Shows how many let the tool look around.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record ScanGateChoice(
      @Meaning("Whether the look around was allowed, left out, or not answered.") @Label
          ScanChoice choice) {}

  @Event(
      name = "environment_scan_completed",
      purpose = "Shows what a look around finds, as yes and no, so that the first jobs fit.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record EnvironmentScanCompleted(
      @Meaning("Whether there is a project of dbt.") boolean hasDbt,
      @Meaning("Whether there is a connection to a warehouse.") boolean hasWarehouse,
      @Meaning("Whether the folder is a repository.") boolean isRepo,
      @Meaning("How many connections were found.") @Measure(Unit.COUNT) @Unsigned
          int connectionsFound,
      @Meaning("What could not be looked at.") @Size(16) List<ScanGap> degraded) {}

  @Event(
      name = "activation_menu_shown",
      purpose =
          "Counts those who are offered a first job; told from what came before, so rather too"
              + " few.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record ActivationMenuShown(@Meaning("Which jobs were offered.") @Label MenuVariant variant) {}

  @Event(
      name = "activation_job_selected",
      purpose =
          "Shows which first job people take; told from the tools that follow, so rather too few.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record ActivationJobSelected(
      @Meaning("The job that was chosen, told from what was done next; so it is a lower bound.")
          @Label
          Job job) {}

  @Event(
      name = "first_job_completed",
      purpose = "Shows which first jobs come to an end.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record FirstJobCompleted(@Meaning("The job that was done.") @Label Job job) {}

  @Event(
      name = "sample_setup_completed",
      purpose = "Shows whether the sample project can be set up.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record SampleSetupCompleted(
      @Meaning("Whether the sample project was set up.") @Label boolean success,
      @Meaning("How many models it has.") @Measure(Unit.COUNT) @Unsigned int models,
      @Meaning("How many tables it has.") @Measure(Unit.COUNT) @Unsigned int tables,
      @Meaning("Whether one of before was used again.") boolean reused) {}

  @Event(
      name = "first_prompt_sent",
      purpose = "Counts those who ask something of their own; never what.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.DEVELOPMENT)
  record FirstPromptSent() {}

  @Event(
      name = "onboarding_abandoned",
      purpose = "Shows where people give up, so that we can make that step easier.",
      owner = "telemetry@altimate.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.ONBOARDING,
      activity = Activity.NONE)
  record OnboardingAbandoned(
      @Meaning("How far the person had come.") @Label OnboardingStage lastStage) {}
}
