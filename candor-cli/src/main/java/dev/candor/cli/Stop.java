package dev.candor.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a server run until the process is told to end, and lets the process end only when the server
 * is closed: open it before the server, so that it is closed after it.
 */
final class Stop implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 15;

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  Stop() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::tell, "candor-stop"));
  }

  private void tell() {
    told.countDown();
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // what was acknowledged is committed: ending hard loses nothing
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the system is in a hurry
    }
  }

  /** Waits until the process is told to end. */
  void await() throws InterruptedException {
    told.await();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
