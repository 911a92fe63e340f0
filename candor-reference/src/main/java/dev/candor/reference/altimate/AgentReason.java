package dev.candor.reference.altimate;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What explains the end of an agent's work, so that none that went wrong is without a reason.
 *
 * @param finalTool the last tool's name; empty where none was used
 * @param errorClass the kind of failure, or null where there was none
 * @param reason in words, masked and cut; empty where all went well
 */
record AgentReason(String finalTool, @Nullable ErrorClass errorClass, String reason) {

  private static final int LONGEST_ABORT = 200;
  private static final int LONGEST_ERROR = 500;

  /**
   * What is known when an agent's work ends.
   *
   * @param tool the last tool's name, or null
   * @param failure the last message's failure, or null
   * @param abort why a person stopped it, or null
   * @param errorClass the kind of the last failure of a tool, or null
   */
  record End(
      @Nullable String tool,
      @Nullable String failure,
      @Nullable String abort,
      @Nullable ErrorClass errorClass) {}

  /** The reason of an outcome. The words are masked by what is given, before they are cut. */
  static AgentReason of(TaskOutcome outcome, End end, UnaryOperator<String> mask) {
    String tool = end.tool() == null ? "" : end.tool();
    return switch (outcome) {
      case COMPLETED -> new AgentReason(tool, null, "");
      case ABANDONED -> new AgentReason(tool, null, "no_tools_invoked");
      case ABORTED -> {
        String abort = end.abort() == null ? "user_cancelled" : end.abort();
        yield new AgentReason(tool, end.errorClass(), cut(mask.apply(abort), LONGEST_ABORT));
      }
      case ERROR -> {
        String failure = end.failure() == null ? "" : end.failure();
        yield new AgentReason(
            tool, ErrorClass.of(failure), cut(mask.apply(failure), LONGEST_ERROR));
      }
    };
  }

  /** Cuts to a length in characters, never through the middle of one that takes two. */
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean split = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, split ? longest - 1 : longest);
  }
}
