package dev.candor.collector.web;

/** What to do about a reason for which events are quarantined, in a sentence. */
final class Remedy {

  private Remedy() {}

  static String of(String reason) {
    return switch (reason) {
      case "unknown_event" ->
          "The plan has no event of that name. Serve the newer plan (candor serve --plan FILE), or"
              + " correct the name in the tool.";
      case "unknown_field" ->
          "The event carries a field that the plan does not declare. Declare it and serve the newer"
              + " plan, or stop sending it.";
      case "wrong_type" ->
          "A field's value is not of the type in the plan. Serve the plan of the tool's version"
              + " (candor serve --plan FILE), or correct the sender.";
      case "negative" ->
          "The plan declares the number @Unsigned or counted, and it came negative. Correct the"
              + " tool: it subtracts, or overflows.";
      case "too_long" ->
          "A list or a text is longer than the plan allows. Correct the sender, or the plan.";
      case "unknown_value" ->
          "A value is not in the closed set of the plan. Add it to the plan and serve the newer"
              + " one, or correct the sender.";
      case "bad_identifier" ->
          "A value does not match the pattern of the plan. Correct the sender, or the pattern.";
      case "illegal_id" ->
          "The actor is a stand-in such as \"null\" or \"unknown\". Set the identity before the"
              + " event is recorded, or send none.";
      case "local_only" ->
          "The field is never to leave a machine. Its sender is broken: mend that first.";
      case "metrics_only", "operational" ->
          "The plan lets this event leave as a count only. Its sender is older than the plan.";
      case "late" ->
          "The event is older than a live one may be. History comes as a historical batch, with a"
              + " key that may import.";
      case "time" ->
          "The event's own time is before 1990 or in the future. Check the clock of the sender, or"
              + " what it imports.";
      default -> "docs/protocol.md explains the reason.";
    };
  }
}
