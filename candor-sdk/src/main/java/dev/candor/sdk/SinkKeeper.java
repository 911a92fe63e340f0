package dev.candor.sdk;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a sink from doing harm: whatever calls it, from making it to closing it, has a daemon
 * thread of its own and a deadline, after which nobody waits for it any more. A sink that threw or
 * did not come back is closed and another made.
 *
 * <p>A call that never comes back keeps its thread. While there are {@value #MOST_LEFT} of those no
 * sink is made or called, so that with one that is being closed three threads are the most.
 *
 * <p>So whoever waits here is never interrupted, and may have files open: a file channel closes
 * itself when its thread is. Calls come from one thread; {@link #endBy} is for any.
 */
final class SinkKeeper {

  private static final int FAILURES = 3;
  private static final int MOST_LEFT = 2;
  private static final Duration CLOSING = Duration.ofMillis(200);
  private static final Duration HEAD_START = Duration.ofMillis(100);
  private static final Duration FAIR = Duration.ofSeconds(1); // in less, there may be no chance

  private final Function<? super Permit, ? extends Sink> made;
  private final String thread;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private @Nullable Known known;
  private Backoff.Blame blame = Backoff.Blame.NONE;
  private int restarts;
  private int left;
  private Instant end = Instant.MAX;

  SinkKeeper(Leg leg, Surroundings surroundings) {
    this.made = leg.sink();
    this.thread = "sink-" + leg.destination();
    this.clock = surroundings.clock();
    this.nanos = surroundings.nanos();
  }

  /** A sink that was made, and what it said of itself then. */
  private record Known(Sink sink, @Nullable URI address, Duration oldest, int most, boolean asks) {

    private Known {
      if (most < 1) {
        throw new IllegalArgumentException(
            "parcels of at most %d events: let most() say 1 or more".formatted(most));
      }
    }
  }

  /**
   * Why there is no sink.
   *
   * @param why for a person
   * @param failed whether it failed; else the product has none now
   */
  record Absence(String why, boolean failed) {}

  /**
   * Has the sink made where there is none, and is back soon after the deadline.
   *
   * @return null where there is one now
   * @throws InterruptedException if the caller is
   */
  @Nullable Absence open(Permit permit, Instant deadline) throws InterruptedException {
    if (known != null) {
      return null;
    }
    Opening opening = new Opening(permit);
    String refused = begin(opening);
    if (refused != null) {
      return new Absence(refused, true);
    }
    if (!await(opening, deadline)) {
      boolean failed = !isOver(); // else the tool ends, and it was given no time
      restarts += failed ? 1 : 0;
      return new Absence("the sink was not made in time", failed);
    }
    if (opening.failure instanceof UncheckedIOException none) {
      return new Absence(
          String.valueOf(Objects.requireNonNull(none.getCause()).getMessage()), false);
    }
    known = opening.opened;
    if (known == null) {
      restarts++;
      return new Absence("the sink cannot be made: " + opening.failure, true);
    }
    return null;
  }

  private Known known() {
    if (known == null) {
      throw new IllegalStateException("there is no sink: open it first");
    }
    return known;
  }

  /** The address of the sink that was made, or null where it has none. */
  @Nullable URI address() {
    return known().address();
  }

  /** How old an event may be that it gets. */
  Duration oldest() {
    return known().oldest();
  }

  /** How many events a parcel may have for it. */
  int most() {
    return known().most();
  }

  /** With what the sink failed, if it did the last time. */
  Backoff.Blame blame() {
    return blame;
  }

  /**
   * Goes on from where a process before was.
   *
   * @return of how many times as many events parcels may be by then, as a power of two
   */
  int goOnFrom(Backoff.Blame before) {
    blame = before;
    return Math.min(Math.max(0, before.times() - FAILURES + 1), Integer.SIZE - 1);
  }

  /** How often the sink failed or hung, and had to be made again. */
  int restarts() {
    return restarts;
  }

  /**
   * Hands over a parcel to the sink that was made, and is back soon after the deadline whatever it
   * does.
   *
   * @throws InterruptedException if the caller is; what became of the parcel is not known
   */
  Delivery deliver(Parcel given, Instant deadline) throws InterruptedException {
    Instant now = clock.instant();
    Instant sooner = deadline.minus(HEAD_START);
    Instant due = sooner.isAfter(now.plus(HEAD_START)) ? sooner : deadline;
    Known to = known();
    Delivering call = new Delivering(to.sink(), given, due);
    String refused = begin(call);
    if (refused != null) {
      return Delivery.deferred(given.size(), Duration.ZERO, refused);
    }
    boolean back = false;
    try {
      back = await(call, deadline);
    } finally {
      if (!back) {
        restarts += isOver() ? 0 : 1;
        close();
      }
    }
    if (!back) {
      String late = "the sink was not back in time, and another is made";
      // Of one that asks a network, what is slow may be a name server: no fault of the events.
      boolean fair = !to.asks() && !deadline.isBefore(now.plus(FAIR)) && !isOver();
      return fair ? failed(given, late) : Delivery.deferred(given.size(), Duration.ZERO, late);
    }
    Delivery delivery = call.delivery;
    if (delivery == null) {
      restart();
      return failed(given, "the sink failed: " + call.failure);
    }
    int came = delivery.outcomes().size();
    if (came != given.size()) {
      restart();
      return failed(
          given, "the sink failed: %d outcomes came for %d events".formatted(came, given.size()));
    }
    blame = Backoff.Blame.NONE;
    return delivery;
  }

  /**
   * One that fails again and again with the same events gets fewer, until it is known which one.
   */
  private Delivery failed(Parcel given, String why) {
    String id = given.id().toString();
    blame = new Backoff.Blame(id, id.equals(blame.parcel()) ? blame.times() + 1 : 1);
    if (blame.times() < FAILURES) {
      return Delivery.deferred(given.size(), Duration.ZERO, why);
    }
    return given.rows().size() > 1
        ? Delivery.tooLarge(given.size())
        : Delivery.rejected(given.size(), "sink_failed");
  }

  private void restart() {
    restarts++;
    close();
  }

  /** Begins a call; says why not where it does not, and else nothing. */
  private @Nullable String begin(Call call) {
    synchronized (this) {
      if (left >= MOST_LEFT) {
        return "the sink is not called: %d calls before have not come back".formatted(left);
      }
    }
    try {
      call.runner.start();
      return null;
    } catch (OutOfMemoryError e) {
      return "there is no thread to call the sink: " + e;
    }
  }

  /**
   * Waits for a call's end, and never longer than an attempt has, though the clock be set back;
   * false where it goes on, and nobody waits for it any more.
   */
  private synchronized boolean await(Call call, Instant deadline) throws InterruptedException {
    long most = Math.min(millisUntil(deadline), Courier.ATTEMPT.toMillis());
    try {
      while (!call.done) {
        long gone = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - call.begun);
        Instant until = end.isBefore(deadline) ? end : deadline;
        long millis = Math.min(millisUntil(until), most - gone);
        if (millis <= 0) {
          return false;
        }
        wait(millis);
      }
      return true;
    } finally {
      if (!call.done) {
        call.left = true;
        left++;
        call.runner.interrupt();
      }
    }
  }

  private long millisUntil(Instant then) {
    return Duration.between(clock.instant(), then).toMillis();
  }

  /** Whether all is over, and whoever is not back was cut short. */
  private synchronized boolean isOver() {
    return !clock.instant().isBefore(end);
  }

  /** Lets no call go on for longer than this. */
  synchronized void endBy(Instant by) {
    end = by;
    notifyAll();
  }

  /** Closes the sink, without waiting for longer than a moment. */
  void close() {
    Known old = known;
    known = null;
    if (old == null) {
      return;
    }
    Call closing = new Closing(old.sink());
    try {
      closing.runner.start();
      await(closing, clock.instant().plus(CLOSING));
    } catch (OutOfMemoryError e) {
      return; // no thread: what the sink holds goes with the process
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A call in a thread of its own. */
  private abstract class Call implements Runnable {

    private final Thread runner = Threads.daemon(thread, this);
    private final long begun = nanos.getAsLong();
    private boolean done;
    private boolean left;
    @Nullable Throwable failure;

    /** Calls the sink. */
    abstract void call() throws InterruptedException;

    /** Lets go of what came when nobody waited for it any more. */
    void cameLate() {}

    @Override
    public void run() {
      @Nullable Throwable thrown = null;
      try {
        call();
      } catch (InterruptedException | RuntimeException | Error e) {
        thrown = e;
      }
      if (ended(thrown)) {
        try {
          cameLate();
        } catch (RuntimeException | Error e) {
          failure = e; // nobody asks: it was given up before
        } finally {
          isGone();
        }
      }
    }

    /** Says that it is back; true where nobody waits for it. */
    private boolean ended(@Nullable Throwable thrown) {
      synchronized (SinkKeeper.this) {
        failure = thrown;
        done = true;
        SinkKeeper.this.notifyAll();
        return left;
      }
    }

    private void isGone() {
      synchronized (SinkKeeper.this) {
        SinkKeeper.this.left--;
      }
    }
  }

  /** Makes the sink, and asks what it says of itself. */
  private final class Opening extends Call {

    private final Permit permit;
    private @Nullable Known opened;

    Opening(Permit permit) {
      this.permit = permit;
    }

    @Override
    void call() {
      Sink sink = Objects.requireNonNull(made.apply(permit), "there is none");
      @Nullable Known all = null;
      try {
        Duration oldest = Objects.requireNonNull(sink.oldest(), "oldest");
        all = new Known(sink, sink.address(), oldest, sink.most(), sink.protocol() != null);
      } finally {
        if (all == null) {
          sink.close();
        }
      }
      opened = all;
    }

    @Override
    void cameLate() {
      if (opened != null) {
        opened.sink().close();
      }
    }
  }

  /** Hands over a parcel. */
  private final class Delivering extends Call {

    private final Sink to;
    private final Parcel given;
    private final Instant due;
    private @Nullable Delivery delivery;

    Delivering(Sink to, Parcel given, Instant due) {
      this.to = to;
      this.given = given;
      this.due = due;
    }

    @Override
    void call() throws InterruptedException {
      delivery = to.deliver(given, due);
    }
  }

  /** Closes a sink. */
  private final class Closing extends Call {

    private final Sink old;

    Closing(Sink old) {
      this.old = old;
    }

    @Override
    void call() {
      old.close();
    }
  }
}
