package dev.candor.wire;

import static org.assertj.core.api.Assertions.fail;

/** Reads broken bytes: a reader may refuse them, or make sense of them, and nothing else. */
final class Attempts {

  private Attempts() {}

  /** Fails if the reader throws anything but {@link MalformedException}. */
  static void isMalformedOrRead(Runnable reader, String what) {
    try {
      reader.run();
    } catch (MalformedException e) {
      // that is what it is for
    } catch (RuntimeException | Error e) {
      fail(what + ": " + e, e);
    }
  }
}
