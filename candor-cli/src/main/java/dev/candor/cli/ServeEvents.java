package dev.candor.cli;

import static dev.candor.Activity.NONE;
import static dev.candor.Activity.RUNTIME;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.MILLISECONDS;

import dev.candor.Crash;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import java.time.Duration;

/** What is recorded of {@code candor serve} itself; nothing of what it is sent or asked. */
final class ServeEvents {

  private ServeEvents() {}

  /** Where a panic was noticed. */
  enum Place {
    /** In the handling of a request, which got an answer all the same. */
    REQUEST,
    /** Where nobody caught it, so that it ended a thread. */
    THREAD
  }

  @Event(
      name = "candor.serve.started",
      purpose = "Counts the starts of the collector, against which its crashes are to be weighed.",
      owner = "candor-maintainers",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = RUNTIME)
  record Started() {}

  @Event(
      name = "candor.serve.panic",
      purpose =
          "Shows where the collector crashed, so that we can mend it; never what it was sent.",
      owner = "candor-maintainers",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Panic(
      @Label @Meaning("Where it was noticed.") Place place,
      @Meaning("The collector's own frames, without the message.") @Crash Throwable panic) {}

  @Event(
      name = "candor.serve.shutdown_unclean",
      purpose = "Shows how often the collector is gone without having been stopped.",
      owner = "candor-maintainers",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Unclean(
      @Meaning("The version that was gone.")
          @Identifier(pattern = "[0-9]{1,4}(?:\\.[0-9]{1,6}){1,3}(?:-SNAPSHOT)?", maxLength = 40)
          String gone,
      @Meaning("From its start until it was last seen to record something.") @Measure(MILLISECONDS)
          Duration lived) {}
}
