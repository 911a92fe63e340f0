package dev.candor.bench;

import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.MpscArrayQueue;

/**
 * The least that handing an event to another thread can cost: a bounded queue of JCTools, and a
 * consumer that looks every two milliseconds, as Candor's does in a burst, and forgets what it
 * finds.
 */
final class FloorQueue implements AutoCloseable {

  private static final int CAPACITY = 16_384;
  private static final long LINGER_NANOS = 2_000_000;

  private final MpscArrayQueue<Record> queue = new MpscArrayQueue<>(CAPACITY);
  private final Thread consumer = new Thread(this::consume, "floor-consumer");
  private volatile long taken;
  private volatile boolean closed;

  FloorQueue() {
    consumer.setDaemon(true);
    consumer.start();
  }

  void add(Record event) {
    if (!queue.offer(event)) {
      throw new IllegalStateException("the queue is full: the figures are void");
    }
  }

  /** How many events came out. */
  long taken() {
    return taken;
  }

  private void consume() {
    long count = 0;
    while (!closed) {
      while (queue.poll() != null) {
        count++;
      }
      taken = count;
      LockSupport.parkNanos(this, LINGER_NANOS);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
