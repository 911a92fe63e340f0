package dev.candor.reference.coder;

import static dev.candor.Activity.DEVELOPMENT;
import static dev.candor.Activity.NONE;
import static dev.candor.Category.CORE_LOOP;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.COUNT;
import static dev.candor.Unit.MEGABITS_PER_SECOND;
import static dev.candor.Unit.SECONDS;

import dev.candor.Count;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What the extension records of the commands that people run in it. */
final class CommandEvents {

  private CommandEvents() {}

  /** A command that finds out what is wrong. */
  enum Diagnostic {
    SPEED_TEST,
    NETCHECK,
    SUPPORT_BUNDLE,
    EXPORT_TELEMETRY
  }

  /** Where a person gave it up. */
  enum AbortStage {
    WORKSPACE_PICK,
    OPTIONS,
    DESTINATION,
    RUNNING
  }

  /** What it writes. */
  enum Format {
    JSON,
    OTLP,
    ZIP,
    TEXT
  }

  /** How bad what it found is. */
  enum Severity {
    OK,
    WARNING,
    ERROR
  }

  @Event(
      name = "command.invoked",
      purpose = "Shows which commands people use, so that we keep the ones that matter.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = CORE_LOOP,
      activity = DEVELOPMENT)
  record Invoked(
      @Identifier(pattern = "coder\\.[A-Za-z]+(\\.[A-Za-z]+)*", maxLength = 64)
          @Meaning(value = "The command's public id.", example = "coder.openFromSidebar")
          String commandId,
      @Embedded SpanEnd end) {}

  @Event(
      name = "command.diagnostic.completed",
      purpose =
          "Shows whether the commands that find out what is wrong work, and how much they have to"
              + " say.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record DiagnosticCompleted(
      @Meaning("Which diagnosis it was.") Diagnostic command,
      @Meaning("At which step the person stopped it; absent where nobody did.")
          @Nullable AbortStage abortStage,
      @Meaning("What kind of failure it was; absent where there was none.") @Name("error.type")
          @Nullable AnyError errorType,
      @Meaning("The form of the export; absent for another diagnosis.") @Nullable Format format,
      @Meaning("How bad what was found is; absent where nothing is judged.")
          @Nullable Severity severity,
      @Meaning("How long the test was to take; absent where nobody chose.") @Measure(SECONDS)
          @Nullable Double requestedDurationSeconds,
      @Meaning("In how many intervals the test measured.")
          @Name("interval.count")
          @Measure(COUNT)
          @Unsigned
          @Nullable Long intervalCount,
      @Meaning("How fast the connection was.") @Measure(MEGABITS_PER_SECOND)
          @Nullable Double throughputMbits,
      @Meaning("How many regions the test knew.") @Name("region.count") @Measure(COUNT) @Unsigned
          @Nullable Long regionCount,
      @Meaning("How many warnings there were.") @Name("warning.count") @Measure(COUNT) @Unsigned
          @Nullable Long warningCount,
      @Meaning("How many events were exported.") @Name("event.count") @Count
          @Nullable Long eventCount,
      @Meaning("How many files could not be read.") @Name("file.skipped_count") @Count
          @Nullable Long fileSkippedCount,
      @Embedded SpanEnd end) {}
}
