package dev.candor.reference.iii;

import static dev.candor.Activity.NONE;
import static dev.candor.Activity.REPORTED;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Category.ONBOARDING;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;

import dev.candor.ActorProperty;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What the engine itself reports. */
final class EngineEvents {

  private EngineEvents() {}

  @Event(
      name = "first_run",
      purpose = "Counts the machines on which the engine was started for the first time.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ONBOARDING,
      activity = NONE)
  record FirstRun(
      @Embedded UserProperties user,
      @Meaning(value = "The engine's version.", example = "0.8.0")
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String version,
      @Meaning("The machine's system.") OperatingSystem os,
      @Meaning("The machine's processor.") Architecture arch,
      @Meaning(value = "The engine's version.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String iiiVersion) {}

  @Event(
      name = "heartbeat",
      purpose =
          "Tells every six hours whether the engine is developed on or only runs, so that we count"
              + " the one apart from the other.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = REPORTED)
  record Heartbeat(
      @Embedded UserProperties user,
      @Meaning(value = "The engine's version.", example = "0.8.0")
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String version,
      @Meaning("Whether this is the report of the start, which never makes anybody active.")
          boolean sessionStart,
      @Meaning("Whether this is the report of the start, and an engine before was found killed.")
          boolean dirtyStart,
      @Embedded EngineState state,
      @Embedded EngineWorkDelta delta,
      @Meaning(value = "The engine's version.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String iiiVersion) {}

  @Event(
      name = "engine_stopped",
      purpose =
          "Tells how long an engine ran, what it did since its last heartbeat, and whether it was"
              + " killed.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record EngineStopped(
      @Embedded UserProperties user,
      @Meaning(value = "The engine's version.", example = "0.8.0")
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String version,
      @Meaning("Whether this is an earlier engine, which was killed; the next one tells of it.")
          boolean killed,
      @Unsigned
          @Meaning(
              value =
                  "When it stopped, in seconds since 1970; where it was killed, when it was last"
                      + " seen, to the minute.",
              example = "1790000000")
          long stoppedAt,
      @Embedded EngineState state,
      @Embedded EngineWorkDelta delta,
      @Meaning(value = "The engine's version.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String iiiVersion) {}

  @Event(
      name = "template_success",
      purpose = "Shows which templates lead to a first function that works.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ONBOARDING,
      activity = NONE)
  record TemplateSuccess(
      @Embedded UserProperties user,
      @Identifier(pattern = Template.FUNCTION, maxLength = 64)
          @Meaning(value = "The template's function that was called.", example = "hello::world")
          String functionId,
      @Identifier(pattern = Template.PATTERN, maxLength = Template.LENGTH)
          @Meaning(value = "The template that the project was made from.", example = "quickstart")
          @Nullable String source,
      @Meaning(value = "The engine's version.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String iiiVersion) {}

  @Event(
      name = "template_failure",
      purpose = "Shows which templates greet a newcomer with a function that fails.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ONBOARDING,
      activity = NONE)
  record TemplateFailure(
      @Embedded UserProperties user,
      @Identifier(pattern = Template.FUNCTION, maxLength = 64)
          @Meaning(value = "The template's function that was called.", example = "hello::world")
          String functionId,
      @Identifier(pattern = Template.PATTERN, maxLength = Template.LENGTH)
          @Meaning(value = "The template that the project was made from.", example = "quickstart")
          @Nullable String source,
      @Meaning(value = "The engine's version.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          String iiiVersion) {}
}
