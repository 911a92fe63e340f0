package dev.candor.reference.iii;

import static dev.candor.reference.Setting.build;
import static dev.candor.reference.Setting.file;
import static dev.candor.reference.Setting.variable;

import dev.candor.reference.Setting;
import java.util.ArrayList;
import java.util.List;

/** Every variable, file key and build constant of the engine's telemetry. */
public final class IiiSettings {

  private IiiSettings() {}

  /** In the order in which they matter. */
  public static List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    switches(all);
    place(all);
    ciVariables(all);
    vendors(all);
    files(all);
    built(all);
    return List.copyOf(all);
  }

  private static void switches(List<Setting> all) {
    all.add(variable("III_TELEMETRY_ENABLED", "", "Switches telemetry off.", ""));
    all.add(
        variable(
            "III_TELEMETRY_DEV",
            "",
            "Marks a machine of the engine's own developers, which is not counted.",
            ""));
  }

  private static void place(List<Setting> all) {
    all.add(
        variable(
            "III_EXECUTION_CONTEXT",
            "",
            "Where the engine runs.",
            "user, docker, container, kubernetes (k8s), ci (cicd); empty is user; anything else is"
                + " unknown. A CI variable beats it."));
    all.add(
        variable(
            "III_PROJECT_ROOT",
            "",
            "The project's folder.",
            "Empty: the nearest folder above that holds .iii/project.ini."));
    all.add(
        variable(
            "III_PROJECT_ID",
            "",
            "The project's id, where project.ini has none.",
            "A random token; empty says nothing; anything that is no token leaves as 'other'."));
    all.add(
        variable(
            "III_HOST_DEVICE_ID",
            "",
            "In a container: the id of the host's installation.",
            "Take it from 'iii telemetry device-id' on the host; empty says nothing."));
    all.add(
        variable(
            "III_HOST_USER_ID",
            "",
            "The older name of III_HOST_DEVICE_ID.",
            "In later versions of the contract; not read here."));
    all.add(
        variable(
            "III_ENV",
            "unknown",
            "The name of the environment.",
            "development, dev, test, staging, preview, production, prod or local; empty is unknown,"
                + " anything else leaves as 'other'."));
    all.add(
        variable(
            "LANG",
            "",
            "The machine's language.",
            "Cut at the first '.'; set but empty means none."));
    all.add(variable("LC_ALL", "", "The machine's language.", "Read only where LANG is not set."));
    all.add(
        variable(
            "TZ",
            "Unknown",
            "The machine's time zone.",
            "Read only where the system does not say one."));
    all.add(
        variable(
            "KUBERNETES_SERVICE_HOST",
            "",
            "Set by Kubernetes.",
            "Its presence means kubernetes; its value is not read."));
  }

  private static void ciVariables(List<Setting> all) {
    for (String name : ExecutionContext.CI_VARIABLES) {
      all.add(variable(name, "", "Set by a CI system.", "No product's default sends from there."));
    }
  }

  private static void vendors(List<Setting> all) {
    all.add(
        variable(
            "POSTHOG_PROJECT_API_KEY",
            "",
            "In the contract: the key of the PostHog project that gets a copy.",
            "Not read: a variable never names a destination here."));
    all.add(
        variable(
            "POSTHOG_API_KEY",
            "",
            "In the contract: the same, where POSTHOG_PROJECT_API_KEY is not set.",
            "Not read: a variable never names a destination here."));
    all.add(
        variable(
            "POSTHOG_HOST",
            "",
            "In the contract: the address of PostHog, else https://us.i.posthog.com.",
            "Not read: a variable never names a destination here."));
    all.add(
        variable(
            "III_OTEL_TRACE_BUILTINS",
            "",
            "Traces the engine's own functions too, for the user's own tracing.",
            "No part of the vendor's telemetry, which never reads it."));
  }

  private static void files(List<Setting> all) {
    all.add(
        file(
            "enabled",
            "true",
            "Whether telemetry does anything.",
            "The engine does not start on anything but true and false."));
    all.add(
        file(
            "sdk_api_key",
            "",
            "Sends to this Amplitude project in the place of the built-in one.",
            "null and the empty text are the same: the built-in one."));
    all.add(
        file(
            "heartbeat_interval_secs",
            "21600",
            "How far apart heartbeats are, in seconds.",
            "From 1 to 31622400; anything else is refused when the engine starts, and so is any key"
                + " of the section that is not in this list."));
    all.add(
        file(
            "posthog_api_key",
            "",
            "The PostHog project that gets a copy.",
            "null and the empty text are the same: the built-in one."));
    all.add(
        file(
            "posthog_host",
            "",
            "The address of PostHog.",
            "null and the empty text are the same: https://us.i.posthog.com."));
    all.add(
        file(
            "~/.iii/telemetry_dev_optout",
            "",
            "Marks a machine of the engine's own developers.",
            ""));
    projectFile(all);
    stateFile(all);
  }

  private static void projectFile(List<Setting> all) {
    all.add(
        file(
            ".iii/project.ini [project] project_id",
            "",
            "The project's random id.",
            "Beats III_PROJECT_ID; empty is absent; a line break is refused."));
    all.add(
        file(
            ".iii/project.ini [project] project_name",
            "",
            "What the project is called.",
            "Beats what the SDK says and the folders' names; leaves hashed."));
    all.add(
        file(
            ".iii/project.ini [project] source",
            "",
            "The template that the project was made from.",
            "Empty is absent."));
    all.add(
        file(
            ".iii/project.ini [project] device_id",
            "",
            "The id of the host's installation, for containers of the project.",
            "Read where III_HOST_DEVICE_ID is empty; written once by a host, never by a"
                + " container."));
  }

  private static void stateFile(List<Setting> all) {
    all.add(
        file(
            "~/.iii/telemetry.yaml identity.device_id",
            "",
            "The device's id.",
            "Written by the engine, mode 0600; one that stands for nobody is replaced once a real"
                + " one is known."));
    all.add(
        file(
            "~/.iii/telemetry.yaml state.first_run_sent",
            "false",
            "Whether the first run was reported.",
            "Written by the engine once the report is on the disk, from where it is sent even if"
                + " the engine ends."));
    all.add(
        file(
            "~/.iii/telemetry.yaml iii_execution_context",
            "${III_EXECUTION_CONTEXT:user}",
            "Where the engine runs, where nothing else says it.",
            "Expanded when it is read."));
    all.add(
        file(
            "~/.iii/telemetry.yaml version",
            "2",
            "The version of the file.",
            "Any other version, or a file that cannot be read, is replaced."));
  }

  private static void built(List<Setting> all) {
    all.add(
        build(
            "amplitude endpoint",
            "https://api2.amplitude.com/2/httpapi",
            "Where Amplitude takes events.",
            "Fixed; asked only at level on."));
    all.add(build("amplitude api key", "", "The built-in project.", "Empty: nothing is sent."));
    all.add(build("posthog api key", "", "The built-in project.", "Empty: nothing is sent."));
    all.add(
        build(
            "delivery timeout",
            "10 s",
            "How long one attempt to deliver may take.",
            "Fixed; when the engine ends, no longer than the shutdown limit leaves."));
    all.add(
        build(
            "first report after", "120 s", "Or at the first call of a user's function.", "Fixed."));
    all.add(
        build(
            "template poll",
            "3 s, for 1 h",
            "How often a project made from a template is looked at: whether a function of it"
                + " works.",
            "Fixed; only where project.ini has a source."));
    all.add(
        build(
            "shutdown limit",
            "5 s",
            "How long the last report may take until it is delivered.",
            "Fixed; what is not delivered by then waits on the disk for the next engine."));
  }
}
