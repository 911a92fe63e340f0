package dev.candor.reference.codex;

import java.util.regex.Pattern;

/** Tells which names a metric and its labels may have. */
final class MetricName {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._/-]+");

  /** The label of a histogram's buckets. */
  private static final String RESERVED = "le";

  private MetricName() {}

  /** What is wrong with a metric's name; empty where nothing is. */
  static String problem(String name) {
    return NAME.matcher(name).matches()
        ? ""
        : "metric '%s' must be letters, digits and . _ - only, and at least one".formatted(name);
  }

  /** What is wrong with a label's name or value; empty where nothing is. */
  static String labelProblem(String text) {
    if (text.equals(RESERVED)) {
      return "label 'le' is that of a histogram's buckets; name it otherwise";
    }
    return LABEL.matcher(text).matches()
        ? ""
        : "label '%s' must be letters, digits and . _ / - only, and at least one".formatted(text);
  }
}
