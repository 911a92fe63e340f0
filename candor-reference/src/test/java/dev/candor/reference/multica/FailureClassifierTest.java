package dev.candor.reference.multica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureClassifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "This model's maximum context length is 200000; CONTEXT_OVERFLOW",
        "context length exceeded; CONTEXT_OVERFLOW",
        "maximum context reached; CONTEXT_OVERFLOW",
        "Prompt is too long; CONTEXT_OVERFLOW",
        "input tokens exceed the limit; CONTEXT_OVERFLOW",
        "over the limit of 128000 tokens; CONTEXT_OVERFLOW",
        "Missing API key; MISSING_CONFIG",
        "provider is not configured; MISSING_CONFIG",
        "HTTP 401; PROVIDER_AUTH_OR_ACCESS",
        "status=403; PROVIDER_AUTH_OR_ACCESS",
        "Unauthorized; PROVIDER_AUTH_OR_ACCESS",
        "you are not logged in; PROVIDER_AUTH_OR_ACCESS",
        "402 Payment; PROVIDER_QUOTA_LIMIT",
        "no credits left; PROVIDER_QUOTA_LIMIT",
        "quota exhausted; PROVIDER_QUOTA_LIMIT",
        "you hit your usage limit; PROVIDER_QUOTA_LIMIT",
        "error 429; PROVIDER_CAPACITY_OR_RATE_LIMIT",
        "error 529; PROVIDER_CAPACITY_OR_RATE_LIMIT",
        "Overloaded; PROVIDER_CAPACITY_OR_RATE_LIMIT",
        "rate limit; PROVIDER_CAPACITY_OR_RATE_LIMIT",
        "internal server error; PROVIDER_SERVER_ERROR",
        "got 500 from upstream; PROVIDER_SERVER_ERROR",
        "(599); PROVIDER_SERVER_ERROR",
        "connection refused; PROVIDER_NETWORK",
        "dial tcp: no such host; PROVIDER_NETWORK",
        "model foo not found; MODEL_NOT_FOUND_OR_UNAVAILABLE",
        "HTTP 404; MODEL_NOT_FOUND_OR_UNAVAILABLE",
        "http status 404; MODEL_NOT_FOUND_OR_UNAVAILABLE",
        "empty output; EMPTY_OR_UNPARSEABLE_OUTPUT",
        "failed to parse the answer; EMPTY_OR_UNPARSEABLE_OUTPUT",
        "timed out after 30m0s; AGENT_TIMEOUT",
        "exec: claude: executable file not found in $PATH; RUNTIME_MISSING_EXECUTABLE",
        "codex version 0.1 is too old; RUNTIME_VERSION_UNSUPPORTED",
        "unsupported version; RUNTIME_VERSION_UNSUPPORTED",
        "exit status 1; PROCESS_FAILURE",
        "signal: killed; PROCESS_FAILURE",
        "panic: nil; PROCESS_FAILURE",
        "it did not work; UNKNOWN",
        "agent_error; UNKNOWN",
      })
  void knowsEachKind(String text, FailureReason reason) {
    assertThat(FailureClassifier.classify(text)).isEqualTo(reason);
    assertThat(FailureClassifier.classify("  " + text.toUpperCase(Locale.ROOT) + "\n"))
        .isEqualTo(reason);
  }

  @Test
  void triesTheRulesInTheOrderOfTheContract() {
    assertThat(FailureClassifier.order())
        .containsExactly(
            FailureReason.CONTEXT_OVERFLOW,
            FailureReason.MISSING_CONFIG,
            FailureReason.PROVIDER_AUTH_OR_ACCESS,
            FailureReason.PROVIDER_QUOTA_LIMIT,
            FailureReason.PROVIDER_CAPACITY_OR_RATE_LIMIT,
            FailureReason.PROVIDER_SERVER_ERROR,
            FailureReason.PROVIDER_NETWORK,
            FailureReason.MODEL_NOT_FOUND_OR_UNAVAILABLE,
            FailureReason.EMPTY_OR_UNPARSEABLE_OUTPUT,
            FailureReason.AGENT_TIMEOUT,
            FailureReason.RUNTIME_MISSING_EXECUTABLE,
            FailureReason.RUNTIME_VERSION_UNSUPPORTED,
            FailureReason.PROCESS_FAILURE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "context length: api key not set; CONTEXT_OVERFLOW",
        "unauthorized: missing api key; MISSING_CONFIG",
        "403: quota exceeded; PROVIDER_AUTH_OR_ACCESS",
        "429: quota exceeded; PROVIDER_QUOTA_LIMIT",
        "503 overloaded; PROVIDER_CAPACITY_OR_RATE_LIMIT",
        "502 connection reset; PROVIDER_SERVER_ERROR",
        "network error, model not found; PROVIDER_NETWORK",
        "model not found, empty output; MODEL_NOT_FOUND_OR_UNAVAILABLE",
        "no output, timed out after 5m; EMPTY_OR_UNPARSEABLE_OUTPUT",
        "timed out after 5m, command not found; AGENT_TIMEOUT",
        "command not found, please upgrade; RUNTIME_MISSING_EXECUTABLE",
        "unsupported version, exit status 2; RUNTIME_VERSION_UNSUPPORTED",
        "command not found, exit status 127; RUNTIME_MISSING_EXECUTABLE",
      })
  void letsTheFirstRuleWin(String text, FailureReason reason) {
    assertThat(FailureClassifier.classify(text)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "took 4010 steps; UNKNOWN",
        "took 1403 steps; UNKNOWN",
        "took 4020 steps; UNKNOWN",
        "took 14290 steps; UNKNOWN",
        "took 5000 steps; UNKNOWN",
        "took 1500 steps; UNKNOWN",
        "took 1529 steps; UNKNOWN",
        "http took 4040 steps; UNKNOWN",
        "e500x; PROVIDER_SERVER_ERROR",
        "500; PROVIDER_SERVER_ERROR",
        "404; UNKNOWN",
      })
  void takesAStatusOnlyWhereNoOtherDigitTouchesIt(String text, FailureReason reason) {
    assertThat(FailureClassifier.classify(text)).isEqualTo(reason);
  }

  @Test
  void knowsNothingOfNothing() {
    assertThat(FailureClassifier.classify("")).isEqualTo(FailureReason.UNKNOWN);
    assertThat(FailureClassifier.classify("  \n")).isEqualTo(FailureReason.UNKNOWN);
    assertThat(FailureClassifier.classify(null)).isEqualTo(FailureReason.UNKNOWN);
  }

  @Test
  void looksOnlyAtTheBeginningOfALongText() {
    assertThat(FailureClassifier.classify("x".repeat(10_000) + " overloaded"))
        .isEqualTo(FailureReason.UNKNOWN);
    assertThat(FailureClassifier.classify("overloaded " + "token ".repeat(1_000_000)))
        .isEqualTo(FailureReason.PROVIDER_CAPACITY_OR_RATE_LIMIT);
  }

  @ParameterizedTest
  @EnumSource(FailureReason.class)
  void keepsAReasonThatIsCanonical(FailureReason reason) {
    assertThat(FailureReason.of(reason.wireName())).isEqualTo(reason);
    assertThat(FailureReason.of(" " + reason.wireName().toUpperCase(Locale.ROOT)))
        .isEqualTo(reason);
  }

  @Test
  void hasTwentyOneReasonsAndClassifiesEveryOtherText() {
    assertThat(FailureReason.values()).hasSize(21);
    assertThat(FailureReason.of("exit status 1")).isEqualTo(FailureReason.PROCESS_FAILURE);
    assertThat(FailureReason.of("agent_error")).isEqualTo(FailureReason.UNKNOWN);
    assertThat(FailureReason.of(null)).isEqualTo(FailureReason.UNKNOWN);
  }

  @Test
  void doesNotRepeatTheReasonAsTheTypeOfTheError() {
    assertThat(Arrays.stream(FailureReason.values()).map(ErrorType::of).distinct())
        .containsExactlyInAnyOrder(ErrorType.values());
  }
}
