package dev.candor.sdk.sink;

import dev.candor.wire.RowHeader;

/**
 * Who an event is counted for, where the product says nothing else. A vendor cannot tell a run from
 * an installation, and would count either: so each event says in the property {@code actor} which
 * it is.
 */
final class Actor {

  private Actor() {}

  /** The property that says what is counted. */
  static final String PROPERTY = "actor";

  /** What the property says. */
  static String kind(RowHeader header) {
    return header.installation() == null ? "run" : "installation";
  }

  /** The installation; where there is none, the run. */
  static String of(RowHeader header) {
    String installation = header.installation();
    return installation == null ? header.run().toString() : installation;
  }
}
