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
import dev.candor.LocalOnly;
import dev.candor.Meaning;
import org.jspecify.annotations.Nullable;

/** What the scaffolder reports of the projects that it makes. */
final class ScaffolderEvents {

  private ScaffolderEvents() {}

  /** What a project is made for. */
  enum Kind {
    III,
    MOTIA
  }

  /** Why the scaffolder cannot tell who it is. */
  enum Reason {
    TELEMETRY_YAML_MISSING
  }

  @Event(
      name = "project_created",
      purpose = "Shows which templates people begin with.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ONBOARDING,
      activity = DEVELOPMENT)
  record ProjectCreated(
      @Embedded UserProperties user,
      @Identifier(pattern = Template.PATTERN, maxLength = Template.LENGTH)
          @Meaning(value = "The template's public name.", example = "quickstart")
          String template,
      @Meaning("Which of the two scaffolders made it.") Kind product,
      @Meaning(value = "The version of the program that says so.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          @Nullable String cliVersion) {}

  @Event(
      name = "iii_tools_telemetry_failed",
      purpose = "Shows where the scaffolder runs before the engine was ever started.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record TelemetryFailed(
      @Embedded UserProperties user,
      @Meaning("Why there is no id.") Reason reason,
      @LocalOnly
          @Meaning("Where the file was looked for. The contract sends it; here it never leaves.")
          String path,
      @Meaning(value = "The version of the program that says so.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          @Nullable String cliVersion) {}
}
