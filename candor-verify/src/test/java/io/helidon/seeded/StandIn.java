package io.helidon.seeded;

/** Stands for a class of the web server, so that a seeded violation needs no server. */
public final class StandIn {

  private StandIn() {}

  /** Does nothing. */
  public static void use() {}
}
