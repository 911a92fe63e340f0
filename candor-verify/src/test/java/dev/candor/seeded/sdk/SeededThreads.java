package dev.candor.seeded.sdk;

/** Makes threads where another class does, too. */
public final class SeededThreads {

  private SeededThreads() {}

  /** Makes them. */
  public static void make() throws InterruptedException {
    Thread.ofPlatform().start(SeededSdk::use).join(); // caught by threads
    new Own().join(); // caught by threads
  }

  private static final class Own extends Thread {} // caught by threads
}
