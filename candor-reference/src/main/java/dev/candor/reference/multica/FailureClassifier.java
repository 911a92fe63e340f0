package dev.candor.reference.multica;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the text of a failure what kind it is, so that the text need not go anywhere.
 *
 * <p>The rules are tried in order and the first that fits wins: a message about a context that is
 * too long also speaks of tokens and limits, and one about a missing key also of authorization. A
 * status is three digits that no other digit touches.
 */
final class FailureClassifier {

  /** The longest text that is looked at, in characters; what kills an agent is said early. */
  private static final int LONGEST = 8192;

  private record Rule(FailureReason reason, Pattern pattern) {}

  private static final List<Rule> RULES =
      List.of(
          rule(
              FailureReason.CONTEXT_OVERFLOW,
              words(
                  "context length",
                  "context_length",
                  "context window",
                  "maximum context",
                  "prompt is too long",
                  "prompt too long",
                  "too many tokens"),
              "\\btokens?\\b[^\\n]{0,80}\\b(limit|maximum)|\\b(limit|maximum)\\b[^\\n]{0,80}\\btokens?\\b"),
          rule(
              FailureReason.MISSING_CONFIG,
              words(
                  "missing config",
                  "missing api key",
                  "api key not set",
                  "api key is not set",
                  "api key not configured",
                  "no api key",
                  "not configured",
                  "config file not found",
                  "missing required environment",
                  "environment variable not set")),
          rule(
              FailureReason.PROVIDER_AUTH_OR_ACCESS,
              words(
                  "unauthorized",
                  "unauthenticated",
                  "forbidden",
                  "not logged in",
                  "please log in",
                  "please login",
                  "authentication",
                  "permission denied",
                  "access denied",
                  "invalid api key",
                  "invalid_api_key",
                  "invalid x-api-key",
                  "token expired",
                  "expired token"),
              status("401|403")),
          rule(
              FailureReason.PROVIDER_QUOTA_LIMIT,
              words(
                  "credit",
                  "quota",
                  "usage limit",
                  "spending limit",
                  "billing",
                  "payment required",
                  "insufficient balance",
                  "insufficient funds"),
              status("402")),
          rule(
              FailureReason.PROVIDER_CAPACITY_OR_RATE_LIMIT,
              words(
                  "overloaded",
                  "rate limit",
                  "rate-limit",
                  "rate_limit",
                  "too many requests",
                  "at capacity",
                  "no capacity"),
              status("429|529")),
          rule(
              FailureReason.PROVIDER_SERVER_ERROR,
              words(
                  "server error",
                  "server_error",
                  "bad gateway",
                  "service unavailable",
                  "gateway timeout"),
              status("5[0-9]{2}")),
          rule(
              FailureReason.PROVIDER_NETWORK,
              words(
                  "network",
                  "connection refused",
                  "connection reset",
                  "connection closed",
                  "connection error",
                  "econnrefused",
                  "econnreset",
                  "etimedout",
                  "enotfound",
                  "no such host",
                  "name resolution",
                  "getaddrinfo",
                  "socket hang up",
                  "broken pipe",
                  "tls handshake",
                  "certificate",
                  "fetch failed",
                  "i/o timeout",
                  "unexpected eof")),
          rule(
              FailureReason.MODEL_NOT_FOUND_OR_UNAVAILABLE,
              words("unknown model", "invalid model", "unsupported model", "no such model"),
              "\\bmodel\\b[^\\n]{0,120}"
                  + "(not found|not available|unavailable|does not exist|not supported)",
              "\\bhttp\\b[^\\n]{0,16}" + status("404")),
          rule(
              FailureReason.EMPTY_OR_UNPARSEABLE_OUTPUT,
              words(
                  "empty output",
                  "empty response",
                  "no output",
                  "unparseable",
                  "unparsable",
                  "failed to parse",
                  "could not parse",
                  "cannot parse",
                  "invalid json",
                  "unexpected end of json")),
          rule(FailureReason.AGENT_TIMEOUT, words("timed out after")),
          rule(
              FailureReason.RUNTIME_MISSING_EXECUTABLE,
              words(
                  "executable not found",
                  "executable file not found",
                  "command not found",
                  "no such file or directory",
                  "enoent",
                  "is not recognized as an internal or external command")),
          rule(
              FailureReason.RUNTIME_VERSION_UNSUPPORTED,
              words(
                  "version unsupported",
                  "unsupported version",
                  "version is not supported",
                  "version not supported",
                  "requires version",
                  "please upgrade",
                  "please update"),
              "\\bversion\\b[^\\n]{0,80}(unsupported|too old|not supported)"),
          rule(
              FailureReason.PROCESS_FAILURE,
              words(
                  "exit status",
                  "exit code",
                  "exited with",
                  "signal",
                  "panic",
                  "segmentation fault",
                  "core dumped",
                  "stack overflow",
                  "out of memory",
                  "killed")));

  private FailureClassifier() {}

  /** The kind of a failure; {@link FailureReason#UNKNOWN} where no rule fits. */
  static FailureReason classify(@Nullable String text) {
    String tidy = Closed.tidy(text);
    String looked = tidy.length() > LONGEST ? tidy.substring(0, LONGEST) : tidy;
    return RULES.stream()
        .filter(rule -> rule.pattern().matcher(looked).find())
        .map(Rule::reason)
        .findFirst()
        .orElse(FailureReason.UNKNOWN);
  }

  /** The reasons that a rule can give, in the order in which they are tried. */
  static List<FailureReason> order() {
    return RULES.stream().map(Rule::reason).toList();
  }

  private static Rule rule(FailureReason reason, String... expressions) {
    return new Rule(reason, Pattern.compile(String.join("|", expressions)));
  }

  private static String words(String... words) {
    return Stream.of(words).map(Pattern::quote).collect(Collectors.joining("|"));
  }

  private static String status(String codes) {
    return "(?<![0-9])(" + codes + ")(?![0-9])";
  }
}
