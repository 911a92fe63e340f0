package dev.candor.collector.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** How far back a page looks; the word of it is in the page's address. */
public enum Range {
  /** Four weeks: every window has four of each weekday. */
  LAST_28("28", "28 days"),
  /** About a quarter. */
  LAST_90("90", "90 days"),
  /** From the first day that has a figure. */
  ALL("all", "All");

  private final String word;
  private final String label;

  Range(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** The word in an address: {@code days=90}. */
  public String word() {
    return word;
  }

  String label() {
    return label;
  }

  /**
   * The first day of the range.
   *
   * @param lastComplete the last day that counts as complete; it is in the range
   * @param earliest the first day that has a figure
   */
  public LocalDate first(LocalDate lastComplete, LocalDate earliest) {
    return switch (this) {
      case LAST_28 -> lastComplete.minusDays(27);
      case LAST_90 -> lastComplete.minusDays(89);
      case ALL -> earliest.isBefore(lastComplete) ? earliest : lastComplete;
    };
  }

  /** The range of a word, or empty if there is none of that name. */
  static Optional<Range> of(String word) {
    return Stream.of(values()).filter(range -> range.word.equals(word)).findFirst();
  }
}
