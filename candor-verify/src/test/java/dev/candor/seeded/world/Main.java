package dev.candor.seeded.world;

import java.time.Clock;

/** A root: no lock may name it. */
public final class Main {

  private Main() {}

  /** Takes what only a root may take. */
  public static void main(String[] args) {
    System.out.println(Clock.systemUTC() + System.getenv("PATH"));
    System.exit(0);
  }
}
