package dev.candor.reference.coder;

import static dev.candor.Activity.NONE;
import static dev.candor.Category.OPERATIONS;
import static dev.candor.Route.PRODUCT;
import static dev.candor.Tier.EVENTS;
import static dev.candor.Unit.BYTES;

import dev.candor.Embedded;
import dev.candor.Event;
import dev.candor.Meaning;
import dev.candor.Measure;
import dev.candor.Name;
import dev.candor.Unsigned;
import org.jspecify.annotations.Nullable;

/** What the extension records of the command-line program that it needs: found, fetched, set up. */
final class CliEvents {

  private CliEvents() {}

  /** How a usable program was come by. */
  enum Outcome {
    CACHE_HIT,
    DOWNLOADED,
    LOCK_WAIT_CACHE_HIT,
    DOWNLOAD_DISABLED_FALLBACK,
    FALLBACK_TO_EXISTING_BINARY
  }

  /** Where a cached program lay. */
  enum CacheSource {
    NONE,
    DEFAULT_FOLDER,
    CONFIGURED_FOLDER,
    CONFIGURED_FILE,
    OTHER
  }

  /** How its version compares with the deployment's. */
  enum VersionCheck {
    MATCH,
    MISMATCH,
    MISSING,
    UNREADABLE,
    SKIPPED
  }

  /** Why it is fetched. */
  enum DownloadReason {
    MISSING,
    MISMATCH,
    UNREADABLE,
    OTHER
  }

  /** What the fetch came to. */
  enum DownloadAction {
    DOWNLOADED,
    NOT_MODIFIED,
    DISABLED,
    FAILED
  }

  /** Why an older program is used. */
  enum FallbackReason {
    DOWNLOAD_FAILED,
    DOWNLOAD_DISABLED,
    LOCK_TIMEOUT,
    OTHER
  }

  /** What the check of a fetched program said. */
  enum VerifyOutcome {
    VERIFIED,
    SKIPPED,
    BYPASSED,
    FAILED
  }

  /** What is known of its signature. */
  enum SigStatus {
    VALID,
    INVALID,
    MISSING,
    NOT_CHECKED
  }

  /** Where the program takes its credentials from. */
  enum CredentialSource {
    KEYRING,
    FILE,
    MTLS,
    NONE
  }

  /** Where setting it up was given up. */
  enum AbortStage {
    CREDENTIAL_LOOKUP,
    CREDENTIAL_STORE,
    CANCELLED
  }

  @Event(
      name = "cli.resolve",
      purpose = "Shows how long people wait for a command-line program that fits their deployment.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Resolved(
      @Meaning("Where the command line tool came from; absent where there is none.")
          @Nullable Outcome outcome,
      @Meaning("Which of the kept files was used; absent where none was.")
          @Nullable CacheSource cacheSource,
      @Meaning("Whether the kept file fits the server; absent where nobody looked.")
          @Nullable VersionCheck versionCheck,
      @Meaning("Why it was downloaded; absent where it was not.")
          @Nullable DownloadReason downloadReason,
      @Meaning("What downloading came to; absent where it was not tried.")
          @Nullable DownloadAction downloadAction,
      @Meaning("Why an older file was used; absent where none was.")
          @Nullable FallbackReason fallbackReason,
      @Meaning("What kind of failure it was; absent where there was none.") @Name("error.type")
          @Nullable AnyError errorType,
      @Embedded SpanEnd end) {}

  @Event(
      name = "cli.resolve.cache_lookup",
      purpose = "Shows how much of the wait is the search of the cache.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record CacheLookedUp(@Embedded SpanEnd end) {}

  @Event(
      name = "cli.resolve.version_check",
      purpose = "Shows how much of the wait is the comparison of versions.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record VersionChecked(@Embedded SpanEnd end) {}

  @Event(
      name = "cli.resolve.lock_wait",
      purpose = "Shows how long two windows wait for each other to fetch the same program.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record LockWaited(@Embedded SpanEnd end) {}

  @Event(
      name = "cli.resolve.lock_wait_recheck",
      purpose = "Shows whether waiting for the other window was worth it.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record LockWaitRechecked(@Embedded SpanEnd end) {}

  @Event(
      name = "cli.resolve.fallback_to_existing_binary",
      purpose = "Shows how often people work with an older program because fetching failed.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record FellBack(@Embedded SpanEnd end) {}

  @Event(
      name = "cli.download",
      purpose = "Shows how large and how slow the fetch of the program is.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Downloaded(
      @Meaning("Why it was downloaded.") DownloadReason reason,
      @Meaning("How much was downloaded.") @Measure(BYTES) @Unsigned long downloadedBytes,
      @Embedded SpanEnd end) {}

  @Event(
      name = "cli.download.verify",
      purpose = "Shows whether fetched programs are really ours.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Verified(
      @Meaning("What checking the signature came to.") VerifyOutcome outcome,
      @Meaning("What the server had to say of a signature.") SigStatus sigStatus,
      @Embedded SpanEnd end) {}

  @Event(
      name = "cli.configure",
      purpose = "Shows where setting up the program stops.",
      owner = "telemetry@coder.example",
      tier = EVENTS,
      route = PRODUCT,
      category = OPERATIONS,
      activity = NONE)
  record Configured(
      @Meaning("Whether it was done without asking anybody.") boolean silent,
      @Meaning("Where the credential came from.") CredentialSource credentialSource,
      @Meaning("At which step the person stopped it; absent where nobody did.")
          @Nullable AbortStage abortStage,
      @Meaning("What kind of failure it was; absent where there was none.") @Name("error.type")
          @Nullable AnyError errorType,
      @Embedded SpanEnd end) {}
}
