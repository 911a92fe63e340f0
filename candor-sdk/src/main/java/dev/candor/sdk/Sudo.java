package dev.candor.sdk;

import java.io.IOException;
import java.nio.file.Files;

/**
 * A process of root's in the home of the person who called it, which sudo keeps on macOS and where
 * it is told to. What it made there would be root's: a person whose {@code ~/.local} is has no use
 * for it any more. Holds no state.
 */
final class Sudo {

  /** Who called sudo. Where nobody did, nothing else of this class need be loaded. */
  static final String CALLER = "SUDO_UID";

  private Sudo() {}

  /** Whether it is so. */
  static boolean keepsHome(Surroundings surroundings) {
    if (!surroundings.isSet(CALLER)) {
      return false;
    }
    try {
      Object owner = Files.getAttribute(surroundings.home(), "unix:uid");
      return surroundings.variable(CALLER).equals(String.valueOf(owner));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false; // there is none, or none with such an owner
    }
  }
}
