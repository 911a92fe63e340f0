package dev.candor.reference.multica;

import dev.candor.reference.multica.Labels.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a task hangs on, from which its source is derived; the first that is there decides.
 *
 * @param chat whether it belongs to a chat
 * @param issue whether it belongs to an issue
 * @param issueByAutopilot whether an autopilot made that issue
 * @param autopilotRun whether it belongs to a run of an autopilot
 * @param quickCreate whether somebody typed it into the quick box
 * @param source what its context says of itself, or null
 */
record TaskOrigin(
    boolean chat,
    boolean issue,
    boolean issueByAutopilot,
    boolean autopilotRun,
    boolean quickCreate,
    @Nullable String source) {

  Source derived() {
    if (chat) {
      return Source.CHAT;
    }
    if (issue) {
      return issueByAutopilot ? Source.AUTOPILOT_ISSUE : Source.ISSUE;
    }
    if (autopilotRun) {
      return Source.AUTOPILOT;
    }
    return quickCreate ? Source.QUICK_CREATE : Source.of(source);
  }
}
