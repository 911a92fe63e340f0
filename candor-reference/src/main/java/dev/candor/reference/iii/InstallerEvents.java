package dev.candor.reference.iii;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.ACQUISITION;
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

/** What the installing script reports; its {@code install_method} is always {@code sh}. */
final class InstallerEvents {

  private InstallerEvents() {}

  /** The step at which an installation stopped. */
  enum Stage {
    DETECT_PLATFORM,
    RESOLVE_VERSION,
    DOWNLOAD,
    VERIFY,
    UNPACK,
    INSTALL,
    OTHER
  }

  /** What is installed, where, and how far it came. */
  record Installation(
      @Meaning("Which of the programs it is about.")
          @OneOf({"iii", "iii-console", "iii-tools", "motia-tools"})
          String targetBinary,
      @Meaning("The machine's system.") OperatingSystem os,
      @Meaning("The machine's processor.") Architecture arch,
      @Meaning(value = "The version that was there; absent where none was.", example = "0.7.1")
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          @Nullable String fromVersion,
      @Meaning(
              value = "The version that was wanted; absent where it is not known.",
              example = "0.8.0")
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          @Nullable String toVersion,
      @Meaning(value = "The version that is there now; absent where none is.", example = "0.8.0")
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          @Nullable String installedVersion,
      @Meaning("At which step it failed; absent where it did not.") @Nullable Stage errorStage,
      @Meaning("The kind of failure. The contract sends its text; here it is only classified.")
          @Nullable Failure errorMessage,
      @Meaning(value = "The version of the program that says so.", example = "0.8.0")
          @ActorProperty
          @Identifier(pattern = Version.PATTERN, maxLength = Version.LENGTH)
          @Nullable String cliVersion) {}

  @Event(
      name = "install_started",
      purpose = "Counts the installations that begin.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ACQUISITION,
      activity = NONE)
  record InstallStarted(@Embedded UserProperties user, @Embedded Installation installation) {}

  @Event(
      name = "install_succeeded",
      purpose = "Counts the installations that end well, by system.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ACQUISITION,
      activity = NONE)
  record InstallSucceeded(@Embedded UserProperties user, @Embedded Installation installation) {}

  @Event(
      name = "install_failed",
      purpose = "Shows at which step installations fail, and on which systems.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = ACQUISITION,
      activity = NONE)
  record InstallFailed(@Embedded UserProperties user, @Embedded Installation installation) {}

  @Event(
      name = "upgrade_started",
      purpose = "Counts the upgrades by script that begin.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record UpgradeStarted(@Embedded UserProperties user, @Embedded Installation installation) {}

  @Event(
      name = "upgrade_succeeded",
      purpose = "Counts the upgrades by script that end well, by system.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record UpgradeSucceeded(@Embedded UserProperties user, @Embedded Installation installation) {}

  @Event(
      name = "upgrade_failed",
      purpose = "Shows at which step upgrades by script fail.",
      owner = "telemetry@iii.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record UpgradeFailed(@Embedded UserProperties user, @Embedded Installation installation) {}
}
