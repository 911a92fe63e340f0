package dev.candor.sdk;

/**
 * What a plan asks beyond what a person agreed to, and what therefore does not leave.
 *
 * @param destination the destination that it does not go to; empty where it is all of them
 * @param event the event's name; empty where it is all of them
 * @param field its field's name, as it would leave; empty where it is the whole event
 * @param why what is new in it, for a person
 */
public record Withheld(String destination, String event, String field, String why) {

  /** All of a plan that cannot be compared with the one that was agreed to. */
  static final Withheld NOT_KNOWN = new Withheld("", "", "", "what was agreed to is not known");
}
