package dev.candor.reference.ao;

import dev.candor.Activity;
import dev.candor.Category;
import dev.candor.Crash;
import dev.candor.Deprecation;
import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.OneOf;
import dev.candor.Route;
import dev.candor.Tier;
import dev.candor.Unit;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What is recorded of the daemon's own health. */
final class DaemonEvents {

  private DaemonEvents() {}

  @Event(
      name = "ao.daemon.started",
      purpose =
          "Shows that the daemon started and what it will use, so that a release that does not"
              + " start is noticed.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.RUNTIME)
  record DaemonStarted(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("The agent that new sessions get; absent where none is set.")
          @Nullable Harness agent,
      @Meaning("The port of this machine that the daemon listens on.") @Unsigned int port) {}

  @Event(
      name = "ao.daemon.panic",
      purpose =
          "Shows where the daemon crashed, so that we can mend it; never what it said while"
              + " crashing.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record DaemonPanic(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("Which part of AO failed.")
          @OneOf({
            "cli",
            "daemon",
            "httpd",
            "lifecycle",
            "project_service",
            "review_service",
            "session_service"
          })
          String component,
      @Meaning(
              value = "What that part was doing, in the program's own words.",
              example = "spawn_session")
          @Identifier(pattern = Shapes.WORDS, maxLength = 48)
          String operation,
      @Meaning(
              value =
                  "A hash that equal failures have in common, made from the program's own words.",
              example = "9f86d081884c7d65")
          @Identifier(pattern = Shapes.FINGERPRINT, maxLength = 16)
          String fingerprint,
      @Meaning("The method of the request that it happened in; absent outside of one.")
          @Nullable Method method,
      @Meaning(value = "The route's pattern, with holes for ids.", example = "/projects/{id}")
          @Identifier(
              pattern = Shapes.ROUTE,
              maxLength = 120,
              reason =
                  "It is the route's pattern; the address that was asked for is in none of its"
                      + " forms.")
          @Nullable String path,
      @Meaning("What the panic was raised with.") PanicKind panicKind,
      @Meaning(
              value = "A hash of the stack that equal panics have in common.",
              example = "60303ae22b998861")
          @Identifier(pattern = Shapes.FINGERPRINT, maxLength = 16)
          @Nullable String stackFingerprint,
      @Meaning(
              "The RFC's stack: the class of the panic and the daemon's own frames, without the"
                  + " message.")
          @Crash
          @Nullable Throwable panic,
      @Embedded @Nullable Window window) {}

  @Event(
      name = "ao.daemon.shutdown_unclean",
      purpose =
          "Shows how often the daemon was gone without having been stopped, which loses people's"
              + " sessions.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record UncleanShutdown(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Deprecation(replacedBy = "ao.http.5xx")
  @Event(
      name = "ao.daemon.error_envelope",
      purpose = "Shows how often the daemon answered with a failure.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ErrorEnvelope(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.http.5xx",
      purpose = "Shows which of the daemon's routes fail, so that we can mend them.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record ServerError(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Embedded Failure failure,
      @Meaning(value = "The daemon's own code of the failure.", example = "PROJECT_NOT_FOUND")
          @Identifier(pattern = Shapes.CODE, maxLength = 60)
          @Nullable String errorCode,
      @Meaning("The method of the request.") Method method,
      @Meaning(value = "The route's pattern, with holes for ids.", example = "/projects/{id}")
          @Identifier(
              pattern = Shapes.ROUTE,
              maxLength = 120,
              reason =
                  "It is the route's pattern; the address that was asked for is in none of its"
                      + " forms.")
          @Nullable String path,
      @Meaning("The status of the answer.") @Unsigned int status,
      @Meaning("The status by its first digit.") StatusFamily statusFamily,
      @Meaning("How long the answer took.") @Measure(Unit.MILLISECONDS) long duration,
      @Embedded @Nullable Window window) {}

  @Event(
      name = "ao.adapter.unavailable",
      purpose =
          "Shows how often an agent that somebody wants is not there, so that AO can say so"
              + " earlier.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AdapterUnavailable(@Embedded Build build, @Embedded DaemonContext daemonContext) {}

  @Event(
      name = "ao.adapter.panic",
      purpose = "Shows where the code that drives an agent crashed, so that we can mend it.",
      owner = "telemetry@ao.example",
      tier = Tier.EVENTS,
      route = Route.PRODUCT,
      category = Category.OPERATIONS,
      activity = Activity.NONE)
  record AdapterPanic(
      @Embedded Build build,
      @Embedded DaemonContext daemonContext,
      @Meaning("The class of the panic and the daemon's own frames, without the message.") @Crash
          @Nullable Throwable panic) {}
}
