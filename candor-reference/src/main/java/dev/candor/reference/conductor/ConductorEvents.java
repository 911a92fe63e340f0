package dev.candor.reference.conductor;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Activity.NONE;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.CHARACTERS;
import static dev.candor.Unit.COUNT;

import dev.candor.Crash;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.LocalOnly;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Opaque;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** All that the app says of the people who work in it. */
final class ConductorEvents {

  private ConductorEvents() {}

  @Event(
      name = "workspace_created",
      purpose = "Counts the workspaces that people open for their agents.",
      owner = "telemetry@conductor.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT)
  record WorkspaceCreated() {}

  @Event(
      name = "model_selected",
      purpose = "Shows which models people choose to work with.",
      owner = "telemetry@conductor.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT)
  record ModelSelected(
      @Identifier(pattern = Model.PATTERN, maxLength = Model.LENGTH)
          @Meaning(value = "The model's public name.", example = "claude-sonnet-4-5")
          String model,
      @Meaning("Whose model it is.") @Label Provider provider) {}

  @Event(
      name = "message_sent",
      purpose = "Shows how often people speak to their agents; never what they say.",
      owner = "telemetry@conductor.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT)
  record MessageSent(
      @Opaque @Meaning("The random id of the conversation.") String sessionId,
      @Identifier(pattern = Model.PATTERN, maxLength = Model.LENGTH)
          @Meaning(value = "The model's public name.", example = "claude-sonnet-4-5")
          String model,
      @Meaning("Whose model it is.") @Label Provider provider,
      @Meaning("How long the message is; what it says is not recorded.")
          @Measure(CHARACTERS)
          @Unsigned
          int messageLength,
      @Meaning("How many files were attached.") @Measure(COUNT) @Unsigned int attachmentCount) {}

  @Event(
      name = "provider_error",
      purpose = "Shows which providers fail people, and in what way.",
      owner = "telemetry@conductor.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record ProviderError(
      @Meaning("Whose model it is.") @Label Provider provider,
      @Label @Meaning("The kind of failure. The app sends the text; here it is only classified.")
          ProviderFailure message,
      @Meaning("The status of the provider's answer; absent where there was none.") @Unsigned
          @Nullable Integer statusCode) {}

  @Event(
      name = "unexpected_error",
      purpose = "Shows where in our own code the app breaks.",
      owner = "telemetry@conductor.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record UnexpectedError(
      @LocalOnly @Meaning("The failure's text. The app sends it; here it never leaves.")
          @Nullable String message,
      @Crash
          @Meaning("Where it broke. The app sends the whole stack; here only our own lines of it.")
          Throwable stack) {}
}
