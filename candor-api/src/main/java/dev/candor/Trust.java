package dev.candor;

/** Whose a destination is. In order: each is farther from the person than the one before it. */
public enum Trust {
  /** This machine. */
  LOCAL,
  /** A collector of the person or of their administrator. */
  OWN,
  /** Somebody else's. */
  VENDOR
}
