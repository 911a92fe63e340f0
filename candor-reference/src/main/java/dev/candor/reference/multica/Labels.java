package dev.candor.reference.multica;

import dev.candor.Name;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The closed sets that the metrics of tasks, runtimes and autopilots are counted by. Each knows how
 * to read a text from outside; what it does not know becomes the set's fall-back, so that no label
 * ever has more values than stand here.
 */
final class Labels {

  private Labels() {}

  /** Where a task comes from. */
  enum Source {
    ISSUE,
    CHAT,
    AUTOPILOT,
    AUTOPILOT_ISSUE,
    QUICK_CREATE,
    MANUAL,
    API,
    OTHER;

    private static final Closed<Source> CLOSED = Closed.of(values(), OTHER);

    static Source of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** Where an agent runs. */
  enum RuntimeMode {
    LOCAL,
    CLOUD,
    UNKNOWN;

    private static final Closed<RuntimeMode> CLOSED = Closed.of(values(), UNKNOWN);

    static RuntimeMode of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** How a task ended. */
  enum TerminalStatus {
    COMPLETED,
    FAILED,
    CANCELLED,
    BLOCKED,
    OTHER;

    private static final Closed<TerminalStatus> CLOSED = Closed.of(values(), OTHER);

    static TerminalStatus of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /**
   * What a model's tokens were. A type that nobody knows is {@link #OTHER}: to call it input, as
   * the original does, hides that something is wrong.
   */
  enum TokenType {
    INPUT,
    OUTPUT,
    CACHE_READ,
    CACHE_WRITE,
    OTHER;

    private static final Closed<TokenType> CLOSED = Closed.of(values(), OTHER);

    static TokenType of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** With which program somebody did something. */
  enum Platform {
    SERVER,
    WEB,
    DESKTOP,
    CLI,
    MOBILE,
    IOS,
    UNKNOWN;

    private static final Closed<Platform> CLOSED = Closed.of(values(), UNKNOWN);

    static Platform of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** Which way the onboarding ended. */
  enum CompletionPath {
    FULL,
    RUNTIME_SKIPPED,
    CLOUD_WAITLIST,
    SKIP_EXISTING,
    INVITE_ACCEPT,
    UNKNOWN;

    private static final Closed<CompletionPath> CLOSED = Closed.of(values(), UNKNOWN);

    static CompletionPath of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** How often an autopilot runs. */
  enum Cadence {
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY,
    MANUAL,
    WEBHOOK,
    UNKNOWN;

    private static final Closed<Cadence> CLOSED = Closed.of(values(), UNKNOWN);

    static Cadence of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** What sets an autopilot off. */
  enum TriggerKind {
    SCHEDULE,
    WEBHOOK,
    MANUAL,
    UNKNOWN;

    private static final Closed<TriggerKind> CLOSED = Closed.of(values(), UNKNOWN);

    /** As the original does, {@code api} is unknown: no such trigger exists. */
    static TriggerKind of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** Why an autopilot did not run. */
  enum SkipReason {
    ALREADY_RUNNING,
    RECENT_RUN,
    RUNTIME_OFFLINE,
    THROTTLED,
    MAX_CONCURRENCY,
    TRIGGER_DISABLED,
    SIGNATURE_INVALID,
    UNKNOWN,
    OTHER;

    private static final Closed<SkipReason> CLOSED = Closed.of(values(), OTHER);

    static SkipReason of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** What was asked of the cloud runtime. */
  enum CloudOp {
    PROVISION,
    TERMINATE,
    STATUS,
    GATEWAY,
    BILLING,
    FLEET,
    OTHER;

    private static final Closed<CloudOp> CLOSED = Closed.of(values(), OTHER);

    static CloudOp of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** What the cloud runtime answered. */
  enum CloudStatus {
    OK,
    @Name("4xx")
    REFUSED,
    @Name("5xx")
    BROKEN,
    TIMEOUT,
    ERROR;

    private static final Closed<CloudStatus> CLOSED =
        Closed.of(
            Map.of("ok", OK, "4xx", REFUSED, "5xx", BROKEN, "timeout", TIMEOUT, "error", ERROR),
            ERROR);

    /** Reads a word or the three digits of a status. */
    static CloudStatus of(@Nullable String text) {
      String tidy = Closed.tidy(text);
      return tidy.matches("[0-9]{3}") ? of(Integer.parseInt(tidy)) : CLOSED.find(tidy);
    }

    /** Of a status of HTTP: 200 to 399 is fine. */
    static CloudStatus of(int code) {
      return switch (code / 100) {
        case 2, 3 -> OK;
        case 4 -> REFUSED;
        case 5 -> BROKEN;
        default -> ERROR;
      };
    }
  }
}
