package dev.candor;

import java.util.List;

/**
 * A {@link Switch}, as running code needs it.
 *
 * @param source where it is
 * @param names what it is called
 * @param off the words for off
 * @param local the words for local
 * @param on the words for on
 * @param nothing the words that say no level
 * @param otherwise what any other word says
 * @param unset what it says where it is not set, while another is
 * @param exact whether case counts
 * @param reason why it is off then, as the tool tells it; may be empty
 */
public record PlanSwitch(
    Switch.Source source,
    List<String> names,
    List<String> off,
    List<String> local,
    List<String> on,
    List<String> nothing,
    Switch.Says otherwise,
    Switch.Says unset,
    boolean exact,
    String reason) {

  /** Copies its lists. */
  public PlanSwitch {
    names = List.copyOf(names);
    off = List.copyOf(off);
    local = List.copyOf(local);
    on = List.copyOf(on);
    nothing = List.copyOf(nothing);
  }
}
