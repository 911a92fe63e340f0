package dev.candor.collector.web;

import dev.candor.wire.Answer;

/**
 * A verdict as a badge: a sign, a word, and what was the reason, so that it can be read without
 * colours.
 *
 * @param look its class in the style sheet
 * @param sign a mark beside the word
 * @param word the wire's
 * @param why reason and path; empty where there is none
 */
record Verdict(String look, String sign, String word, String why) {

  static Verdict of(Answer.Result result) {
    String word = result.outcome().word();
    String reason = result.reason() == null ? "" : result.reason();
    String path = result.path() == null ? "" : result.path();
    String why = reason.isEmpty() || path.isEmpty() ? reason + path : reason + " · " + path;
    return new Verdict(word, sign(result.outcome()), word, why);
  }

  private static String sign(Answer.Outcome outcome) {
    return switch (outcome) {
      case STORED -> "✓";
      case DUPLICATE -> "=";
      case QUARANTINED -> "!";
      case DROPPED -> "×";
      case RETRY -> "↻";
    };
  }
}
