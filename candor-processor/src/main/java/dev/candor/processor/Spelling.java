package dev.candor.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How names are spelt in code, in variables and on the wire. */
final class Spelling {

  private static final int NEAREST = 3;

  private Spelling() {}

  /** {@code fromPrBranch} as {@code from_pr_branch}, {@code URLCount} as {@code url_count}. */
  static String snake(String camel) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < camel.length(); i++) {
      char c = camel.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && beginsWord(camel, i)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }

  private static boolean beginsWord(String camel, int i) {
    char before = camel.charAt(i - 1);
    if (Character.isUpperCase(before)) {
      return i + 1 < camel.length() && Character.isLowerCase(camel.charAt(i + 1));
    }
    return before != '_';
  }

  /** {@code build-tool} as {@code BuildTool}. */
  static String upperCamel(String hyphens) {
    StringBuilder camel = new StringBuilder();
    for (String word : hyphens.split("-", -1)) {
      if (!word.isEmpty()) {
        camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return camel.toString();
  }

  /** {@code build-tool} as {@code BUILD_TOOL}. */
  static String variable(String hyphens) {
    return hyphens.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The few candidates that a person most likely meant, the nearest first. */
  static List<String> nearest(String written, Collection<String> candidates) {
    List<String> sorted = new ArrayList<>(candidates);
    sorted.sort(Comparator.comparingInt(candidate -> distance(written, candidate)));
    return sorted.subList(0, Math.min(NEAREST, sorted.size()));
  }

  /** How many letters have to be added, removed or replaced (Levenshtein's distance). */
  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[other.length()];
  }
}
