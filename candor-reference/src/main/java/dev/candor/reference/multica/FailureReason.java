package dev.candor.reference.multica;

import dev.candor.Name;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a task or a runtime failed: the reasons that the platform knows, and what agents say. */
enum FailureReason {
  QUEUED_EXPIRED("queued_expired"),
  RUNTIME_OFFLINE("runtime_offline"),
  RUNTIME_RECOVERY("runtime_recovery"),
  TIMEOUT("timeout"),
  ITERATION_LIMIT("iteration_limit"),
  AGENT_BLOCKED("agent_blocked"),
  API_INVALID_REQUEST("api_invalid_request"),
  @Name("agent_error.provider_auth_or_access")
  PROVIDER_AUTH_OR_ACCESS("agent_error.provider_auth_or_access"),
  @Name("agent_error.provider_quota_limit")
  PROVIDER_QUOTA_LIMIT("agent_error.provider_quota_limit"),
  @Name("agent_error.provider_capacity_or_rate_limit")
  PROVIDER_CAPACITY_OR_RATE_LIMIT("agent_error.provider_capacity_or_rate_limit"),
  @Name("agent_error.provider_server_error")
  PROVIDER_SERVER_ERROR("agent_error.provider_server_error"),
  @Name("agent_error.provider_network")
  PROVIDER_NETWORK("agent_error.provider_network"),
  @Name("agent_error.process_failure")
  PROCESS_FAILURE("agent_error.process_failure"),
  @Name("agent_error.empty_or_unparseable_output")
  EMPTY_OR_UNPARSEABLE_OUTPUT("agent_error.empty_or_unparseable_output"),
  @Name("agent_error.agent_timeout")
  AGENT_TIMEOUT("agent_error.agent_timeout"),
  @Name("agent_error.context_overflow")
  CONTEXT_OVERFLOW("agent_error.context_overflow"),
  @Name("agent_error.missing_config")
  MISSING_CONFIG("agent_error.missing_config"),
  @Name("agent_error.model_not_found_or_unavailable")
  MODEL_NOT_FOUND_OR_UNAVAILABLE("agent_error.model_not_found_or_unavailable"),
  @Name("agent_error.runtime_version_unsupported")
  RUNTIME_VERSION_UNSUPPORTED("agent_error.runtime_version_unsupported"),
  @Name("agent_error.runtime_missing_executable")
  RUNTIME_MISSING_EXECUTABLE("agent_error.runtime_missing_executable"),
  @Name("agent_error.unknown")
  UNKNOWN("agent_error.unknown");

  private static final Map<String, FailureReason> CANONICAL =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(FailureReason::wireName, Function.identity()));

  private final String wireName;

  FailureReason(String wireName) {
    this.wireName = wireName;
  }

  /** As metrics and rows name it. */
  String wireName() {
    return wireName;
  }

  /** Of a reason's name, else of the text of a failure. The text itself goes nowhere. */
  static FailureReason of(@Nullable String text) {
    FailureReason canonical = CANONICAL.get(Closed.tidy(text));
    return canonical != null ? canonical : FailureClassifier.classify(text);
  }
}
