package dev.candor.sdk;

import dev.candor.wire.RowHeader;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a product's own local store from doing harm: it is made, written and closed in a daemon
 * thread of its own, which nobody waits for longer than a deadline.
 *
 * <p>A store that was not back in time is interrupted and gets nothing more until it is, so that
 * its calls never overlap; then it is closed and another made, as after an {@code Error}. What it
 * was given comes again, so one that had written it all the same sees those rows twice, under the
 * same ids.
 *
 * <p>Calls come from one thread; {@link #endSoon} is for any.
 */
final class KeptStore implements RowSink, Runnable {

  private static final long CALL_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long LAST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOKS_AGAIN_MILLIS = 100; // the clock may have been stopped meanwhile

  private final LocalStore made;
  private final LocalStore.Site site;
  private final LongSupplier nanos;
  private @Nullable RowSink store; // the thread's own
  private @Nullable Thread thread;
  private @Nullable Call call; // that the store is at
  private boolean ending;
  private long end;

  KeptStore(LocalStore made, LocalStore.Site site, LongSupplier nanos) {
    this.made = made;
    this.site = site;
    this.nanos = nanos;
  }

  /** Rows to be written, in an array of their own; or the end. */
  private static final class Call {

    private final @Nullable RowHeader header;
    private final byte[] rows;
    private final long epochMillis;
    private boolean done;
    private boolean late;
    private @Nullable Throwable failure;

    private Call(@Nullable RowHeader header, byte[] rows, long epochMillis) {
      this.header = header;
      this.rows = rows;
      this.epochMillis = epochMillis;
    }
  }

  @Override
  public void write(RowHeader header, byte[] rows, int length, long epochMillis)
      throws IOException {
    have(new Call(header, Arrays.copyOf(rows, length), epochMillis));
  }

  @Override
  public void close() throws IOException {
    if (thread != null) {
      have(new Call(null, new byte[0], 0));
    }
  }

  /** Lets no call go on for longer than a second from now. */
  synchronized void endSoon() {
    ending = true;
    end = nanos.getAsLong() + LAST_NANOS;
    notifyAll();
  }

  private synchronized void have(Call next) throws IOException {
    if (call != null) {
      throw new IOException("it has not come back from what it was given before");
    }
    if (thread == null) {
      Thread started = Threads.daemon("local", this);
      started.start();
      thread = started;
    }
    call = next;
    notifyAll();
    await(next);
    Throwable failure = next.failure;
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
  }

  private void await(Call next) throws IOException {
    long begun = nanos.getAsLong();
    boolean interrupted = false;
    while (!next.done) {
      long now = nanos.getAsLong();
      long left = CALL_NANOS - (now - begun);
      if (ending) {
        left = Math.min(left, end - now);
      }
      if (left <= 0) {
        next.late = true;
        if (thread != null) {
          thread.interrupt();
        }
        break;
      }
      try {
        wait(Math.min(1 + TimeUnit.NANOSECONDS.toMillis(left), LOOKS_AGAIN_MILLIS));
      } catch (InterruptedException e) {
        interrupted = true; // the host's own: the deadline is near enough
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (next.late) {
      throw new IOException("it was not back in time, and gets nothing more until it is");
    }
  }

  @Override
  public void run() {
    boolean open = true;
    while (open) {
      Call now = next();
      @Nullable Throwable failure = null;
      try {
        open = perform(now);
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
        open = now.header != null;
      }
      if (isOver(now) || failure instanceof Error) {
        giveUp();
      }
      answer(now, failure);
    }
  }

  /** Does what is asked; false where that was the end. */
  private boolean perform(Call now) throws IOException {
    RowSink to = store;
    if (now.header == null) {
      store = null;
      if (to != null) {
        to.close();
      }
      return false;
    }
    if (to == null) {
      to = made.open(site);
      store = to;
    }
    to.write(now.header, now.rows, now.rows.length, now.epochMillis);
    return true;
  }

  private void giveUp() {
    RowSink given = store;
    store = null;
    try {
      if (given != null) {
        given.close();
      }
    } catch (IOException | RuntimeException | Error e) {
      site.diagnostics().accept("the local store could not be closed to be made again: " + e);
    }
  }

  private synchronized Call next() {
    while (true) {
      Call asked = call;
      if (asked != null) {
        return asked;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        // of a call that is over; the host has no way to this thread
      }
    }
  }

  private synchronized boolean isOver(Call now) {
    return now.late;
  }

  private synchronized void answer(Call now, @Nullable Throwable failure) {
    now.failure = failure;
    now.done = true;
    call = null;
    if (now.late) {
      Thread.interrupted(); // that was for this call
    }
    notifyAll();
  }
}
