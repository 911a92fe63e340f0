/**
 * The engine with a heartbeat: what an engine, its command line, its installer and its scaffolder
 * tell of the people who develop on it, and of those who only run it.
 *
 * <p>Every event carries {@link dev.candor.reference.iii.UserProperties}: the wire has one flat
 * object of fields, so what the contract says twice, of the event and of its user, is one field.
 */
@Product(
    name = "iii",
    variables = "III",
    switches = {
      @Switch(source = Switch.Source.SETTING, name = "enabled", off = "false", reason = "config"),
      @Switch(
          name = "III_TELEMETRY_ENABLED",
          off = {"false", "0"},
          exact = true,
          reason = "user opt-out"),
      @Switch(
          source = Switch.Source.PRESENCE,
          name = {
            "CI",
            "GITHUB_ACTIONS",
            "GITLAB_CI",
            "CIRCLECI",
            "JENKINS_URL",
            "TRAVIS",
            "BUILDKITE",
            "TF_BUILD",
            "CODEBUILD_BUILD_ID",
            "BITBUCKET_BUILD_NUMBER",
            "DRONE",
            "TEAMCITY_VERSION"
          },
          off = "true",
          reason = "CI detected"),
      @Switch(name = "III_TELEMETRY_DEV", off = "true", exact = true, reason = "dev opt-out"),
      @Switch(
          source = Switch.Source.FILE,
          name = ".iii/telemetry_dev_optout",
          off = "true",
          reason = "dev opt-out")
    },
    defaultLevel = Level.LOCAL,
    identity =
        @Scheme(
            name = "iii-device",
            madeOf =
                "on a host, the SHA-256 of the machine's own id and a salt; in a container,"
                    + " container-<host>-<hostname>, where <host> is the id that the host's user"
                    + " handed in and <hostname> the container's host name, keyed and hashed;"
                    + " unknown-host and unknown-container where these are not known"),
    destinations = {
      @Destination(name = "collector", trust = Trust.OWN),
      @Destination(name = "amplitude", trust = Trust.VENDOR, takes = Tier.EVENTS),
      @Destination(name = "posthog", trust = Trust.VENDOR, takes = Tier.EVENTS)
    },
    retentionDays = 400,
    ownPackages = "dev.candor.reference.iii",
    metrics = "iii",
    insights = {
      @Insight(
          name = "active-developers",
          kind = InsightKind.COHORT,
          events = {EngineEvents.Heartbeat.class},
          revised = "2026-11-21"),
      @Insight(
          name = "active-runners",
          kind = InsightKind.COHORT,
          events = {EngineEvents.Heartbeat.class},
          revised = "2026-11-21"),
      @Insight(
          name = "first-steps",
          kind = InsightKind.FUNNEL,
          events = {
            InstallerEvents.InstallSucceeded.class,
            EngineEvents.FirstRun.class,
            CommandLineEvents.ProjectInitSucceeded.class,
            EngineEvents.TemplateSuccess.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "updates",
          kind = InsightKind.TREND,
          events = {
            CommandLineEvents.UpdateStarted.class,
            CommandLineEvents.UpdateSucceeded.class,
            CommandLineEvents.UpdateFailed.class,
            InstallerEvents.UpgradeStarted.class,
            InstallerEvents.UpgradeSucceeded.class,
            InstallerEvents.UpgradeFailed.class
          },
          revised = "2026-11-21"),
      @Insight(
          name = "what-fails-at-the-start",
          kind = InsightKind.DASHBOARD,
          events = {
            InstallerEvents.InstallStarted.class,
            InstallerEvents.InstallFailed.class,
            CommandLineEvents.ProjectInitFailed.class,
            ScaffolderEvents.ProjectCreated.class,
            ScaffolderEvents.TelemetryFailed.class,
            EngineEvents.TemplateFailure.class,
            EngineEvents.EngineStopped.class
          },
          revised = "2026-11-21")
    })
@NullMarked
package dev.candor.reference.iii;

import dev.candor.Switch;
import dev.candor.Destination;
import dev.candor.Insight;
import dev.candor.InsightKind;
import dev.candor.Level;
import dev.candor.Product;
import dev.candor.Scheme;
import dev.candor.Tier;
import dev.candor.Trust;
import org.jspecify.annotations.NullMarked;
