package dev.candor.reference.codex;

import dev.candor.Name;

/** A part of an answer that is streamed. */
enum StreamKind {
  @Name("response.created")
  RESPONSE_CREATED,
  @Name("response.in_progress")
  RESPONSE_IN_PROGRESS,
  @Name("response.output_item.added")
  RESPONSE_OUTPUT_ITEM_ADDED,
  @Name("response.output_item.done")
  RESPONSE_OUTPUT_ITEM_DONE,
  @Name("response.output_text.delta")
  RESPONSE_OUTPUT_TEXT_DELTA,
  @Name("response.reasoning_summary_text.delta")
  RESPONSE_REASONING_SUMMARY_TEXT_DELTA,
  @Name("response.completed")
  RESPONSE_COMPLETED,
  @Name("response.failed")
  RESPONSE_FAILED,
  @Name("response.incomplete")
  RESPONSE_INCOMPLETE,
  OTHER
}
