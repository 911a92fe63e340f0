package dev.candor.bench;

/** What takes a tool's events and sends them: Candor, or another library beside it. */
interface Peer {

  /** Hands in an event. */
  void record(BuildFinished event);

  /** Ends it as its documentation says. */
  void shutDown() throws InterruptedException;
}
