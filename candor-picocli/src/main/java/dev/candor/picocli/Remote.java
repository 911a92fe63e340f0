package dev.candor.picocli;

import dev.candor.sdk.Permit;
import dev.candor.sdk.Sink;
import java.io.IOException;

/** How a tool makes its remote sink, at the moment at which something is to be sent. */
@FunctionalInterface
public interface Remote {

  /**
   * Makes it; the caller closes it. Called in a thread of its own, which nobody waits for once the
   * time is over.
   *
   * @param permit that something may leave
   * @throws IOException if there is none now, with a message that says what to do about it
   */
  Sink open(Permit permit) throws IOException;

  /**
   * Says what is wrong with what a person gave for it, by an exception of the tool's own: where the
   * person asked for a delivery, whether something waits or not, and in the command's own thread.
   * It waits for nothing.
   */
  default void check() {}
}
