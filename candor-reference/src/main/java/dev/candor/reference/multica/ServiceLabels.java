package dev.candor.reference.multica;

import dev.candor.Name;
import org.jspecify.annotations.Nullable;

/**
 * The closed sets that what reaches the server is counted by: webhooks, GitHub, daemons, forms and
 * requests. What a set does not know becomes its fall-back.
 */
final class ServiceLabels {

  private ServiceLabels() {}

  /** Who sent a webhook. */
  enum WebhookProvider {
    GITHUB,
    GENERIC,
    GITLAB,
    STRIPE,
    OTHER;

    private static final Closed<WebhookProvider> CLOSED = Closed.of(values(), OTHER);

    static WebhookProvider of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** What became of a webhook. */
  enum WebhookStatus {
    QUEUED,
    DISPATCHED,
    FAILED,
    REJECTED,
    IGNORED,
    DUPLICATE,
    OTHER;

    private static final Closed<WebhookStatus> CLOSED = Closed.of(values(), OTHER);

    static WebhookStatus of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** What GitHub tells of. */
  enum GithubEventKind {
    PULL_REQUEST,
    PULL_REQUEST_REVIEW,
    ISSUES,
    ISSUE_COMMENT,
    PUSH,
    INSTALLATION,
    INSTALLATION_REPOSITORIES,
    CHECK_RUN,
    CHECK_SUITE,
    PING,
    OTHER;

    private static final Closed<GithubEventKind> CLOSED = Closed.of(values(), OTHER);

    static GithubEventKind of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** What happened to that of which GitHub tells. */
  enum GithubAction {
    OPENED,
    CLOSED,
    REOPENED,
    MERGED,
    SYNCHRONIZE,
    EDITED,
    SUBMITTED,
    CREATED,
    DELETED,
    LABELED,
    UNLABELED,
    ASSIGNED,
    UNASSIGNED,
    REQUESTED,
    COMPLETED,
    NONE,
    OTHER;

    private static final Closed<GithubAction> NAMES = Closed.of(GithubAction.values(), OTHER);

    /** Some kinds of events have no action. */
    static GithubAction of(@Nullable String text) {
      return text == null || text.isBlank() ? NONE : NAMES.find(text);
    }
  }

  /** How a review ended. */
  enum ReviewResult {
    APPROVED,
    CHANGES_REQUESTED,
    COMMENTED,
    DISMISSED,
    OTHER;

    private static final Closed<ReviewResult> CLOSED = Closed.of(values(), OTHER);

    static ReviewResult of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** What a daemon says over its socket. */
  enum WsKind {
    HEARTBEAT,
    TASK_CLAIM,
    TASK_COMPLETE,
    TASK_USAGE,
    TASK_PROGRESS,
    TASK_MESSAGES,
    LOG,
    OTHER;

    private static final Closed<WsKind> CLOSED = Closed.of(values(), OTHER);

    static WsKind of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** What somebody's feedback is. */
  enum FeedbackKind {
    BUG,
    FEATURE,
    GENERAL,
    PRAISE,
    OTHER;

    private static final Closed<FeedbackKind> CLOSED = Closed.of(values(), OTHER);

    static FeedbackKind of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** From which form somebody asked for a talk. */
  enum ContactSource {
    PAGE,
    ONBOARDING,
    AGENTS_PAGE,
    UNKNOWN,
    OTHER;

    private static final Closed<ContactSource> CLOSED = Closed.of(values(), OTHER);

    static ContactSource of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** What a request asks for. */
  enum HttpMethod {
    @Name("GET")
    GET,
    @Name("HEAD")
    HEAD,
    @Name("POST")
    POST,
    @Name("PUT")
    PUT,
    @Name("PATCH")
    PATCH,
    @Name("DELETE")
    DELETE,
    @Name("OPTIONS")
    OPTIONS,
    OTHER;

    private static final Closed<HttpMethod> CLOSED = Closed.of(values(), OTHER);

    static HttpMethod of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }

  /** Whether a daemon that was woken was there. */
  enum WakeupResult {
    HIT,
    MISS
  }

  /** What could not be mirrored. */
  enum MirrorTarget {
    STREAM,
    CHANNEL,
    OTHER;

    private static final Closed<MirrorTarget> CLOSED = Closed.of(values(), OTHER);

    static MirrorTarget of(@Nullable String text) {
      return CLOSED.find(text);
    }
  }
}
