package dev.candor.sdk;

import java.time.InstantSource;

/**
 * Where it is written down what became of what a destination was to get.
 *
 * @param destination its name in the plan
 */
record Books(Ledger ledger, Receipts receipts, String destination) {

  /** Those of a tool's state folder. */
  static Books of(Places places, String destination, InstantSource clock) {
    return new Books(
        new Ledger(places.ledger()),
        new Receipts(places.receipts(), destination, clock),
        destination);
  }
}
