package dev.candor.sdk;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Drives the pipeline: the one thread that every event passes through. It sleeps while nothing is
 * recorded, and once woken waits a moment so that a burst is written at once.
 */
final class Worker implements Runnable {

  private static final long LINGER_NANOS = 2_000_000;

  private final Intake intake;
  private final Pipeline pipeline;
  private final Ledger ledger;
  private final Debug debug;
  private final String destination;
  private final Runnable first;

  /**
   * Drives a pipeline.
   *
   * @param destination whom the spool is for
   * @param first what is to be done before the first event
   */
  Worker(
      Intake intake,
      Pipeline pipeline,
      Ledger ledger,
      String destination,
      Debug debug,
      Runnable first) {
    this.destination = destination;
    this.first = first;
    this.intake = intake;
    this.pipeline = pipeline;
    this.ledger = ledger;
    this.debug = debug;
  }

  @Override
  public void run() {
    try {
      first.run();
    } catch (RuntimeException | Error e) {
      debug.trouble("telemetry could not begin in order", e);
    }
    while (!intake.isClosed()) {
      try {
        if (!pipeline.step()) {
          pipeline.rest();
          intake.sleep();
          if (!intake.isClosed()) {
            LockSupport.parkNanos(this, LINGER_NANOS);
          }
        }
      } catch (RuntimeException | Error e) {
        debug.trouble("telemetry stumbled and goes on", e);
      }
    }
    try {
      append(pipeline.finish());
      append(pipeline.untold(destination));
    } catch (IOException | RuntimeException | Error e) {
      debug.trouble("telemetry could not end in order", e);
    }
  }

  private void append(Ledger.@Nullable Entry entry) throws IOException {
    if (entry != null) {
      ledger.append(entry);
    }
  }
}
