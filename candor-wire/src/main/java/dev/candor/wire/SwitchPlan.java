package dev.candor.wire;

import java.util.List;
import java.util.function.Predicate;

/**
 * A switch that a product's users know already, beside the product's own variable: what they can
 * refuse by, so that whoever reviews a plan sees when one of them goes.
 *
 * @param source {@code variable}, {@code presence}, {@code file}, {@code setting} or {@code ci}
 * @param names what it is called; of {@code presence} each, of {@code ci} none
 * @param off the words for off
 * @param local the words for local
 * @param on the words for on
 * @param nothing the words that are understood and say no level
 * @param otherwise what any other word says: {@code nothing}, {@code off}, {@code local}, {@code
 *     on}, or {@code mistake}, for which the product does not start
 * @param unset what it says where it is not set, while another is; never {@code mistake}
 * @param exact whether upper and lower case count
 * @param reason why it is off then, as the tool tells it; may be empty
 */
public record SwitchPlan(
    String source,
    List<String> names,
    List<String> off,
    List<String> local,
    List<String> on,
    List<String> nothing,
    String otherwise,
    String unset,
    boolean exact,
    String reason) {

  /** Copies its lists. */
  public SwitchPlan {
    names = List.copyOf(names);
    off = List.copyOf(off);
    local = List.copyOf(local);
    on = List.copyOf(on);
    nothing = List.copyOf(nothing);
  }

  /** What a word says: one of those that {@code otherwise} can be. */
  public String says(String word) {
    Predicate<String> same = exact ? word::equals : word::equalsIgnoreCase;
    if (off.stream().anyMatch(same)) {
      return "off";
    }
    if (local.stream().anyMatch(same)) {
      return "local";
    }
    if (on.stream().anyMatch(same)) {
      return "on";
    }
    return nothing.stream().anyMatch(same) ? "nothing" : otherwise;
  }
}
