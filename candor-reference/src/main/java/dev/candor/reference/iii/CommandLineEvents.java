package dev.candor.reference.iii;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Activity.NONE;
import static dev.candor.Category.ONBOARDING;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.ActorProperty;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.OneOf;
import org.jspecify.annotations.Nullable;

/** What the command line reports of updates and of new projects. */
final class CommandLineEvents {

  private CommandLineEvents() {}

  /** What is updated, and from where to where. */
  record Update(
      @Meaning("Which of the programs it is about.")
          @OneOf({"iii", "iii-console", "iii-tools", "motia-tools"})
          String targetBinary,
      @Meaning(value = "The version that was there; absent where none was.", example = "0.7.1")
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          @Nullable String fromVersion,
      @Meaning(
              value = "The version that was wanted; absent where it is not known.",
              example = "0.8.0")
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          @Nullable String toVersion,
      @Meaning(value = "The version of the program that says so.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String cliVersion) {}

  /** The step at which a project could not be made. */
  enum InitStage {
    VALIDATE,
    CREATE_DIRECTORY,
    WRITE_FILES,
    GENERATE_IDS,
    DOCKER,
    OTHER
  }

  @Event(
      name = "cli_update_started",
      purpose = "Counts the updates that people ask for.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record UpdateStarted(@Embedded UserProperties user, @Embedded Update update) {}

  @Event(
      name = "cli_update_succeeded",
      purpose = "Shows how soon a new version reaches people.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record UpdateSucceeded(@Embedded UserProperties user, @Embedded Update update) {}

  @Event(
      name = "cli_update_failed",
      purpose = "Shows why updates fail, so that nobody stays on an old version.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record UpdateFailed(
      @Embedded UserProperties user,
      @Embedded Update update,
      @Meaning("The kind of failure. The contract sends its text; here it is only classified.")
          Failure error) {}

  @Event(
      name = "project_init_succeeded",
      purpose = "Counts the projects that are made, with and without Docker.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ONBOARDING,
      activity = DEVELOPMENT)
  record ProjectInitSucceeded(
      @Embedded UserProperties user,
      @Meaning("Whether files for Docker were written as well.") boolean withDocker,
      @Meaning(value = "The version of the program that says so.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String cliVersion) {}

  @Event(
      name = "project_init_failed",
      purpose = "Shows at which step a first project fails.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ONBOARDING,
      activity = NONE)
  record ProjectInitFailed(
      @Embedded UserProperties user,
      @Meaning("At which step it failed.") InitStage stage,
      @Meaning("The kind of failure. The contract sends its text; here it is only classified.")
          Failure error,
      @Meaning(value = "The version of the program that says so.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String cliVersion) {}
}
