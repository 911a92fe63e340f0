package dev.candor.sdk;

/**
 * How many events the next parcel may have: half as many after one that was too much, and then more
 * again, up to what the sink takes.
 */
final class ParcelSize {

  /** So few are never too much for a network. */
  private static final int SURELY_FEW = 100;

  private int halvings;
  private int most; // 0 until there was a sink

  /** Has the first parcel be halved so often, as a process before halved its own. */
  void beginHalved(int times) {
    halvings = times;
  }

  /**
   * How many events the next parcel may have.
   *
   * @param limit how many the sink takes
   */
  int most(int limit) {
    if (most == 0) {
      most = Math.max(1, limit >> halvings);
    }
    return most;
  }

  /**
   * Learns from a delivery. A parcel of which nothing was heard may have been too much for this
   * network in the time that it had, and would be each time.
   *
   * @param limit how many events the sink takes
   */
  void learn(Parcel parcel, Delivery delivery, int limit) {
    boolean unheard = delivery.sent().isEmpty() && !delivery.decides();
    if (delivery.ask() == Delivery.Ask.SMALLER || (unheard && parcel.size() > SURELY_FEW)) {
      most = Math.max(1, parcel.size() / 2);
    } else if (!unheard) {
      most = Math.min(limit, most + most / 8 + 1);
    }
  }
}
