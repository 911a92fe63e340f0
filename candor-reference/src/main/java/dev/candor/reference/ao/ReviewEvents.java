package dev.candor.reference.ao;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Count;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Label;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;

/** What is recorded of reviews that agents write. */
final class ReviewEvents {

  private ReviewEvents() {}

  @Event(
      name = "ao.review.triggered",
      purpose = "Shows how often reviews are asked for, and from which agents.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ReviewTriggered(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("How many reviews were begun.") @Count int createdRuns,
      @Meaning("The agent that reviews.") @Label Harness harness,
      @Meaning("Whether an agent of before was used again.") boolean reused) {}

  @Event(
      name = "ao.review.trigger_failed",
      purpose = "Shows why a review could not be started.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.FEEDBACK,
      activity = Activity.NONE)
  record ReviewTriggerFailed(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("What kind of failure it was.") @Label ErrorKind errorKind) {}

  @Event(
      name = "ao.review.submitted",
      purpose = "Shows how reviews come out and how long they take; never what they say.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ReviewSubmitted(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("How long the review took.") @Measure(Unit.MILLISECONDS) long durationMs,
      @Meaning("The agent that reviewed.") @Label Harness harness,
      @Meaning("Whether it was written below the pull request.") boolean postedToProvider,
      @Meaning("What the review said.") @Label Verdict verdict) {}

  @Event(
      name = "ao.review.cancelled",
      purpose = "Shows how often people stop reviews that they asked for.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.CORE_LOOP,
      activity = Activity.NONE)
  record ReviewCancelled(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("How many reviews were stopped.") @Count int cancelledRuns) {}
}
